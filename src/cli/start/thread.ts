/** Starts a thread of the program, which lints some of the files of a run. */
import { loadProgram } from "./load.ts";

loadProgram({ isThread: true });
