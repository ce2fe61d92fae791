/** Earlier issues that somebody gives as a file: what `twir-lint archive build` wrote. */
import { parseArchive } from "../../../src/archive/saved-archive.ts";
import { capitalized } from "../../../src/text/sentence.ts";
import type { Linter } from "../lint/linter.ts";
import type { EarlierAnswer } from "./protocol.ts";

/** From then on the linter compares with them, until the page is closed. */
export const useSaved = (linter: Linter, json: string): EarlierAnswer => {
  try {
    const archive = parseArchive(json);
    linter.archive = archive;
    return { count: archive.issues.length, wanted: archive.issues.length };
  } catch (error) {
    return { count: 0, wanted: 0, sentence: `${capitalized((error as Error).message)}.` };
  }
};
