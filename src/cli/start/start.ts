/** Starts the program. `scripts/bundle.ts` bundles this into a file of its own, and the rest into the files that it loads. */
import { loadProgram } from "./load.ts";

loadProgram({ isThread: false });
