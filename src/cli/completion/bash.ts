/** The completion script for bash, and for zsh, which runs it too. No word of the command line is evaluated. */
import type { CompletedCommand, CompletedFlag, Taken } from "./model.ts";

const namesOf = ({ long, short }: CompletedFlag): string[] => [long, ...(short ? [short] : [])];

const offered = (takes: Taken): string => {
  if (takes.kind === "words") return `_twir_lint_words '${takes.words.join(" ")}'`;
  if (takes.kind === "list") return `_twir_lint_list '${takes.words.join(" ")}'`;
  return takes.kind === "file" ? "_twir_lint_files" : ":";
};

/** A pattern of `case` for a command and one of these words. */
const pattern = (path: string, words: readonly string[]): string =>
  words.map((word) => `'${path}:${word}'`).join(" | ");

const branches = (rows: readonly (readonly [string, string])[], indent: string): string =>
  rows
    .filter(([words]) => words !== "")
    .map(([words, action]) => `${indent}${words}) ${action} ;;\n`)
    .join("");

export const bashScript = (commands: readonly CompletedCommand[]): string => {
  const valued = commands.map(
    ({ path, flags }) =>
      [
        pattern(path, flags.filter(({ takes }) => takes).flatMap(namesOf)),
        `((at++)); [[ \${COMP_WORDS[at]} == = ]] && ((at++))`,
      ] as const,
  );
  const below = commands.map(
    ({ path, commands: each }) =>
      [
        pattern(
          path,
          each.map(({ name }) => name),
        ),
        `command="\${command:+$command }$each"`,
      ] as const,
  );
  const values = commands.flatMap(({ path, flags }) =>
    flags.flatMap((flag) =>
      flag.takes ? [[pattern(path, namesOf(flag)), `${offered(flag.takes)}; return`] as const] : [],
    ),
  );
  const flags = commands.map(
    ({ path, flags: each }) => [`'${path}'`, `_twir_lint_words '${each.flatMap(namesOf).join(" ")}'`] as const,
  );
  const rest = commands.map(({ path, commands: each, argument }) => {
    const names = each.map(({ name }) => name).join(" ");
    const actions = [...(names ? [`_twir_lint_words '${names}'`] : []), ...(argument ? [offered(argument)] : [])];
    return [`'${path}'`, actions.length > 0 ? actions.join("; ") : ":"] as const;
  });
  return `# twir-lint completes its commands, flags, values and rules.
# bash: source <(twir-lint completion bash)

# The words that begin as the last one does, as far as the shell replaces them.
_twir_lint_words() {
  local each
  for each in $(compgen -W "$1" -- "$word"); do
    each="$joined$each"
    COMPREPLY+=("\${each#"$head"}")
  done
}

# Several words with commas between them.
_twir_lint_list() {
  local before="\${word%"\${word##*,}"}" last="\${word##*,}" each
  for each in $(compgen -W "$1" -- "$last"); do
    each="$joined$before$each"
    COMPREPLY+=("\${each#"$head"}")
  done
}

_twir_lint_files() {
  local IFS=$'\\n' each
  for each in $(compgen -f -- "$word"); do
    each="$joined$each"
    COMPREPLY+=("\${each#"$head"}")
  done
  compopt -o filenames 2>/dev/null
  return 0
}

_twir_lint() {
  local at=$COMP_CWORD command='' each joined='' previous last whole word head
  COMPREPLY=()
  last="\${COMP_WORDS[at]}"
  # Bash takes --flag=value apart, and replaces only what is behind the last =.
  if [[ $last == = ]]; then
    last=''
    ((at--))
    whole="\${COMP_WORDS[at]}="
  else
    whole="$last"
  fi
  while ((at > 2)) && [[ \${COMP_WORDS[at-1]} == = ]]; do
    whole="\${COMP_WORDS[at-2]}=$whole"
    ((at -= 2))
  done
  head="\${whole%"$last"}"
  word="$whole"
  previous="\${COMP_WORDS[at-1]}"
  if [[ $whole == --*=* ]]; then
    previous="\${whole%%=*}"
    joined="$previous="
    word="\${whole#*=}"
  fi
  local end=$at
  for ((at = 1; at < end; at++)); do
    each="\${COMP_WORDS[at]}"
    case "$command:$each" in
${branches(valued, "      ")}${branches(below, "      ")}      *:-*) ;;
      *) break ;;
    esac
  done
  case "$command:$previous" in
${branches(values, "    ")}  esac
  if [[ $word == -* ]]; then
    case "$command" in
${branches(flags, "      ")}    esac
    return
  fi
  case "$command" in
${branches(rest, "    ")}  esac
}

complete -o default -F _twir_lint twir-lint
`;
};

/** Zsh runs it as bash would. */
export const zshScript = (commands: readonly CompletedCommand[]): string => `# zsh: source <(twir-lint completion zsh)
(( $+functions[compdef] )) || { autoload -U compinit && compinit }
autoload -U +X bashcompinit && bashcompinit
${bashScript(commands)}`;
