/** Finds invisible characters and damaged text in an issue. */
import type { Line } from "../document/types.ts";
import { findInvisible, type Invisible } from "../text/invisible.ts";
import { damageIn } from "../text/mojibake.ts";
import { coverage } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";

/** Text that was read in the wrong charset. */
export const damagedText = defineAnalysis(({ source }) => damageIn(source.text));

/** The invisible characters that nobody meant, grouped by line and kind, in order of position. */
export const invisibleRuns = defineAnalysis((issue): readonly (readonly Invisible[])[] => {
  const { lines, source } = issue;
  const isDamaged = coverage(damagedText(issue).map(({ span }) => span));
  const byLine = new Map<string, Invisible[]>();
  for (const found of findInvisible(source.text)) {
    const index = source.lineIndex(found.span.start);
    const { marker, content } = lines[index] as Line;
    // Between the marker and the text it breaks the list: the rules about markers report that.
    if (marker && found.span.start >= marker.span.end && found.span.end <= content.span.start) continue;
    if (isDamaged(found.span)) continue;
    const key = `${index} ${found.name}`;
    const others = byLine.get(key);
    if (others) others.push(found);
    else byLine.set(key, [found]);
  }
  return [...byLine.values()];
});

/** How a finding names such a run: once, whatever its length. */
export const nameOfRun = ([first, ...others]: readonly Invisible[]): string =>
  `\`${first?.name}\`${others.length > 0 ? `, ${others.length + 1} times on this line` : ""}`;
