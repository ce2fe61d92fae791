/** The command line of `twir-lint model`. */
import { type Command, InvalidArgumentError } from "commander";
import { choiceOption } from "./mistake.ts";

/** The flags of `twir-lint model`. */
export interface ModelFlags {
  readonly format: "text" | "json";
  /** Prints only what touches this line, from 1. */
  readonly line?: number;
}

const lineNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is the number of a line, from 1.");
};

/** Adds the command to the program. */
export const addModelCommand = (program: Command, done: (path: string, flags: ModelFlags) => void): void => {
  program
    .command("model")
    .argument("<file>", "an issue, or - for standard input")
    .description("print what the linter sees in a file, to find out why a line is flagged or not")
    .addOption(choiceOption("-f, --format <format>", ["text", "json"]).default("text"))
    .option("--line <n>", "only what touches this line", lineNumber)
    .action(done);
};
