/** A change of files: their texts before and after, and which lines it adds, edits and moves. */
import type { SourceFile } from "../text/source-file.ts";
import { type LineMap, mapLines } from "./line-map.ts";

/** The two texts of a file. At least one of them is there. */
export interface FileTexts {
  /** The name of the file; of a deleted one the name that it had. */
  readonly path: string;
  /** The text before, under the name that it had then; undefined for a new file. */
  readonly before?: SourceFile;
  /** The text now; undefined for a deleted file. */
  readonly after?: SourceFile;
  /** The newest draft before the change, `draft/…`; undefined when it is not known. */
  readonly newestDraft?: string;
}

/** What a change does to one file. */
export interface FileChange extends FileTexts {
  /** The two texts line by line; compared when it is first asked for. */
  readonly lines: ComparedLines;
  /** The change to another new text: what a fix makes of it. */
  withAfter(after: SourceFile): FileChange;
}

/** The two texts, line by line. */
export interface ComparedLines extends LineMap {
  /** Whether the change rewrites nearly every line in nothing but line endings or white space. */
  readonly isRewritten: boolean;
}

const linesOf = (source: SourceFile | undefined): string[] => source?.lines.map((line) => source.slice(line)) ?? [];

const withoutSpace = (line: string): string => line.replace(/\s+/g, " ").trim();

/** Lines: below that a change of white space is seen line by line. */
const MIN_REWRITTEN = 20;

/** In a rewritten file lines are the same that differ in white space alone, or all of them would be the change's. */
const compare = ({ before, after }: FileTexts): ComparedLines => {
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines = mapLines(old, now);
  if (before === undefined || after === undefined) return { ...lines, isRewritten: false };
  const otherEndings = before.eol !== after.eol && now.length > 1;
  if (lines.own.size < MIN_REWRITTEN) return { ...lines, isRewritten: otherEndings && now.length > MIN_REWRITTEN };
  const loose = mapLines(old.map(withoutSpace), now.map(withoutSpace));
  const isRewritten = otherEndings || (lines.own.size * 2 > now.length && loose.own.size * 10 < lines.own.size);
  return isRewritten ? { ...loose, isRewritten } : { ...lines, isRewritten };
};

/** Makes the change of a file from its two texts. */
export const fileChange = (texts: FileTexts): FileChange => {
  let lines: ComparedLines | undefined;
  return {
    ...texts,
    get lines() {
      lines ??= compare(texts);
      return lines;
    },
    withAfter: (after) => fileChange({ ...texts, after }),
  };
};
