/** What the scripts that read a folder of issues do alike on the command line. */
import { existsSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";

/** Says why the script cannot do its work, and ends it with exit code 2. */
export const fail = (message: string): never => {
  console.error(message);
  process.exit(2);
};

/**
 * The options and what stands beside them. What is not understood ends the script.
 * @param usage what is said then; default: what was not understood
 */
export const parseArguments = <Options extends NonNullable<ParseArgsConfig["options"]>>(
  options: Options,
  usage?: string,
) => {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return fail(usage ?? (error instanceof Error ? error.message : String(error)));
  }
};

/** Ends the script where the folder is not there. */
export const checkFolder = (folder: string): void => {
  if (!existsSync(folder)) fail(`there is no folder ${folder}: name one that holds issues`);
};
