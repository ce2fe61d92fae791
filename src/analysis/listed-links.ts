/** Collects links by the list that they are in, and those that the community submitted. */

import { isUnder } from "../document/sections.ts";
import type { Issue, Link, LinkEntry, Section } from "../document/types.ts";
import type { Span, Text } from "../text/span.ts";
import { destinations } from "./destinations.ts";

/** A link in a list in which none should stand twice. */
export interface ListedLink {
  readonly link: Link;
  /** Where it leads. */
  readonly url: Text;
  /** The whole entry that it is the link of, without the last line ending; of a link beside it or in prose undefined. */
  readonly entry?: Span;
}

/** Everything that the community submitted is one list, calls included; every other section is a separate list. */
const listOf = (section: Section): Section | "community" =>
  isUnder(section, "community") || isUnder(section, "participation") ? "community" : section;

/**
 * The links of each list: of the community, of each team, of the calls for participation. Events have dates to tell
 * them apart. For the community also links beside that of an entry and in prose count.
 */
export const listedLinks = (issue: Issue): ListedLink[][] => {
  const items = [...issue.entries, ...issue.projects, ...issue.talks.map((talk) => ({ ...talk, link: talk.name }))];
  const entryOf = new Map(items.flatMap(({ link, span }) => (link ? [[link, span] as const] : [])));
  const lists = new Map<Section | "community", ListedLink[]>();
  for (const { link, url } of destinations(issue)) {
    const entry = entryOf.get(link);
    if (!entry && !isUnder(link.section, "community")) continue;
    const list = lists.get(listOf(link.section)) ?? [];
    lists.set(listOf(link.section), list);
    list.push({ link, url, entry });
  }
  return [...lists.values()];
};

/** The links that the community submitted, without calls, each with its entry if it is the link of one. */
export const communityLinks = (
  issue: Pick<Issue, "links" | "definitions" | "entries">,
): { link: Link; url: Text; entry?: LinkEntry }[] => {
  const entryOf = new Map(issue.entries.map((entry) => [entry.link, entry]));
  return destinations(issue).flatMap(({ link, url }) =>
    isUnder(link.section, "community") ? [{ link, url, entry: entryOf.get(link) }] : [],
  );
};
