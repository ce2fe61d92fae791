/** Which lines of a changed file can be commented in a review: those that GitHub shows in the diff. */
import type { FileChange } from "../change/file-change.ts";

/** Lines are counted from 1, in the new text. */
export interface Anchors {
  /** Whether a comment on these lines is accepted: all of them are in one hunk. */
  canComment(first: number, last: number): boolean;
  /** Whether a suggestion for these lines can be applied too: no deleted line stands between them. */
  canSuggest(first: number, last: number): boolean;
  /** The lines that the diff adds. */
  readonly added: ReadonlySet<number>;
}

class Diff implements Anchors {
  readonly added = new Set<number>();
  /** The hunk of each line that is shown. */
  readonly #hunks = new Map<number, number>();
  readonly #behindDeleted = new Set<number>();

  show(line: number, { hunk, isAdded, isBehindDeleted = false }: ShownLine): void {
    this.#hunks.set(line, hunk);
    if (isAdded) this.added.add(line);
    if (isBehindDeleted) this.#behindDeleted.add(line);
  }

  canComment(first: number, last: number): boolean {
    const hunk = this.#hunks.get(first);
    // The lines of a hunk are consecutive, so its two ends decide.
    return hunk !== undefined && first <= last && this.#hunks.get(last) === hunk;
  }

  canSuggest(first: number, last: number): boolean {
    if (!this.canComment(first, last)) return false;
    for (let line = first + 1; line <= last; line++) if (this.#behindDeleted.has(line)) return false;
    return true;
  }
}

interface ShownLine {
  readonly hunk: number;
  readonly isAdded: boolean;
  readonly isBehindDeleted?: boolean;
}

const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

/**
 * The anchors in the `patch` that GitHub gives of a file: hunks without the header of the file.
 * @returns anchors for the lines that the patch shows; of one that is cut off, for those before the cut
 */
export const anchorsOfPatch = (patch: string): Anchors => {
  const diff = new Diff();
  let [hunk, line, end, isBehindDeleted] = [0, 0, 0, false];
  for (const text of patch.split("\n")) {
    const [, start, count = "1"] = HUNK.exec(text) ?? [];
    if (start !== undefined) {
      [line, end, isBehindDeleted] = [Number(start), Number(start) + Number(count), false];
      hunk++;
    } else if (text.startsWith("-")) isBehindDeleted = true;
    else if (/^[+ ]/.test(text) && line < end) {
      diff.show(line++, { hunk, isAdded: text.startsWith("+"), isBehindDeleted });
      isBehindDeleted = false;
    }
  }
  return diff;
};

/** The anchors where GitHub gives no patch: only the lines of our own diff, for it is not known what else is shown. */
export const anchorsOfChange = ({ lines }: FileChange): Anchors => {
  const diff = new Diff();
  for (const [hunk, { after, before }] of lines.hunks.entries())
    for (let line = after.first; line < after.end; line++)
      diff.show(line + 1, { hunk, isAdded: true, isBehindDeleted: line === after.first && before.end > before.first });
  return diff;
};
