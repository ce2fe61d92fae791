import type { SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import type { Learned, PastEvent, PastPlace } from "./archive.ts";
import type { Memorable } from "./build.ts";
import { groupKey } from "./groups.ts";
import { communityLinks } from "./same-links.ts";
import type { EventEntry } from "./types.ts";

const placeIn = (source: SourceFile, { start, end }: Span): PastPlace => ({
  ...source.position(start),
  length: end - start,
});

/** Names and titles are remembered without their emphasis. */
const plain = (text: string): string => text.replaceAll("**", "").trim();

const learnEvent = (source: SourceFile, event: EventEntry, pageOf: (url: Text) => string): PastEvent => {
  const talk = event.talks[0];
  return {
    from: event.dates?.from,
    to: event.dates?.to,
    place: event.place?.value ?? "",
    groups: event.hosts.map(({ text, url }) => ({
      key: groupKey(pageOf(url)),
      name: plain(text.value),
      url: url.value,
    })),
    page: talk && pageOf(talk.url),
    title: talk && plain(talk.text.value),
    region: event.section.title.value,
    at: placeIn(source, event.line.content.span),
  };
};

/**
 * What is worth remembering of an issue: the links that the community sent in, and the events.
 * @param pageOf the form in which links are compared
 */
export const learnIssue = (issue: Memorable, pageOf: (url: Text) => string): Learned => ({
  number: issue.number,
  links: communityLinks(issue).map(({ link, url, entry }) => ({
    page: pageOf(url),
    title: link.text.value,
    tags: entry?.tags.map(({ value }) => value) ?? [],
    section: link.section.title.value,
    at: placeIn(issue.source, link.url.span),
  })),
  events: issue.events.map((event) => learnEvent(issue.source, event, pageOf)),
});
