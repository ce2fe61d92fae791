/** The command `twir-lint completion SHELL`: prints a script with which a shell completes the command line. */
import { rules } from "../../rules/index.ts";
import { bashScript, zshScript } from "../completion/bash.ts";
import { fishScript } from "../completion/fish.ts";
import { completedCommands } from "../completion/model.ts";
import { buildProgram } from "../options/arguments.ts";
import type { Shell } from "../options/completion.ts";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

export const completionScript = (shell: Shell): string => {
  const program = buildProgram(() => {}, { captured: { stdout: "", stderr: "" } });
  return SCRIPTS[shell](completedCommands(program, rules));
};
