import { communityLinks } from "../analysis/listed-links.ts";
import { buildMemorable, type Memorable } from "../document/build.ts";
import type { EventEntry, Issue } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import type { Position, SourceFile } from "../text/source-file.ts";
import { type Span, textAt } from "../text/span.ts";
import { type Plain, readMemorable } from "./memorable.ts";
import { eventReader, type PlainEntry, type PlainEvent } from "./plain-lines.ts";
import type { Knowledge, Learned, Meeting, PastEvent, PastLink, PastPlace } from "./types.ts";

/** Names and titles are remembered without their emphasis. */
const plain = (text: string): string => text.replaceAll("**", "").trim();

const learnMeeting = ({ dates, location, hosts, titleLinks }: EventEntry, { pageOf, homeOf }: Knowledge): Meeting => ({
  from: dates?.from,
  to: dates?.to,
  place: location?.value ?? "",
  home: homeOf(location?.value ?? ""),
  groups: hosts.map(({ text, url }) => ({ key: groupKey(pageOf(url)), name: plain(text.value), url: url.value })),
  page: titleLinks[0] && pageOf(titleLinks[0].url),
  title: titleLinks[0] && plain(titleLinks[0].text.value),
});

/** What is worth remembering of an issue, and where in its file it stands. */
const learnFrom = (issue: Memorable, knowledge: Knowledge, positionOf: (offset: number) => Position): Learned => {
  const placeOf = ({ start, end }: Span): PastPlace => ({ ...positionOf(start), length: end - start });
  return {
    number: issue.number,
    links: communityLinks(issue).map(({ link, url, entry }) => ({
      page: knowledge.pageOf(url),
      title: link.text.value,
      tags: entry?.tags.map(({ value }) => value) ?? [],
      section: link.section.title.value,
      at: placeOf(link.url.span),
    })),
    events: issue.events.map((event) => ({
      meeting: learnMeeting(event, knowledge),
      region: event.section.title.value,
      at: placeOf(event.line.content.span),
    })),
  };
};

/** What is worth remembering of an issue: the links that the community sent in, and the events. */
export const learnIssue = (issue: Memorable & Pick<Issue, "source">, knowledge: Knowledge): Learned =>
  learnFrom(issue, knowledge, (offset) => issue.source.position(offset));

/** What is read line by line. */
class PlainLearner {
  readonly #pageOf: (url: string) => string;
  readonly #homeOf: Knowledge["homeOf"];
  readonly #meetings = new Map<PlainEvent, Meeting>();

  constructor({ pageOf, homeOf }: Knowledge) {
    this.#homeOf = homeOf;
    // The same groups are linked in issue after issue.
    const pages = new Map<string, string>();
    this.#pageOf = (url) => {
      const known = pages.get(url) ?? pageOf(textAt(url, 0));
      pages.set(url, known);
      return known;
    };
  }

  link({ found: { text, url, tags }, section, from }: Plain<PlainEntry>, source: SourceFile): PastLink {
    const { start, end } = source.lines[from] as Span;
    const offset = end - url.length - 1;
    const at = { line: from + 1, column: offset - start + 1, offset, length: url.length };
    return { page: this.#pageOf(url), title: text, tags, section: section.title.value, at };
  }

  event({ found, section, from }: Plain<PlainEvent>, source: SourceFile): PastEvent {
    const { start, end } = source.lines[from] as Span;
    const meeting = this.#meetings.get(found) ?? this.#meeting(found);
    this.#meetings.set(found, meeting);
    // Behind `* `.
    const at = { line: from + 1, column: 3, offset: start + 2, length: end - start - 2 };
    return { meeting, region: section.title.value, at };
  }

  #meeting({ from, to, place, hosts, talk }: PlainEvent): Meeting {
    const groups = hosts.map(({ text, url }) => ({ key: groupKey(this.#pageOf(url)), name: plain(text), url }));
    const home = this.#homeOf(place);
    return { from, to, place, home, groups, page: this.#pageOf(talk.url), title: plain(talk.text) };
  }
}

const byPlace = (a: { readonly at: PastPlace }, b: { readonly at: PastPlace }): number => a.at.offset - b.at.offset;

/**
 * Learns of issue after issue what `learnIssue` does, sooner: most of an issue is not remembered, and most lines of
 * the rest can be read by themselves.
 * @throws ReferenceParserMissing, where `withParser` stands around
 */
export const learner = (knowledge: Knowledge): ((source: SourceFile) => Learned) => {
  const lines = new PlainLearner(knowledge);
  const readEvent = eventReader();
  return (source) => {
    const memorable = readMemorable(source, readEvent);
    if (!memorable) return learnIssue({ ...buildMemorable(source), source }, knowledge);
    const { entries, events, rest } = memorable;
    const learned = learnFrom(buildMemorable(rest.source), knowledge, (offset) => rest.position(offset));
    return {
      number: learned.number,
      links: [...learned.links, ...entries.map((entry) => lines.link(entry, source))].sort(byPlace),
      events: [...learned.events, ...events.map((event) => lines.event(event, source))].sort(byPlace),
    };
  };
};
