/** The whole program: from the arguments to an exit code. */
import { helpWithName } from "../config/rule-names.ts";
import { UsageError } from "../config/usage-error.ts";
import { escapeCommands, escapeHidden } from "../report/escape.ts";
import { withWidths } from "../report/width.ts";
import { type AnyRule, GROUPS } from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";
import { lintCommand } from "./commands/lint.ts";
import { useColor, useLinks } from "./io/color.ts";
import { configLoader } from "./io/config.ts";
import type { Io } from "./io/io.ts";
import { wrapLines, writeFailure } from "./io/note.ts";
import { version } from "./io/version.ts";
import { parseArguments } from "./options/arguments.ts";
import type { Request, RuleSources } from "./options/request.ts";

/** All rules for drafts in the working directory: the newsletter's, and those of plugins. */
const rulesHere = (sources: RuleSources, io: Io): Promise<readonly AnyRule[]> =>
  configLoader(sources, io).rulesFor(io.cwd);

const explain = async ({ rule: id, color, sources }: Request & { command: "explain" }, io: Io): Promise<string> => {
  const isBuiltIn = builtIn.some((each) => each.id === id);
  const rules = isBuiltIn ? builtIn : await rulesHere(sources, io);
  const rule = rules.find((each) => each.id === id);
  if (!rule) {
    const ids = rules.map((each) => each.id);
    if (Object.hasOwn(GROUPS, id)) {
      const members = rules.filter(({ group }) => group === id).map((each) => `\`${each.id}\``);
      throw new UsageError(`\`${id}\` is a group of rules`, { help: `explain one of them: ${members.join(", ")}` });
    }
    throw new UsageError(`unknown rule \`${id}\``, { help: helpWithName(id, ids) });
  }
  const { explainRule } = await import("../report/explain.ts");
  const look = { color: useColor(color, io.stdout, io.env), columns: io.stdout.columns };
  return withWidths((widthOf) => explainRule(rule, { ...look, widthOf }));
};

const list = async ({ format, sources }: Request & { command: "rules" }, io: Io): Promise<string> => {
  const rules = await rulesHere(sources, io);
  const { ruleJson, ruleTable } = await import("../report/rule-table.ts");
  if (format === "json") return ruleJson(rules);
  const look = {
    color: useColor("auto", io.stdout, io.env),
    links: useLinks(io.stdout, io.env),
    columns: io.stdout.columns,
  };
  return withWidths((widthOf) => ruleTable(rules, { ...look, widthOf }));
};

const run = async (argv: readonly string[], io: Io): Promise<number> => {
  const request = parseArguments(argv, { columns: () => io.stdout.columns });
  if (request.command === "lint") {
    const { paths, flags } = request;
    if (flags.showSettings) return (await import("./commands/show-settings.ts")).showSettingsCommand(paths, flags, io);
    if (flags.watch) return (await import("./commands/watch.ts")).watchCommand(paths, flags, io);
    io.tuneV8?.("short");
    return lintCommand(paths, flags, io);
  }
  if (request.command === "link")
    return (await import("./commands/link.ts")).linkCommand(request.url, request.flags, io);
  if (request.command === "review") return (await import("./commands/review.ts")).reviewCommand(request.flags, io);
  if (request.command === "archive") return (await import("./commands/archive.ts")).archiveCommand(request.request, io);
  if (request.command === "model")
    return (await import("./commands/model.ts")).modelCommand(request.path, request.flags, io);
  if (request.command === "lsp") return (await import("./commands/lsp.ts")).lspCommand(request.flags, io);
  if (request.command === "completion") {
    await io.stdout.write((await import("./commands/completion.ts")).completionScript(request.shell));
    return 0;
  }
  if (request.command === "version") {
    const { verbose, sources } = request;
    await io.stdout.write(
      verbose ? (await import("./commands/version-details.ts")).versionDetails(sources, io) : `${version()}\n`,
    );
    return 0;
  }
  if (request.command === "mistake")
    throw (await import("./options/explain-mistake.ts")).explainMistake(request.mistake);
  if (request.command === "print") {
    await io.stdout.write(request.stdout);
    // The message repeats an unknown option, which may hold control characters.
    const shown = escapeCommands(request.stderr.split("\n").map(escapeHidden).join("\n"));
    await io.stderr.write(await wrapLines(shown, io.stderr));
    return request.exitCode;
  }
  await io.stdout.write(await (request.command === "explain" ? explain(request, io) : list(request, io)));
  return 0;
};

/** Parses the arguments, runs the command, and returns the exit code. */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    return await run(argv, io);
  } catch (error) {
    // When standard error cannot be written either, the exit code still tells.
    await writeFailure(io.stderr, error).catch(() => {});
    return 2;
  }
};
