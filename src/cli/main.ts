import { didYouMean, ruleIds } from "../config/rule-names.ts";
import { UsageError } from "../config/usage-error.ts";
import { visible } from "../report/visible.ts";
import { rules } from "../rules/index.ts";
import { type Request, readArguments } from "./arguments.ts";
import { useColor } from "./color.ts";
import { failureText } from "./failure.ts";
import type { Io } from "./io.ts";
import { lintCommand } from "./lint-command.ts";
import { version } from "./version.ts";

const explain = async ({ rule: id, color }: Request & { command: "explain" }, io: Io): Promise<string> => {
  const rule = rules.find((each) => each.id === id);
  if (!rule)
    throw new UsageError(`unknown rule \`${id}\``, {
      help: didYouMean(id, ruleIds()) ?? "`twir-lint rules` lists all",
    });
  const { explainRule } = await import("../report/explain.ts");
  return explainRule(rule, { color: useColor(color, io.stdout, io.env) });
};

const list = async ({ format }: Request & { command: "rules" }): Promise<string> => {
  const { ruleJson, ruleTable } = await import("../report/rule-list.ts");
  return format === "json" ? ruleJson(rules) : ruleTable(rules);
};

const run = async (argv: readonly string[], io: Io): Promise<number> => {
  const request = readArguments(argv, version());
  if (request.command === "lint") return lintCommand(request.paths, request.flags, io);
  if (request.command === "said") {
    await io.stdout.write(request.stdout);
    // An unknown option is repeated in the message, and it may hold anything.
    await io.stderr.write(request.stderr.split("\n").map(visible).join("\n"));
    return request.exitCode;
  }
  await io.stdout.write(await (request.command === "explain" ? explain(request, io) : list(request)));
  return 0;
};

/** The whole program: understands the arguments, does it, and says with which code the process should end. */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    return await run(argv, io);
  } catch (error) {
    await io.stderr.write(failureText(error));
    return 2;
  }
};
