import type { Page, PageEvent } from "../linked-pages/page.ts";
import { eventOfPage, formatEventDates } from "../linked-pages/page-events.ts";
import { formatPageLocation } from "../linked-pages/page-location.ts";
import { regionsOf } from "../newsletter/countries.ts";
import { bareTitles } from "../newsletter/site-names.ts";
import { linkText, linkUrl } from "../text/markdown-escape.ts";
import { escapeHidden } from "./escape.ts";

/** A line of the newsletter before the rules have put it right, and the headings that it stands under. */
export interface NewEntry {
  readonly headings: string;
  readonly line: string;
}

const titleOf = ({ titles, address }: Page): string =>
  bareTitles(titles, new URL(address).hostname.replace(/^www\./, ""))[0] ?? "";

const placeOf = ({ place, mode }: PageEvent): string => {
  const where = place && formatPageLocation(place);
  if (mode === "virtual") return where === undefined ? "Virtual" : `Virtual (${where})`;
  return mode === "hybrid" ? `Hybrid (${where ?? "city, CC"})` : (where ?? "city, CC");
};

const eventDraft = (event: PageEvent, url: string, title: string): NewEntry => {
  const { name, organizer } = event;
  const place = placeOf(event);
  const region = event.mode === "virtual" ? "Virtual" : (regionsOf(place.slice(-2))[0] ?? "Europe");
  // What the page does not say is left to be filled in, and reported as long as it is not.
  const group = organizer?.url && URL.canParse(organizer.url) ? linkUrl(organizer.url) : "GROUP_URL";
  return {
    headings: `## Upcoming Events\n\n### ${region}\n`,
    line: [
      `* ${formatEventDates(event) ?? "YYYY-MM-DD"} | ${place} | [${linkText(organizer?.name ?? "group")}](${group})`,
      `    * [**${linkText(name ?? title)}**](${linkUrl(url)})`,
    ].join("\n"),
  };
};

/** The entry for a page, as far as the page itself tells. */
export const newEntry = (url: string, page: Page): NewEntry => {
  const event = eventOfPage(page);
  const title = titleOf(page);
  if (event) return eventDraft(event, url, title);
  return {
    headings: "## Updates from Rust Community\n\n### Observations/Thoughts\n",
    line: `* [${linkText(title === "" ? "title" : title)}](${linkUrl(url)})`,
  };
};

const eventFacts = (event: PageEvent): (readonly [string, string | undefined])[] => [
  ["event", event.name],
  ["from", event.start],
  ["to", event.end],
  ["held", event.status ?? event.mode],
  ["place", event.place && formatPageLocation(event.place)],
  ["by", event.organizer?.name],
];

/** What is known of a page, one fact a line, and below it the entry, ready to paste. */
export const linkReport = (url: string, page: Page, entry: string | undefined): string => {
  const event = eventOfPage(page);
  const facts: (readonly [string, string | undefined])[] = [
    ["verdict", page.reason === undefined ? page.verdict : `${page.verdict}: ${page.reason}`],
    ...page.hops.map(({ status, to }) => ["redirect", `${status} ${to}`] as const),
    ["canonical", page.canonical],
    ...page.titles.map((title) => ["title", title] as const),
    ["language", page.language],
    ["type", [page.type, ...page.schemas].filter((type) => type !== undefined).join(", ") || undefined],
    ...(event ? eventFacts(event) : []),
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(9)}  ${escapeHidden(value)}`],
  );
  const paste = entry === undefined ? [] : ["", ...entry.split("\n").map(escapeHidden)];
  return `${[escapeHidden(url), ...lines, ...paste].join("\n")}\n`;
};
