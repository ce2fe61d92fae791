import { communityLinks } from "../analysis/listed-links.ts";
import type { Issue, Link } from "../document/types.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Span } from "../text/span.ts";
import { indexOf } from "./index-of-issues.ts";
import type { Archive, Sighting } from "./types.ts";

/** A page that editors let stand in so many issues comes again rightly. */
export const RECURS = 4;

/** A link of the community's list whose page was linked there before; the newest sighting is `last`. */
export interface RepeatedLink {
  readonly link: Link;
  /** The whole entry that it is the link of; of a link beside it or in prose undefined. */
  readonly entry?: Span;
  readonly sightings: readonly Sighting[];
  readonly last: Sighting;
}

/** The links that earlier issues had too. */
export const repeatedLinks = (issue: Issue, archive: Archive): readonly RepeatedLink[] =>
  communityLinks(issue).flatMap(({ link, url, entry }): RepeatedLink[] => {
    const sightings = indexOf(archive).pages.get(pageKey(url)) ?? [];
    const [last] = sightings;
    const issues = new Set(sightings.map((sighting) => sighting.issue)).size;
    return last && issues < RECURS ? [{ link, entry: entry?.span, sightings, last }] : [];
  });
