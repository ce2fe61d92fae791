/** The line at which a person is told what a change does, where it may put in no line of its own. */
import type { Hunk } from "../text/line-diff.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

/** The first line of the hunk in the new text, or what stands there now; the last line when nothing does. */
export const hunkLine = ({ after: { first } }: Hunk, { text, lines }: SourceFile): Span =>
  // What is behind the last line ending is no line that can be shown, in an editor or in a review.
  lines.slice(Math.max(0, first - 2), first + 1).findLast(({ start }) => start < text.length) ?? { start: 0, end: 0 };
