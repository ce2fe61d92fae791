/** Extracts what an archive keeps of an issue: the links that the community sent in, and the events. */

import { type HouseLocation, houseLocationOf } from "../analysis/house-location.ts";
import { communityLinks } from "../analysis/listed-links.ts";
import { weeklyParts } from "../analysis/weekly.ts";
import { buildPartialIssue, type PartialIssue } from "../document/build.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import type { EventEntry, Issue } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKeyOf } from "../newsletter/page-key.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import type { Announcement, EarlierPosition, IssueExtract } from "./types.ts";

/** What the extract of an issue is taken from. */
type Extractable = PartialIssue & Pick<Issue, "source">;

/** Names and titles are compared without their emphasis. */
const withoutEmphasis = (text: string): string => text.replaceAll("**", "").trim();

const positionOf = (source: SourceFile, { start, end }: Span): EarlierPosition => {
  const { line, column, offset } = source.position(start);
  return { line, column, offset, length: end - start };
};

/** The value of a key, computed when it is asked for the first time. */
const computed = <Value>(values: Map<string, Value>, key: string, compute: () => Value): Value => {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = compute();
  values.set(key, value);
  return value;
};

/**
 * Extracts issue after issue. Two of three events are copied from the issue before, and most groups and locations are
 * in all of them: a copy of an announcement is the same object, and its URLs and its location are normalized once.
 */
export class IssueExtractor {
  readonly #announcements = new Map<string, Announcement>();
  readonly #pages = new Map<string, string>();
  readonly #houseLocations = new Map<string, HouseLocation>();

  read(source: SourceFile, parser: MarkdownParser): IssueExtract {
    return this.extract({ ...buildPartialIssue(source, { parser }), source });
  }

  extract(issue: Extractable): IssueExtract {
    const { source, number, events } = issue;
    return {
      number,
      links: communityLinks(issue).map(({ link, url, entry }) => ({
        page: this.#pageOf(url),
        title: link.text.value,
        tags: entry?.tags.map(({ value }) => value) ?? [],
        section: link.section.title.value,
        position: positionOf(source, link.url.span),
      })),
      events: events.map((event) => ({
        announcement: this.#announcementOf(event),
        region: event.section.title.value,
        position: positionOf(source, event.line.content.span),
      })),
      weekly: weeklyParts(issue).map(({ kind, key, span }) => ({ kind, key, position: positionOf(source, span) })),
    };
  }

  #announcementOf(event: EventEntry): Announcement {
    const { dates, location, groups, titleLinks } = event;
    const links = [...groups, ...titleLinks.slice(0, 1)].map(({ text, url }) => `${text.value}\n${url.value}`);
    const key = [dates?.from, dates?.to, location?.value, groups.length, ...links].join("\n");
    return computed(this.#announcements, key, () => this.#announce(event));
  }

  #announce({ dates, location: column, groups, titleLinks: [link] }: EventEntry): Announcement {
    const location = column?.value ?? "";
    return {
      from: dates?.from,
      to: dates?.to,
      location,
      houseLocation: computed(this.#houseLocations, location, () => houseLocationOf(location)),
      groups: groups.map(({ text, url }) => ({
        key: groupKey(this.#pageOf(url)),
        name: withoutEmphasis(text.value),
        url: url.value,
      })),
      page: link && this.#pageOf(link.url),
      title: link && withoutEmphasis(link.text.value),
    };
  }

  #pageOf({ value }: Text): string {
    return computed(this.#pages, value, () => pageKeyOf(value));
  }
}

/** The extract of one issue alone. */
export const extractIssue = (issue: Extractable): IssueExtract => new IssueExtractor().extract(issue);
