/** The report of `twir-lint link`, and the entry that it proposes. */
import type { Page, PageEvent } from "../linked-pages/page.ts";
import { eventOfPage, formatEventDates } from "../linked-pages/page-events.ts";
import { formatPageLocation } from "../linked-pages/page-location.ts";
import { regionsOf } from "../newsletter/countries.ts";
import { bareTitles } from "../newsletter/site-names.ts";
import { linkText, linkUrl } from "../text/markdown-escape.ts";
import { escapeCommands, escapeHidden } from "./escape.ts";

/** The lines of an entry, before fixes are made, and the headings that it belongs under. */
export interface NewEntry {
  readonly headings: string;
  readonly line: string;
}

const titleOf = ({ titles, address }: Page): string =>
  bareTitles(titles, new URL(address).hostname.replace(/^www\./, ""))[0] ?? "";

const locationText = ({ place, mode }: PageEvent): string => {
  const location = place && formatPageLocation(place);
  if (mode === "virtual") return location === undefined ? "Virtual" : `Virtual (${location})`;
  return mode === "hybrid" ? `Hybrid (${location ?? "city, CC"})` : (location ?? "city, CC");
};

const newEventEntry = (event: PageEvent, url: string, title: string): NewEntry => {
  const { name, organizer } = event;
  const location = locationText(event);
  const region = event.mode === "virtual" ? "Virtual" : (regionsOf(location.slice(-2))[0] ?? "Europe");
  // What the page does not say is a placeholder, which rules report until it is filled in.
  const group = organizer?.url && URL.canParse(organizer.url) ? linkUrl(organizer.url) : "GROUP_URL";
  return {
    headings: `## Upcoming Events\n\n### ${region}\n`,
    line: [
      `* ${formatEventDates(event) ?? "YYYY-MM-DD"} | ${location} | [${linkText(organizer?.name ?? "group")}](${group})`,
      `    * [**${linkText(name ?? title)}**](${linkUrl(url)})`,
    ].join("\n"),
  };
};

/** The entry for a page, from what the page says of itself. */
export const newEntry = (url: string, page: Page): NewEntry => {
  const event = eventOfPage(page);
  const title = titleOf(page);
  if (event) return newEventEntry(event, url, title);
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

/** What is known of a page, one fact on each line, and below it the entry to paste. */
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
  const entryLines = entry === undefined ? [] : ["", ...entry.split("\n").map(escapeHidden)];
  return escapeCommands(`${[escapeHidden(url), ...lines, ...entryLines].join("\n")}\n`);
};
