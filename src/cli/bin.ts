/** The program with the arguments of the process. */
import { rawArguments } from "../files/names.ts";
import { main } from "./main.ts";
import { runProgram } from "./program.ts";

export const run = (): void => runProgram((io) => main(rawArguments(process.argv.slice(2)), io));
