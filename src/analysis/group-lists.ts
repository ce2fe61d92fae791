/** Parses and rewrites the sentence that lists the groups without items. */

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

/** What is wrong between two groups, or at an end of the sentence. */
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

/** The faults in what joins the groups of the sentence and ends it: it should be `, `, ` or ` and `.*`. */
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
    // A group with a broken link is there, which another rule reports.
    if (!next || fits.test(gap) || hasBrokenLink(gap)) return;
    const written = gap.trim() === "" ? "nothing" : `\`${gap.trim()}\``;
    const which = `the ${last ? "last two " : ""}groups`;
    faults.push({
      span: { start: group.span.end, end: group.span.end + gap.trimEnd().length },
      // White space is not seen between backticks.
      message:
        gap.trim() === right.trim()
          ? `white space is wrong at the \`${right.trim()}\` that joins ${which}`
          : `${which} are joined by ${written} instead of \`${right.trim()}\``,
    });
  });
  const end = groups.at(-1)?.span.end ?? span.end;
  if (mark && source.text.slice(end, span.end) !== `.${mark}`)
    faults.push({ span: { start: end, end: span.end }, message: `the sentence does not end in \`.${mark}\`` });
  return faults;
};

/** All of these faults as one. */
export const jointFault = (
  source: SourceFile,
  sentence: NoneLine,
  groups: readonly ListedGroup[],
): JointFault | undefined => {
  const faults = jointFaults(source, sentence, groups);
  const [first, last] = [faults[0], faults.at(-1)];
  if (!first || !last) return undefined;
  return {
    span: { start: first.span.start, end: last.span.end },
    message: faults.map(({ message }) => message).join(", "),
  };
};

/**
 * The edits after which the sentence lists only the `remaining` groups, correctly joined. Undefined where words between
 * the groups may be there for a reason, or no group remains.
 */
export const rewriteGroups = (
  source: SourceFile,
  { span }: NoneLine,
  { groups, remaining }: { groups: readonly ListedGroup[]; remaining: readonly ListedGroup[] },
): Edit[] | undefined => {
  const [first] = groups;
  if (!first || remaining.length === 0) return undefined;
  const mark = emphasisOf(source.slice(span)) ?? "";
  const gaps = groups.map((group, index) =>
    source.text.slice(group.span.end, groups[index + 1]?.span.start ?? span.end),
  );
  if (!gaps.every(isSeparator)) return undefined;
  const edits: Edit[] = [];
  if (mark && !source.text.startsWith(mark, span.start))
    edits.push({ span: { start: span.start, end: span.start }, text: mark });
  for (const [index, group] of remaining.entries()) {
    const before = remaining[index - 1];
    const [start, end] = [before?.span.end ?? first.span.start, group.span.start];
    const gap = source.text.slice(start, end);
    const { fits, right } = joint(index === remaining.length - 1);
    if (!before ? gap !== "" : !fits.test(gap))
      edits.push({ span: { start, end }, text: before ? right + spaceBehind(gap) : "" });
  }
  const start = (remaining.at(-1) as ListedGroup).span.end;
  const ending = { start, end: span.end };
  if (mark && source.slice(ending) !== `.${mark}`) edits.push({ span: ending, text: `.${mark}` });
  return edits;
};

/** The whitespace that the sentence has between a comma and the next group: a line's end and an indent. */
const gapOf = (source: SourceFile, groups: readonly ListedGroup[]): string => {
  const [first, second] = groups;
  const gap = first && second ? spaceBehind(source.text.slice(first.span.end, second.span.start)) : source.eol;
  return isSeparator(gap) ? gap.replace(/^[ \t]{1,99}(?=\r?\n)/, "") : source.eol;
};

/** The edit that puts a group into the sentence, before the first that comes behind it; undefined where it has other words. */
export const addGroup = (
  source: SourceFile,
  sentence: NoneLine,
  { text, isBefore }: { readonly text: string; readonly isBefore: (name: string) => boolean },
): Edit | undefined => {
  const groups = listedGroups(sentence);
  const [first, last] = [groups[0], groups.at(-1)];
  const gaps = groups.slice(1).map((group, index) => source.text.slice(groups[index]?.span.end, group.span.start));
  if (!first || !last || !gaps.every(isSeparator)) return undefined;
  const gap = gapOf(source, groups);
  const texts = groups.map(({ span }) => source.slice(span));
  const at = groups.findIndex(({ name }) => isBefore(name));
  texts.splice(at < 0 ? texts.length : at, 0, text);
  const joined = `${texts.slice(0, -1).join(`,${gap}`)} or${gap}${texts.at(-1)}`;
  return { span: { start: first.span.start, end: last.span.end }, text: joined };
};
