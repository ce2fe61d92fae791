/** An invented issue of real size, with the pages that it links to on a web of ours: 100 links, 70 events, 40 hosts. */
import { placeExample } from "../../src/rule/example-frame.ts";
import { answerWith, type Handler, html, redirectTo } from "./our-pages.ts";

export const LINKS = 100;
export const EVENTS = 70;
const HOSTS = 40;

/** Where pages can be put, at `host/path`; their URLs are returned. */
interface Pages {
  put(address: string, handler: Handler): string;
  url(address: string): string;
}

const hostOf = (index: number): string => `host-${index % HOSTS}.example.net`;
const day = (index: number): string => `2026-03-${String(12 + Math.floor(index / 4)).padStart(2, "0")}`;

const eventPage = (url: string, date: string): string =>
  html(
    `<title>Evening</title><script type="application/ld+json">${JSON.stringify({
      "@type": "Event",
      url,
      startDate: `${date}T18:00:00+01:00`,
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      location: { "@type": "Place", address: { addressLocality: "Oslo", addressCountry: "NO" } },
    })}</script>`,
    `<p>${"x".repeat(100_000)}</p>`,
  );

/** The text without links to any other web: those of the frame are no matter of these tests. */
const onlyOurs = (text: string): string => text.replace(/https:\/\/[^\s)\]]+/g, "#");

/** An issue with these lines among its links, and no other links. */
export const smallIssue = (lines: string): string => onlyOurs(placeExample({ in: "observations" }, lines).text);

/** The text of the issue, and what is wrong in it: one of each thing. */
export const inventIssue = (web: Pages, size = { links: LINKS, events: EVENTS }): { text: string; wrong: string[] } => {
  const entries = Array.from({ length: size.links }, (_, index) => {
    const title = `Story ${index} of a crab on the beach`;
    const url = web.put(
      `${hostOf(index)}/post/${index}`,
      html(`<title>${title} | Log</title>`, "<p>x</p>".repeat(5000)),
    );
    return { title, url };
  });
  const address = (index: number): string => `${hostOf(index)}/post/${index}`;
  web.put(address(3), answerWith(404));
  web.put(address(4), answerWith(403));
  web.put(address(5), redirectTo(web.put(`${hostOf(6)}/elsewhere`, html("<title>Story 5 of a crab</title>"))));
  web.put(address(7), html("<title>Something else altogether</title>"));
  const events = Array.from({ length: size.events }, (_, index) => {
    const url = web.url(`${hostOf(index)}/events/${index}`);
    web.put(`${hostOf(index)}/events/${index}`, eventPage(url, index === 10 ? "2026-03-30" : day(index)));
    return `* ${day(index)} | Oslo, NO | [Rust Oslo](${web.url(`${hostOf(0)}/group`)})\n    * [**Evening ${index}**](${url})`;
  });
  web.put(`${hostOf(0)}/group`, html("<title>Rust Oslo</title>"));
  const list = entries.map(({ title, url }) => `* [${title}](${url})`).join("\n");
  const text = placeExample({ in: "observations" }, list).text.replace(
    /### Europe\n[^#]*/,
    () => `### Europe\n${events.join("\n")}\n\n`,
  );
  return {
    text: onlyOurs(text),
    wrong: [
      "the page is gone: 404 Not Found",
      `the page has moved to \`${web.url(`${hostOf(6)}/elsewhere`)}\``,
      "the page's title is `Something else altogether`",
      "the page of the event says `2026-03-30`",
    ],
  };
};
