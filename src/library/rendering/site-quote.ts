/** The text behind the `>` of a quote, as an issue of its own. */
import { buildIssue } from "../../document/build.ts";
import { labelsIn } from "../../document/markdown/labels.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import type { Issue } from "../../document/types.ts";
import { SourceFile } from "../../text/source-file.ts";

/** What a text stands in. */
export interface Around {
  /** How many quotes it is inside of. */
  readonly quotes: number;
  /** The URLs of the labels that are defined around it, as far as it uses them. */
  readonly urls: ReadonlyMap<string, string>;
}

export const NOTHING_AROUND: Around = { quotes: 0, urls: new Map() };

/** Quotes one inside the other. */
const MOST_QUOTES = 5;

/** Lines before those of the quote: an empty one, so that none of them is front matter. */
export const LINES_BEFORE = 1;

/** The issue of a quote that stands in these surroundings, and its own; undefined where it is in too many others. */
export const quotedIssue = (
  text: string,
  { quotes, urls }: Around,
  parser: MarkdownParser,
): { readonly issue: Issue; readonly around: Around } | undefined => {
  if (quotes >= MOST_QUOTES) return undefined;
  // All that is defined would be too much for each of many quotes.
  const used = labelsIn(text, urls);
  const definitions = used.map((label) => `\n\n[${label}]: #`).join("");
  const source = new SourceFile("", `${"\n".repeat(LINES_BEFORE)}${text}${definitions}\n`);
  const around = { quotes: quotes + 1, urls: new Map(used.map((label) => [label, urls.get(label) ?? ""])) };
  return { issue: buildIssue(source, { parser }), around };
};
