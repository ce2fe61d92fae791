/** Matches references with definitions, in both directions. */
import { normalizeLabel } from "../document/markdown/labels.ts";
import type { Issue, Line } from "../document/types.ts";
import { matchBrackets } from "../text/brackets.ts";
import { hasLetter } from "../text/letters.ts";
import { matchesOf } from "../text/matches.ts";
import type { Text } from "../text/span.ts";
import { itemsWithin } from "../text/span.ts";
import { textBlocks, unparsedText } from "./masked-text.ts";

/** `[text][label]` without a definition. */
export interface LooseReference {
  readonly text: Text;
  readonly label: Text;
}

/** The labels that the site knows; it also reads a definition right under a paragraph, which CommonMark does not. */
export const definedLabels = (issue: Issue): Set<string> =>
  new Set([
    ...issue.definitions.map(({ label }) => normalizeLabel(label.value)),
    ...issue.lines
      .filter(({ kind }) => kind === "definition")
      .map(({ content }) => normalizeLabel(content.value.slice(1, Math.max(1, content.value.indexOf("]"))))),
  ]);

const TAG_LENGTH = 20;

/** Short brackets in front of a link are tags, however they are spaced. */
const areTags = (issue: Issue, line: Line, from: number, to: number): boolean =>
  from === line.content.span.start &&
  itemsWithin(issue.links, { start: to, end: line.span.end }).some(({ span }) => span.start <= to + TAG_LENGTH);

/** All `[text][label]` that were not parsed as links, even if their labels are defined. */
export const looseReferences = (issue: Issue): LooseReference[] => {
  const text = unparsedText(issue);
  if (!text.includes("][")) return [];
  return textBlocks(issue).flatMap(({ span, line }) => {
    const { pairs } = matchBrackets(text, span);
    const openOf = new Map([...pairs].map(([close, open]) => [open, close]));
    return [...pairs].flatMap(([close, open]) => {
      const end = openOf.get(close + 1);
      if (end === undefined || areTags(issue, line, open, end + 1)) return [];
      const label = end === close + 2 ? issue.source.at(open + 1, close) : issue.source.at(close + 2, end);
      // An index or a list of numbers is code without its backticks.
      if (!hasLetter(label.value) || /^https?:/i.test(label.value) || /[\w)]/.test(text[open - 1] ?? "")) return [];
      return [{ text: issue.source.at(open + 1, close), label }];
    });
  });
};

/** The labels that are used by a link, or by brackets that were not parsed as a link. */
export const usedLabels = (issue: Issue): Set<string> => {
  const text = unparsedText(issue);
  const used = new Set(
    issue.links.filter(({ form }) => form === "reference").map(({ url }) => normalizeLabel(url.value)),
  );
  for (const { span } of textBlocks(issue)) {
    const block = text.slice(span.start, span.end);
    if (!block.includes("[")) continue;
    for (const match of matchesOf(block, /\[([^[\]]{1,999})\]/g)) used.add(normalizeLabel(match[1] as string));
  }
  return used;
};
