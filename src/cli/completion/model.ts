/** What can be completed on the command line, from the definition of the program that parses it. */
import type { Command, Option } from "commander";
import { LEVELS, namesOf } from "../../config/rule-names.ts";
import { FORMATS } from "../../report/formats.ts";
import type { AnyRule } from "../../rule/define-rule.ts";

/** What a flag or an argument takes: one of these words, several with commas between them, or a path. */
export type Taken =
  | { readonly kind: "words" | "list"; readonly words: readonly string[] }
  | { readonly kind: "file" | "text" };

export interface CompletedFlag {
  /** With dashes. */
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  /** Undefined for a flag without a value. */
  readonly takes?: Taken;
}

export interface CompletedCommand {
  /** As it is called: `archive stats`; empty for the program itself. */
  readonly path: string;
  readonly flags: readonly CompletedFlag[];
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  /** Undefined when it takes no arguments. */
  readonly argument?: Taken;
}

const PATHS = ["path", "name", "folder"];

/** By the name of the value in the help: the flags of all commands name the same things alike. */
const takenBy = (option: Option, rules: readonly AnyRule[]): Taken | undefined => {
  if (!option.required && !option.optional) return undefined;
  if (option.argChoices) return { kind: "words", words: option.argChoices };
  const [, value = ""] = option.flags.split(/[<>]/);
  const names = namesOf(rules);
  if (option.long === "--online-only")
    return { kind: "list", words: rules.filter(({ needs }) => needs?.includes("pages")).map(({ id }) => id) };
  if (value === "rules") return { kind: "list", words: names };
  if (value === "rule=level")
    return { kind: "words", words: names.flatMap((name) => LEVELS.map((level) => `${name}=${level}`)) };
  if (value === "format=path") return { kind: "words", words: FORMATS.map((format) => `${format}=`) };
  return { kind: PATHS.includes(value) ? "file" : "text" };
};

const argumentOf = (command: Command, rules: readonly AnyRule[]): Taken | undefined => {
  const [argument] = command.registeredArguments;
  if (!argument) return undefined;
  if (argument.argChoices) return { kind: "words", words: argument.argChoices };
  if (argument.name() === "rule") return { kind: "words", words: rules.map(({ id }) => id) };
  return { kind: argument.name() === "url" ? "text" : "file" };
};

/** The program and all its commands. */
export const completedCommands = (program: Command, rules: readonly AnyRule[], above = ""): CompletedCommand[] => {
  const help = program.createHelp();
  const flags = help.visibleOptions(program).flatMap((option) => {
    const { long, short, description } = option;
    return long ? [{ long, ...(short && { short }), description, takes: takenBy(option, rules) }] : [];
  });
  const commands = help
    .visibleCommands(program)
    .map((each) => ({ name: each.name(), description: each.description() }));
  return [
    { path: above, flags, commands, argument: argumentOf(program, rules) },
    ...program.commands.flatMap((each) => completedCommands(each, rules, `${above} ${each.name()}`.trim())),
  ];
};
