/** The action with the effects of a real process. */
import { runProgram } from "../cli/program.ts";
import { runAction } from "./action.ts";

/** A runner gives an action tokens that it gives to no script. */
const TOKEN = /^(?:INPUT|ACTIONS)_\w*TOKEN$/;

export const run = (): void =>
  runProgram((io) => {
    const env = { ...io.env };
    // Plugins run in this process and read its environment. Those that look for it still find what the process was
    // started with (`/proc/self/environ`): they are programs, and SECURITY.md says whose.
    for (const name of Object.keys(process.env)) if (TOKEN.test(name)) delete process.env[name];
    return runAction({ ...io, env });
  });
