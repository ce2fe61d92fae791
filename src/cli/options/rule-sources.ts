/** The flags and commands about rules: where they come from, `twir-lint rules` and `twir-lint explain`. */
import { type Command, Option } from "commander";
import { closest } from "../../text/closest.ts";
import { choiceOption } from "./mistake.ts";
import type { ColorWhen, Request, RuleSources } from "./request.ts";

const COLORS = ["auto", "always", "never"];

const appendTo = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** Adds the flags that name plugins, or the config that names them. */
export const addSourceOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--plugin <path>", "also the rules of this file or installed package; may be repeated").argParser(
        appendTo,
      ),
    )
    .option("-c, --config <path>", "use this config file, whatever twir-lint.config.json is found")
    .option("--no-config", "use no config file, and none of its plugins");

/** Adds the flags that say when to colour. */
export const addColorOptions = (command: Command): Command =>
  command
    .addOption(
      choiceOption(
        "--color <when>",
        COLORS,
        "colours; auto: on a terminal, unless NO_COLOR is set; --color alone: always",
      ).default("auto"),
    )
    .addOption(new Option("--no-color", "as --color never").preset("never"));

/**
 * The arguments with a value behind each `--color`: most programs take the flag without one, and a path behind it is no
 * value.
 */
export const withColorValues = (argv: readonly string[]): string[] => {
  const end = argv.indexOf("--");
  return argv.map((argument, index) => {
    if (argument !== "--color" || (end >= 0 && index > end)) return argument;
    return closest(argv[index + 1] ?? "", COLORS) === undefined ? "--color=always" : argument;
  });
};

/** Merges the flags before the name of a command with those behind it, which win. */
const mergeSources = (before: RuleSources, local: RuleSources): RuleSources => ({
  plugin: [...(before.plugin ?? []), ...(local.plugin ?? [])],
  config: local.config ?? before.config,
});

/** Adds the commands to the program. */
export const addRuleCommands = (program: Command, done: (request: Request) => void): void => {
  const rules = program
    .command("rules")
    .description("list all rules")
    .addOption(choiceOption("-f, --format <format>", ["table", "json"]).default("table"));
  addSourceOptions(rules).action(({ format, ...local }: RuleSources & { format: "table" | "json" }) =>
    done({ command: "rules", format, sources: mergeSources(program.opts(), local) }),
  );
  const explain = program
    .command("explain")
    .argument("<rule>")
    .description("say what a rule flags and why, with examples");
  addSourceOptions(addColorOptions(explain)).action(
    (rule: string, { color, ...local }: RuleSources & { color: ColorWhen }) =>
      done({ command: "explain", rule, color, sources: mergeSources(program.opts(), local) }),
  );
};
