import { once } from "../text/once.ts";
import type { Span, Text } from "../text/span.ts";
import { titleKey } from "../text/title-key.ts";
import type { Archive, PastIssue, PastLink } from "./archive.ts";
import { communityLinks } from "./same-links.ts";
import type { Issue, Link } from "./types.ts";

/** A link of an earlier issue, and which. */
export interface Sighting {
  readonly issue: PastIssue;
  readonly link: PastLink;
}

const sightingsBy = (issues: readonly PastIssue[], keyOf: (link: PastLink) => string): Map<string, Sighting[]> => {
  const found = new Map<string, Sighting[]>();
  for (const issue of issues)
    for (const link of issue.links) {
      const key = keyOf(link);
      const known = found.get(key);
      if (known) known.push({ issue, link });
      else found.set(key, [{ issue, link }]);
    }
  return found;
};

/** Where each page was linked, the newest first. */
export const linksByPage = once(
  ({ issues }: Archive): ReadonlyMap<string, readonly Sighting[]> => sightingsBy(issues, ({ page }) => page),
);

/** A second site carries a post soon or not at all. */
const RECENT_ISSUES = 8;

/** Where each title stood of late, the newest first. */
export const linksByTitle = once(
  ({ issues }: Archive): ReadonlyMap<string, readonly Sighting[]> =>
    sightingsBy(issues.slice(0, RECENT_ISSUES), ({ title }) => titleKey(title)),
);

/** A page that editors let stand in so many issues comes again rightly. */
const RECURS = 4;

/** A link of the community's list whose page was linked there before; the newest sighting is `last`. */
export interface RepeatedLink {
  readonly link: Link;
  /** The whole entry that it is the link of; of a link beside it or in prose undefined. */
  readonly entry?: Span;
  readonly sightings: readonly Sighting[];
  readonly last: Sighting;
}

/** The links that earlier issues had too. */
export const repeatedLinks = (issue: Issue, archive: Archive, pageOf: (url: Text) => string): readonly RepeatedLink[] =>
  communityLinks(issue).flatMap(({ link, url, entry }): RepeatedLink[] => {
    const sightings = linksByPage(archive).get(pageOf(url)) ?? [];
    const [last] = sightings;
    const issues = new Set(sightings.map((sighting) => sighting.issue)).size;
    return last && issues < RECURS ? [{ link, entry: entry?.span, sightings, last }] : [];
  });
