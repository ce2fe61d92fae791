/** The command line of `twir-lint completion`. */
import { Argument, type Command } from "commander";
import { knownValue } from "./mistake.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

const HELP = `
Put one of these into what your shell reads when it starts:
  bash  source <(twir-lint completion bash)
  zsh   source <(twir-lint completion zsh)
  fish  twir-lint completion fish | source`;

/** Adds the command to the program. */
export const addCompletionCommand = (program: Command, done: (shell: Shell) => void): void => {
  const shell = new Argument("<shell>").choices(SHELLS);
  shell.argParser((text: string) => knownValue(text, SHELLS, { flag: "completion", what: "shell" }));
  program
    .command("completion")
    .addArgument(shell)
    .description("print a script with which your shell completes commands, flags and rules")
    .addHelpText("after", HELP)
    .action(done);
};
