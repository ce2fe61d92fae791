/** The headings that the issue does not have yet. */
import { CompletionItemKind } from "vscode-languageserver";
import { kindOfTitle, OUTLINE, type OutlineRow } from "../../newsletter/outline.ts";
import type { Completer } from "./request.ts";

/** Headings are written at the beginning of a line; how deep they are the outline knows. */
const HEADING = /^#{1,6}(?: [^#]{0,80})?$/;

export const headings: Completer = ({ issue, line, before }) => {
  if (!HEADING.test(before)) return [];
  const written = new Set(
    issue.sections
      .filter(({ heading }) => heading.start !== line.span.start)
      .map(({ kind, title }) => `${kind} ${title.value.toLowerCase()}`),
  );
  const isThere = (kind: string, title: string): boolean => written.has(`${kind} ${title.toLowerCase()}`);
  const isNeeded = ({ kind, titles, many }: OutlineRow, title: string): boolean =>
    many ? !isThere(kind, title) : !titles.some((each) => isThere(kind, each));
  return OUTLINE.flatMap((row: OutlineRow, index) =>
    (row.many ? row.titles : row.titles.slice(0, 1))
      .filter((title) => isNeeded(row, title) && kindOfTitle(title, (row.parent ?? "preamble") as never) === row.kind)
      .map((title) => {
        const heading = `${"#".repeat(row.depths[0] as number)} ${title}`;
        const parent = OUTLINE.find(({ kind }) => kind === row.parent)?.titles[0];
        return {
          label: heading,
          ...(parent !== undefined && { detail: `under ${parent}` }),
          kind: CompletionItemKind.Module,
          parts: [heading],
          from: line.span.start,
          to: line.span.end,
          // Whatever number of `#`s was typed: the title is what is looked for.
          filter: `${/^#*/.exec(before)?.[0]} ${title}`,
          order: String(index).padStart(3, "0"),
        };
      }),
  );
};
