/** The first file of the program that Node runs: bundled by itself, it loads the others. */
import { start } from "./load.ts";

start("main.cjs", process.argv);
