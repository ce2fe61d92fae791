/** Starts the program with the effects of a real process. */
import type { ReferenceParser } from "../document/markdown/parser.ts";
import { rawArguments } from "../files/names.ts";
import type { Dictionary } from "../text/dictionary.ts";
import { failureText } from "./io/failure.ts";
import { processIo } from "./io/process-io.ts";
import { main } from "./main.ts";
import type { Surroundings } from "./start/load.ts";

/**
 * Not Node's own: the program is bundled as scripts, which cannot use `import`, and `start/load.ts` passes them a
 * `require` for the files of the bundle.
 */
declare const require: (path: string) => { readonly referenceParser: ReferenceParser; readonly english: Dictionary };
declare const surroundings: Surroundings;

const start = async (): Promise<number> => {
  const { importFile, startThread, isThread } = surroundings;
  const io = processIo(process, {
    importFile,
    startThread,
    reference: () => require("./reference.cjs").referenceParser,
    english: () => require("./english.cjs").english,
  });
  return isThread
    ? (await import("./commands/file-thread.ts")).serveThread(io)
    : main(rawArguments(process.argv.slice(2)), io);
};

start().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(failureText(error));
    process.exitCode = 2;
  },
);
