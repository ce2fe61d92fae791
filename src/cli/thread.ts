/** A thread of the program with the effects of the process. */
import { serveThread } from "./commands/file-thread.ts";
import { runProgram } from "./program.ts";

export const run = (): void => runProgram(serveThread);
