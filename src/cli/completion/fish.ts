/** The completion script for fish. */
import type { CompletedCommand, CompletedFlag, Taken } from "./model.ts";

const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

const LIST = {
  words: (words: string) => quoted(words),
  list: (words: string) => quoted(`(__twir_lint_list ${words})`),
};

const offered = (takes: Taken): string => {
  if (takes.kind === "words" || takes.kind === "list") return ` -x -a ${LIST[takes.kind](takes.words.join(" "))}`;
  return takes.kind === "file" ? " -r -F" : " -x";
};

const when = (path: string): string => `complete -c twir-lint -n ${quoted(`__twir_lint_at ${quoted(path)}`)}`;

const flagLine = (path: string, { long, short, description, takes }: CompletedFlag): string => {
  const names = `-l ${long.slice(2)}${short ? ` -s ${short.slice(1)}` : ""}`;
  return `${when(path)} ${names}${takes ? offered(takes) : ""} -d ${quoted(description)}`;
};

export const fishScript = (commands: readonly CompletedCommand[]): string => {
  const valued = commands.flatMap(({ path, flags }) =>
    flags
      .filter(({ takes }) => takes)
      .flatMap(({ long, short }) => [long, ...(short ? [short] : [])].map((name) => `${path}:${name}`)),
  );
  const paths = commands.map(({ path }) => path).filter((path) => path !== "");
  const lines = commands.flatMap(({ path, flags, commands: each, argument }) => [
    ...(argument?.kind === "file" ? [`${when(path)} -F`] : []),
    ...(argument?.kind === "words" ? [`${when(path)} -a ${quoted(argument.words.join(" "))}`] : []),
    ...each.map(({ name, description }) => `${when(path)} -a ${name} -d ${quoted(description)}`),
    ...flags.map((flag) => flagLine(path, flag)),
  ]);
  return `# twir-lint completes its commands, flags, values and rules.
# fish: twir-lint completion fish > ~/.config/fish/completions/twir-lint.fish

# The words, behind those that are there already with commas between them.
function __twir_lint_list
    set -l before (string match -r '^(?:--[^=]*=)?((?:.*,)?)' -- (commandline -ct))[2]
    printf '%s\\n' $before$argv
end

# Whether the command that is being written is this one.
function __twir_lint_at
    set -l command ''
    set -l skipped no
    for each in (commandline -opc)[2..-1]
        if test $skipped = yes
            set skipped no
        else if contains -- "$command:$each" ${valued.map(quoted).join(" ")}
            set skipped yes
        else if not string match -q -- '-*' $each
            set -l longer (string trim -- "$command $each")
            contains -- $longer ${paths.map(quoted).join(" ")}; or break
            set command $longer
        end
    end
    test "$command" = "$argv[1]"
end

complete -c twir-lint -f
${lines.join("\n")}
`;
};
