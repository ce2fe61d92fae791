/** Finds invisible characters and damaged text in an issue. */
import type { Issue, Line } from "../document/types.ts";
import type { Edit } from "../text/edit.ts";
import { findInvisible, type Invisible } from "../text/invisible.ts";
import { damageIn } from "../text/mojibake.ts";
import type { SourceFile } from "../text/source-file.ts";
import { coverage, type Span } from "../text/span.ts";
import { trailingRun } from "../text/trailing-run.ts";
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

const LONGEST_URL = 300;

/** Whether what the text ends with may be part of a URL. */
const endsInUrl = (text: string): boolean => {
  const run = trailingRun(text, /[^\s()[\]]/);
  return run.includes("://") || text.slice(0, text.length - run.length).endsWith("](");
};

/** Tests whether a character stands in a URL, or in what was meant as one: some of them end a URL for the parser. */
export const urlTest = ({ links, definitions, source }: Issue): ((span: Span) => boolean) => {
  const isUrl = coverage([...links, ...definitions].map(({ url }) => url.span));
  return (span) => isUrl(span) || endsInUrl(source.text.slice(Math.max(0, span.start - LONGEST_URL), span.start));
};

/**
 * The edit that removes an invisible character. What parts words becomes a space where no other is: one for several in a
 * row, and none at the end of a line.
 */
export const plainEdit = ({ text }: SourceFile, { span, instead }: Invisible): Edit => {
  // A form feed or a vertical tab parts words, as a space does.
  if (instead === "" && !/[\v\f]/.test(text[span.start] as string)) return { span, text: "" };
  const before = text[span.start - 1] ?? "\n";
  if (before === "\n" || before === "\r") return { span, text: instead };
  const behind = /[^\S\r\n]*/y;
  behind.lastIndex = span.end;
  const [white = ""] = behind.exec(text) ?? [];
  const isEnd = /[\r\n]/.test(text[span.end + white.length] ?? "\n");
  return { span, text: isEnd || /\s/.test(before) || /[ \t]/.test(white) ? "" : " " };
};

/** How a finding names such a run: once, whatever its length. */
export const nameOfRun = ([first, ...others]: readonly Invisible[]): string =>
  `\`${first?.name}\`${others.length > 0 ? `, ${others.length + 1} times on this line` : ""}`;
