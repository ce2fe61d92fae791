import type { Span } from "../text/span.ts";
import { standsIn } from "./sections.ts";
import type { Issue, Line, Link, Section } from "./types.ts";

/** An entry of a list in which no link should stand twice. */
export interface ListedLink {
  readonly link: Link;
  readonly line: Line;
  /** The whole entry, without the last line ending. */
  readonly span: Span;
}

/** What the community sent in is one list, whatever its headings, calls included; every other section is a list of its own. */
const listOf = (section: Section): Section | "community" =>
  standsIn(section, "community") || standsIn(section, "participation") ? "community" : section;

/** The links of each list: of the community, of each team, of the calls for participation. Events have dates to tell them apart. */
export const listedLinks = (issue: Issue): ListedLink[][] => {
  const entries = [...issue.entries, ...issue.projects, ...issue.talks.map((talk) => ({ ...talk, link: talk.name }))];
  const lists = new Map<Section | "community", ListedLink[]>();
  for (const { link, line, span, section } of entries) {
    if (!link || (link.form !== "inline" && link.form !== "autolink")) continue;
    const list = lists.get(listOf(section)) ?? [];
    lists.set(listOf(section), list);
    list.push({ link, line, span });
  }
  return [...lists.values()];
};
