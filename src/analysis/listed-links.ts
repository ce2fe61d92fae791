/** Collects links by the list that they are in, and those that the community submitted. */

import { isUnder } from "../document/sections.ts";
import type { Issue, Link, LinkEntry, Section } from "../document/types.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Span, Text } from "../text/span.ts";
import { destinations } from "./destinations.ts";

/** A link in a list in which none should stand twice. */
export interface ListedLink {
  readonly link: Link;
  /** Where it leads. */
  readonly url: Text;
  /** The whole entry that it is the link of, without the last line ending; of a link beside it or in prose undefined. */
  readonly entry?: Span;
  /** The tags of its entry, if it has any. */
  readonly tags?: readonly Text[];
}

/** Everything that the community submitted is one list, calls included; every other section is a separate list. */
const listOf = (section: Section): Section | "community" =>
  isUnder(section, "community") || isUnder(section, "participation") ? "community" : section;

/**
 * The links of each list: of the community, of each team, of the calls for participation. Events have dates to tell
 * them apart. For the community also links beside that of an entry and in prose count.
 */
const listedLinks = (issue: Issue): ListedLink[][] => {
  const items: { link?: Link; span: Span; tags?: readonly Text[] }[] = [
    ...issue.entries,
    ...issue.projects,
    ...issue.talks.map(({ name, span }) => ({ link: name, span })),
  ];
  const entryOf = new Map(items.flatMap((each) => (each.link ? [[each.link, each] as const] : [])));
  const lists = new Map<Section | "community", ListedLink[]>();
  for (const { link, url } of destinations(issue)) {
    const entry = entryOf.get(link);
    if (!entry && !isUnder(link.section, "community")) continue;
    const list = lists.get(listOf(link.section)) ?? [];
    lists.set(listOf(link.section), list);
    list.push({ link, url, entry: entry?.span, tags: entry?.tags });
  }
  return [...lists.values()];
};

/** The links of one list that lead to one page, for each page that several lead to. */
export const linksToOnePage = (issue: Issue): ListedLink[][] =>
  listedLinks(issue).flatMap((list) => {
    const pages = new Map<string, ListedLink[]>();
    for (const listed of list) {
      const page = pageKey(listed.url);
      const known = pages.get(page);
      if (known) known.push(listed);
      else pages.set(page, [listed]);
    }
    return [...pages.values()].filter(({ length }) => length > 1);
  });

/** The links that the community submitted, without calls, each with its entry if it is the link of one. */
export const communityLinks = (
  issue: Pick<Issue, "links" | "definitions" | "entries">,
): { link: Link; url: Text; entry?: LinkEntry }[] => {
  const entryOf = new Map(issue.entries.map((entry) => [entry.link, entry]));
  return destinations(issue).flatMap(({ link, url }) =>
    isUnder(link.section, "community") ? [{ link, url, entry: entryOf.get(link) }] : [],
  );
};
