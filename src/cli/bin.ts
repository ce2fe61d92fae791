/** Starts the program with the effects of a real process. */
import type { ReferenceParser } from "../document/markdown/parser.ts";
import { failureText } from "./io/failure.ts";
import { processIo } from "./io/process-io.ts";
import { main } from "./main.ts";

/** The program is bundled as scripts: this is how one of them loads another at once. */
declare const require: (path: string) => { readonly referenceParser: ReferenceParser };

const start = async (): Promise<number> =>
  main(process.argv.slice(2), processIo(process, { reference: () => require("./reference.cjs").referenceParser }));

start().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(failureText(error));
    process.exitCode = 2;
  },
);
