/** Where links lead, those by reference included. */

import { normalizeLabel } from "../document/markdown/labels.ts";
import type { Issue, Link } from "../document/types.ts";
import { memoize } from "../text/memoize.ts";
import type { Text } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";

/** A link and the URL that it leads to: of `[text][label]` that of the definition. */
export interface Destination {
  readonly link: Link;
  readonly url: Text;
}

/** Where all links of an issue lead, URLs that are no links left out, in order of position. */
export const destinations = memoize(
  ({ links, definitions }: Pick<Issue, "links" | "definitions">): readonly Destination[] => {
    const defined = new Map(definitions.map(({ label, url }) => [normalizeLabel(label.value), url]));
    return links.flatMap((link) => {
      if (link.form === "bare") return [];
      const url = link.form === "reference" ? defined.get(normalizeLabel(link.url.value)) : link.url;
      return url ? [{ link, url }] : [];
    });
  },
);

/** The same, each URL once: a definition that several links name counts with the first. */
export const distinctDestinations = defineAnalysis((issue): readonly Destination[] => {
  const seen = new Set<Text>();
  return destinations(issue).filter(({ url }) => !seen.has(url) && seen.add(url));
});
