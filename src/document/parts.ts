/** Parses the parts that every issue has once: crate, merged pull requests, triage, quote, jobs, discussion. */

import type { SectionKind } from "../newsletter/outline.ts";
import { readDates } from "./dates.ts";
import { linesIn, linksIn, type ParseContext, paragraphs } from "./parse-context.ts";
import type { CrateOfTheWeek, Line, Link, MergedPullRequests, Nomination, Quote, Section, Triage } from "./types.ts";

const sectionOf = (context: ParseContext, kind: SectionKind): Section | undefined =>
  context.sections.find((section) => section.kind === kind);

/** The paragraphs of a section up to the invitation, behind which the section has no more content. */
const readNomination = (context: ParseContext, section: Section): Nomination => {
  const invitation = linksIn(context, section.span).find(({ text }) => /\bplease submit\b/i.test(text.value));
  const end = invitation?.span.start ?? section.span.end;
  const prose = paragraphs(context.source, linesIn(context, section))
    .map(({ text }) => text)
    .filter(({ span }) => span.start < end);
  const thanks = prose
    .filter(({ value }) => /^Thanks\b/i.test(value))
    .flatMap(({ span }) => linksIn(context, span))
    .filter(({ url }) => /^https?:\/\/users\.rust-lang\.org\//.test(url.value));
  return { section, thanks, prose, invitation };
};

export const readCrate = (context: ParseContext): CrateOfTheWeek | undefined => {
  const section = sectionOf(context, "crate");
  if (!section) return undefined;
  const nomination = readNomination(context, section);
  const sentence = nomination.prose.find(({ value }) => /^This week's crates?\b/i.test(value));
  return { ...nomination, sentence, link: sentence && linksIn(context, sentence.span)[0] };
};

/** The search for merged pull requests: the definition of `merged`, or the link itself. */
export const readMerged = (context: ParseContext): MergedPullRequests | undefined => {
  const definition = context.definitions.find((candidate) => candidate.label.value === "merged");
  const link = context.links.find(({ form, text }) => form === "inline" && text.value === "merged in the last week");
  const url = definition?.url ?? link?.url;
  if (!url) return undefined;
  const query = /merged(?:%3A|:)/i.exec(url.value)?.index ?? 0;
  return { url, range: readDates(context.source.at(url.span.start + query, url.span.end)) };
};

/** The link to the report: `…/triage/YYYY/YYYY-MM-DD.md`. */
export const readTriage = (context: ParseContext): Triage | undefined => {
  const section = sectionOf(context, "triage");
  const report = section && linksIn(context, section.span).findLast((link) => link.url.value.includes("/triage/"));
  return report && { report, date: readDates(report.url).dates.at(-1) };
};

/** Any dash, before the name of the author. */
const ATTRIBUTION = /^[-\u2010-\u2015*+~]{1,3}\s*\S/;

/** The form of an attribution that is unmistakable even without a quote above it. */
const LINKED_ATTRIBUTION = /^[-\u2010-\u2015]{1,2} ?\[/;
const WHO_ON_WHERE = /^\[[^\]]{1,200} on /;

const isLinkedAttribution = ({ kind, marker, content: { value } }: Line): boolean =>
  kind === "item" ? marker?.value === "-" && WHO_ON_WHERE.test(value) : LINKED_ATTRIBUTION.test(value);

export const readQuote = (context: ParseContext): Quote | undefined => {
  const section = sectionOf(context, "quote");
  if (!section) return undefined;
  const nomination = readNomination(context, section);
  const lines = linesIn(context, section);
  const first = lines.findIndex((line) => line.kind === "quote");
  let at = lines.findLastIndex((line) => line.kind === "quote");
  // A line of text directly below continues the quote, as in Markdown.
  while (at >= 0 && lines[at + 1]?.kind === "text") at++;
  const last = lines[at];
  const body = last && { start: lines[first]?.span.start ?? last.span.start, end: last.span.end };
  // Only the paragraph directly behind the quote can be its attribution; further below is the list of editors.
  const hasContent = (line: Line) => line.kind !== "blank" && line.kind !== "comment";
  const behind = last
    ? lines.find((line) => line.index > last.index && hasContent(line))
    : lines.find(isLinkedAttribution);
  const text =
    behind && context.source.at(behind.marker?.span.start ?? behind.content.span.start, behind.content.span.end);
  if (!behind || !text || !ATTRIBUTION.test(text.value)) return { ...nomination, body };
  const dashEnd = text.span.start + (/^[-\u2010-\u2015*+~]+/.exec(text.value)?.[0].length ?? 0);
  const attribution = {
    line: behind,
    dash: context.source.at(text.span.start, dashEnd),
    link: linksIn(context, behind.span)[0],
  };
  return { ...nomination, body, attribution };
};

/** The link to the thread of who is hiring. */
export const readJobs = (context: ParseContext): Link | undefined => {
  const section = sectionOf(context, "jobs");
  return section && linksIn(context, section.span)[0];
};

/** The link in the last line, which is filled in after publication. */
export const readDiscussion = (context: ParseContext): Link | undefined =>
  context.links.findLast((link) => /^Discuss on\b/i.test(link.text.value));
