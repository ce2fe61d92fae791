/** The first file of a thread of the program, which lints some of the files of a run. */
import { start } from "./load.ts";

start("run-thread.cjs", process.argv, { isThread: true });
