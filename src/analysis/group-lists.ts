/** The sentence that lists the groups without items: how it is put together, and how it should be. */

import type { Link, NoneLine } from "../document/types.ts";
import { hasBrokenLink } from "../text/brackets.ts";
import type { Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

/** A group in the sentence. `span` holds the note behind its link, such as `[(MCPs only)](…)`, too. */
export interface ListedGroup {
  readonly name: string;
  readonly link: Link;
  readonly span: Span;
}

export const listedGroups = ({ groups: links }: NoneLine): ListedGroup[] => {
  const notes = links.filter(({ text }) => text.value.startsWith("("));
  return links
    .filter((link) => !notes.includes(link))
    .map((link) => {
      const note = notes.find(({ span }) => span.start === link.span.end || span.start === link.span.end + 1);
      const span = { start: link.span.start, end: note?.span.end ?? link.span.end };
      return { name: link.text.value.trim(), link, span };
    });
};

/** Something that is not as the sentence has it, as the predicate of a message. */
export interface JointFault {
  readonly span: Span;
  readonly message: string;
}

/** Punctuation and conjunctions; other words between the groups may be meant. */
const SEPARATOR = /^[\s.,;*_]*(?:(?:or|and)\b[\s.,;*_]*)?$/;
const LONGEST_SEPARATOR = 200;
const isSeparator = (text: string): boolean => text.length <= LONGEST_SEPARATOR && SEPARATOR.test(text);

const joint = (last: boolean): { fits: RegExp; right: string } =>
  last ? { fits: /^,? or\s+$/, right: " or" } : { fits: /^,\s+$/, right: "," };

/** White space at the end of the text, as far as a line's end and an indent reach. */
const spaceBehind = (text: string): string => text.slice(text.trimEnd().length) || " ";

/** The mark that opens and closes the sentence, when only one of the two is there or both. */
const emphasisOf = (sentence: string): string | undefined =>
  /^[*_]/.exec(sentence)?.[0] ?? /[*_](?=[\s.,]*$)/.exec(sentence.slice(-4))?.[0];

/** What joins the groups of the sentence and ends it, where that is not `, `, ` or ` and `.*`. */
export const jointFaults = (source: SourceFile, { span }: NoneLine, groups: readonly ListedGroup[]): JointFault[] => {
  const faults: JointFault[] = [];
  const mark = emphasisOf(source.slice(span));
  if (mark && !source.text.startsWith(mark, span.start))
    faults.push({
      span: { start: span.start, end: span.start + 2 },
      message: `the sentence does not start with \`${mark}\``,
    });
  groups.forEach((group, index) => {
    const next = groups[index + 1];
    const gap = source.text.slice(group.span.end, next?.span.start ?? group.span.end);
    const last = index === groups.length - 2;
    const { fits, right } = joint(last);
    // A group whose link is broken stands there: another rule speaks of it.
    if (!next || fits.test(gap) || hasBrokenLink(gap)) return;
    const written = gap.trim() === "" ? "nothing" : `\`${gap.trim()}\``;
    faults.push({
      span: { start: group.span.end, end: group.span.end + gap.trimEnd().length },
      message: `the ${last ? "last two " : ""}groups are joined by ${written} instead of \`${right}\``,
    });
  });
  const end = groups.at(-1)?.span.end ?? span.end;
  if (mark && source.text.slice(end, span.end) !== `.${mark}`)
    faults.push({ span: { start: end, end: span.end }, message: `the sentence does not end in \`.${mark}\`` });
  return faults;
};

/**
 * What makes of the sentence one that lists the `kept` groups, each joined as it should be. Undefined where words
 * stand between the groups that may be meant, or no group is left.
 */
export const rewriteGroups = (
  source: SourceFile,
  { span }: NoneLine,
  { groups, kept }: { groups: readonly ListedGroup[]; kept: readonly ListedGroup[] },
): Edit[] | undefined => {
  const [first] = groups;
  if (!first || kept.length === 0) return undefined;
  const mark = emphasisOf(source.slice(span)) ?? "";
  const gaps = groups.map(({ span: own }, index) =>
    source.text.slice(own.end, groups[index + 1]?.span.start ?? span.end),
  );
  if (!gaps.every(isSeparator)) return undefined;
  const edits: Edit[] = [];
  if (mark && !source.text.startsWith(mark, span.start))
    edits.push({ span: { start: span.start, end: span.start }, text: mark });
  for (const [index, group] of kept.entries()) {
    const before = kept[index - 1];
    const [start, end] = [before?.span.end ?? first.span.start, group.span.start];
    const gap = source.text.slice(start, end);
    const { fits, right } = joint(index === kept.length - 1);
    if (!before ? gap !== "" : !fits.test(gap))
      edits.push({ span: { start, end }, text: before ? right + spaceBehind(gap) : "" });
  }
  const start = (kept.at(-1) as ListedGroup).span.end;
  const ending = { start, end: span.end };
  if (mark && source.slice(ending) !== `.${mark}`) edits.push({ span: ending, text: `.${mark}` });
  return edits;
};
