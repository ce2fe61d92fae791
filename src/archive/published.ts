/** The limits and the order of published issues. */

import type { Day } from "../text/calendar.ts";

/** An issue has about 30 KB; what is far larger is something else. In bytes of a file, or UTF-16 units of a text. */
export const MAX_LENGTH = 2 * 1024 * 1024;

/** In the order of an archive: the newest first, and one of each date, whatever the order they come in. */
export const newestFirst = <Issue extends { readonly path: string; readonly date: Day }>(
  issues: readonly Issue[],
): Issue[] =>
  [...issues]
    .sort((a, b) => b.date - a.date || (a.path < b.path ? -1 : 1))
    .filter(({ date }, index, sorted) => sorted[index - 1]?.date !== date);
