import type { Issue, Link } from "../document/types.ts";
import { once } from "../text/memoize.ts";
import type { Text } from "../text/span.ts";
import { normalLabel } from "./references.ts";

/** A link and the URL that it leads to: of `[text][label]` that of the definition. */
export interface Destination {
  readonly link: Link;
  readonly url: Text;
}

/** Where all links of an issue lead, URLs that are no links left out, in order of place. */
export const destinations = once(
  ({ links, definitions }: Pick<Issue, "links" | "definitions">): readonly Destination[] => {
    const defined = new Map(definitions.map(({ label, url }) => [normalLabel(label.value), url]));
    return links.flatMap((link) => {
      if (link.form === "bare") return [];
      const url = link.form === "reference" ? defined.get(normalLabel(link.url.value)) : link.url;
      return url ? [{ link, url }] : [];
    });
  },
);

/** The same, each URL once: a definition that several links name counts with the first. */
export const distinctDestinations = once((issue: Issue): readonly Destination[] => {
  const seen = new Set<Text>();
  return destinations(issue).filter(({ url }) => !seen.has(url) && seen.add(url));
});
