/** Tables, which GitHub and the site know alike. */
import { splitColumns } from "../../document/columns.ts";
import type { Column, Issue, Line } from "../../document/types.ts";
import type { SiteInline } from "./site-inline.ts";
import type { InlinePart } from "./tree.ts";

const DELIMITERS = /^(?! {4})[ |:-]+$/;
const isDelimiterRow = (text: string): boolean => DELIMITERS.test(text) && text.includes("-") && text.includes("|");

/** The index behind the last line of the table that starts there; undefined where none does. */
export const tableEnd = ({ lines, source }: Issue, first: Line): number | undefined => {
  const second = lines[first.index + 1];
  if (first.indent >= 4 || !second || !source.slice(first.span).includes("|")) return undefined;
  if (!isDelimiterRow(source.slice(second.span))) return undefined;
  let end = first.index;
  while (lines[end] && lines[end]?.kind !== "blank" && lines[end]?.kind !== "comment") end++;
  return end;
};

const rowOf = (columns: readonly Column[], inline: SiteInline): readonly InlinePart[] => {
  const cells = columns.filter(({ value }, index) => value !== "" || (index > 0 && index < columns.length - 1));
  return cells.flatMap(({ span }, index) => {
    const parts = inline.parts(span);
    return index === 0 ? parts : [{ type: "text", value: " | " } as const, ...parts.slice(1)];
  });
};

/** The rows of a table, without the line below its head. */
export const tableRows = (
  { lines, source, codeSpans }: Issue,
  { first, end }: { first: Line; end: number },
  inline: SiteInline,
): (readonly InlinePart[])[] => {
  const opaque = codeSpans.map(({ span }) => span);
  return [first, ...lines.slice(first.index + 2, end)].map(({ span }) =>
    rowOf(splitColumns(source, source.at(span.start, span.end), opaque).columns, inline),
  );
};
