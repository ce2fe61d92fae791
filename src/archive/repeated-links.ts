/** Links of the community's list that an earlier issue had too. */

import { communityLinks } from "../analysis/listed-links.ts";
import type { Issue, Link } from "../document/types.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Span } from "../text/span.ts";
import { indexOf } from "./index-of-issues.ts";
import type { Archive, LinkOccurrence } from "./types.ts";

/** A page that editors let stand in so many issues may be listed again. */
export const RECURS = 4;

/** Nobody looks at more. */
const MOST_OCCURRENCES = 3;

export interface RepeatedLink {
  readonly link: Link;
  /** The whole entry that it is the link of; of a link beside it or in prose undefined. */
  readonly entry?: Span;
  /** The newest ones, the last first. */
  readonly occurrences: readonly LinkOccurrence[];
  readonly last: LinkOccurrence;
}

/** The links of the community's list whose page was linked there before. */
export const repeatedLinks = (issue: Issue, archive: Archive): readonly RepeatedLink[] =>
  communityLinks(issue).flatMap(({ link, url, entry }): RepeatedLink[] => {
    const occurrences = indexOf(archive).pages.get(pageKey(url)) ?? [];
    const [last] = occurrences;
    const issues = new Set(occurrences.map((occurrence) => occurrence.issue)).size;
    return last && issues < RECURS
      ? [{ link, entry: entry?.span, occurrences: occurrences.slice(0, MOST_OCCURRENCES), last }]
      : [];
  });
