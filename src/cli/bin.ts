/** Starts the program with the effects of a real process. */
import type { ImportFile } from "../config/plugins.ts";
import type { ReferenceParser } from "../document/markdown/parser.ts";
import { rawArguments } from "../files/names.ts";
import type { Dictionary } from "../text/dictionary.ts";
import { failureText } from "./io/failure.ts";
import { processIo } from "./io/process-io.ts";
import { main } from "./main.ts";

/**
 * Not Node's own: the program is bundled as scripts, which cannot use `import`, and `start/start.ts` passes them a
 * `require` for the files of the bundle and `importFile` for plugins.
 */
declare const require: (path: string) => { readonly referenceParser: ReferenceParser; readonly english: Dictionary };
declare const importFile: ImportFile;

const start = async (): Promise<number> =>
  main(
    rawArguments(process.argv.slice(2)),
    processIo(process, {
      importFile,
      reference: () => require("./reference.cjs").referenceParser,
      english: () => require("./english.cjs").english,
    }),
  );

start().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(failureText(error));
    process.exitCode = 2;
  },
);
