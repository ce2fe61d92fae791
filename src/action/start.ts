/** The file that a runner starts, as `action.yml` names it: bundled by itself, it loads the program. */
import { start } from "../cli/start/load.ts";
import { lines } from "./lines.ts";

start("run-action.cjs", lines(process.env.INPUT_ARGUMENTS));
