/** Tells the sections of the week's own that gather videos or recordings, such as the talks of a conference. */
import { namesMedium } from "../document/tags.ts";
import type { Issue, LinkEntry, Section } from "../document/types.ts";
import { mediumOf } from "../newsletter/hosts.ts";
import { parseUrl } from "../text/url.ts";
import { defineAnalysis } from "./define-analysis.ts";

/** Fewer are no gathering. */
const ENOUGH = 3;

/** Whether the link of an entry leads to a video or a recording, and which. */
export const mediumOfEntry = ({ link }: LinkEntry): "video" | "audio" | undefined => {
  const parts = link.form === "inline" ? parseUrl(link.url) : undefined;
  return parts && mediumOf(parts.hostName, parts.path.value, parts.fragment?.value);
};

/** The sections that are not in the template, and where each entry leads to a video or recording that no tag announces. */
export const sectionsOfMedia = defineAnalysis(({ entries }: Issue): ReadonlySet<Section> => {
  const counts = new Map<Section, number>();
  for (const entry of entries) {
    const { section } = entry.line;
    if (section.kind !== "unknown") continue;
    const isUntagged = mediumOfEntry(entry) !== undefined && !namesMedium(entry);
    counts.set(section, isUntagged ? (counts.get(section) ?? 0) + 1 : Number.NaN);
  }
  return new Set([...counts].filter(([, count]) => count >= ENOUGH).map(([section]) => section));
});
