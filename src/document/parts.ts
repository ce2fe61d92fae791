/** The parts that every issue has once: crate, merged pull requests, triage, quote, jobs, discussion. */

import type { SectionKind } from "../newsletter/outline.ts";
import { readDates } from "./dates.ts";
import { linesIn, linksIn, paragraphs, type Reader } from "./reader.ts";
import type { CrateOfTheWeek, Line, Link, MergedPullRequests, Nomination, Quote, Section, Triage } from "./types.ts";

const sectionOf = (reader: Reader, kind: SectionKind): Section | undefined =>
  reader.sections.find((section) => section.kind === kind);

/** The paragraphs of a section up to the invitation; what stands behind it is the end of the issue. */
const readNomination = (reader: Reader, section: Section): Nomination => {
  const invitation = linksIn(reader, section.span).find(({ text }) => /\bplease submit\b/i.test(text.value));
  const end = invitation?.span.start ?? section.span.end;
  const prose = paragraphs(reader.source, linesIn(reader, section))
    .map(({ text }) => text)
    .filter(({ span }) => span.start < end);
  const thanks = prose
    .filter(({ value }) => /^Thanks\b/i.test(value))
    .flatMap(({ span }) => linksIn(reader, span))
    .filter(({ url }) => /^https?:\/\/users\.rust-lang\.org\//.test(url.value));
  return { section, thanks, prose, invitation };
};

export const readCrate = (reader: Reader): CrateOfTheWeek | undefined => {
  const section = sectionOf(reader, "crate");
  if (!section) return undefined;
  const nomination = readNomination(reader, section);
  const sentence = nomination.prose.find(({ value }) => /^This week's crates?\b/i.test(value));
  return { ...nomination, sentence, link: sentence && linksIn(reader, sentence.span)[0] };
};

/** The search for merged pull requests: the definition of `merged`, or the link itself. */
export const readMerged = (reader: Reader): MergedPullRequests | undefined => {
  const definition = reader.definitions.find((candidate) => candidate.label.value === "merged");
  const link = reader.links.find(({ form, text }) => form === "inline" && text.value === "merged in the last week");
  const url = definition?.url ?? link?.url;
  if (!url) return undefined;
  const query = /merged(?:%3A|:)/i.exec(url.value)?.index ?? 0;
  return { url, range: readDates(reader.source.at(url.span.start + query, url.span.end)) };
};

/** The link to the report: `…/triage/YYYY/YYYY-MM-DD.md`. */
export const readTriage = (reader: Reader): Triage | undefined => {
  const section = sectionOf(reader, "triage");
  const report = section && linksIn(reader, section.span).findLast((link) => link.url.value.includes("/triage/"));
  return report && { report, date: readDates(report.url).dates.at(-1) };
};

/** A dash, whichever, before who said it. */
const ATTRIBUTION = /^[-\u2010-\u2015*+~]{1,3}\s*\S/;

/** Without a quote above, only what can be nothing else. */
const NAMED = /^[\u2010-\u2015] ?\[/;

export const readQuote = (reader: Reader): Quote | undefined => {
  const section = sectionOf(reader, "quote");
  if (!section) return undefined;
  const nomination = readNomination(reader, section);
  const lines = linesIn(reader, section);
  const first = lines.findIndex((line) => line.kind === "quote");
  let at = lines.findLastIndex((line) => line.kind === "quote");
  // A line of text right below still belongs to the quote.
  while (at >= 0 && lines[at + 1]?.kind === "text") at++;
  const last = lines[at];
  const body = last && { start: lines[first]?.span.start ?? last.span.start, end: last.span.end };
  // The editors' list stands below; only the paragraph behind the quote can name who said it.
  const below = (line: Line) => line.kind !== "blank" && line.kind !== "comment";
  const behind = last
    ? lines.find((line) => line.index > last.index && below(line))
    : lines.find((line) => NAMED.test(line.content.value));
  const text =
    behind && reader.source.at(behind.marker?.span.start ?? behind.content.span.start, behind.content.span.end);
  if (!behind || !text || !ATTRIBUTION.test(text.value)) return { ...nomination, body };
  const dashEnd = text.span.start + (/^[-\u2010-\u2015*+~]+/.exec(text.value)?.[0].length ?? 0);
  const attribution = {
    line: behind,
    dash: reader.source.at(text.span.start, dashEnd),
    link: linksIn(reader, behind.span)[0],
  };
  return { ...nomination, body, attribution };
};

/** The link to the thread of who is hiring. */
export const readJobs = (reader: Reader): Link | undefined => {
  const section = sectionOf(reader, "jobs");
  return section && linksIn(reader, section.span)[0];
};

/** The link in the last line, filled in when the issue is out. */
export const readDiscussion = (reader: Reader): Link | undefined =>
  reader.links.findLast((link) => /^Discuss on\b/i.test(link.text.value));
