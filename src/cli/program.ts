/** Runs the program with the effects of a real process. */
import type { ReferenceParser } from "../document/markdown/parser.ts";
import { wordsIn } from "../text/dictionary.ts";
import { failureText } from "./io/failure.ts";
import type { Io } from "./io/io.ts";
import { processIo } from "./io/process-io.ts";
import type { Surroundings } from "./start/load.ts";

/**
 * Not Node's own: the program is bundled as scripts, which cannot use `import`, and `start/load.ts` passes them a
 * `require` for the files of the bundle.
 */
declare const require: (path: string) => { readonly referenceParser: ReferenceParser };
declare const surroundings: Surroundings;

/** Runs it; the process ends with the exit code that it gives. */
export const runProgram = (run: (io: Io) => Promise<number>): void => {
  const start = async (): Promise<number> =>
    run(
      processIo(process, {
        ...surroundings,
        reference: () => require("./reference.cjs").referenceParser,
        english: () => wordsIn(surroundings.readText("words.txt").split("\n")),
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
};
