/** Pages as the sites that the newsletter links to most serve them (written by us): right drafts pass, others do not. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { PageReader } from "../../src/linked-pages/client/read-page.ts";
import { pagesFrom } from "../../src/linked-pages/page.ts";
import { type ExamplePlace, placeExample } from "../../src/rule/example-frame.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";

interface Case {
  readonly file: string;
  readonly url: string;
  readonly in?: ExamplePlace["in"];
  /** Something that the page says otherwise. */
  readonly instead?: readonly [of: string, text: string];
  readonly right: readonly string[];
  /** A draft line, and what is said of it. */
  readonly wrong: readonly (readonly [line: string, ...messages: string[]])[];
}

const contentOf = ({ file, url, instead: [of, text] = ["", ""] }: Case) => {
  const reader = new PageReader(url);
  const written = readFileSync(new URL(`../../fixtures/pages/${file}`, import.meta.url), "utf8");
  const html = written.replaceAll(of || "\0", text);
  expect(html === written).toBe(of === "");
  // In pieces, as it comes from a server.
  for (let at = 0; at < html.length; at += 100) reader.write(html.slice(at, at + 100));
  return reader.content();
};

const event = (date: string, place: string, url: string, group = "Rust Group"): string =>
  `* ${date} | ${place} | [${group}](https://www.meetup.com/rust-group)\n    * [**An evening**](${url})`;

const meetup = "https://www.meetup.com/rust-oslo/events/313338784/";
const online = "https://www.meetup.com/rust-berlin/events/308455924/";
const cancelled = "https://www.meetup.com/rust-atx/events/313653030/";
const luma = "https://luma.com/tides";
const eventbrite = "https://www.eventbrite.co.uk/e/crabconf-2026-tickets-123456789";
const youtube = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
const tube = "https://tube.example.net/videos/watch/claws";
const release = "https://github.com/corro/claw/releases/tag/v0.4.0";
const blog = "https://notes.example.net/friend/";
const spanish = "https://notes.example.net/cangrejos";

const CASES: readonly Case[] = [
  {
    file: "meetup-in-person.html",
    url: meetup,
    in: "europe",
    right: [
      event("2026-03-18", "Oslo, NO", meetup),
      event("2026-03-18", "Hybrid (Oslo, NO)", meetup),
      event("2026-03-18", "Oslo, Norway", meetup),
    ],
    wrong: [
      [event("2026-03-19", "Oslo, NO", meetup), "contradicted-event: the page of the event says `2026-03-18`"],
      // Of an evening that its page gives one day, a second day is not denied.
      [
        event("2026-03-17 - 2026-03-18", "Oslo, NO", meetup),
        "contradicted-event: the page of the event says `2026-03-18`",
      ],
      [event("2026-03-18", "Bergen, NO", meetup), "contradicted-event: the page of the event says `Oslo, NO`"],
      [event("2026-03-18", "Malmö, SE", meetup), "contradicted-event: the page of the event says `Oslo, NO`"],
      [
        event("2026-03-18", "Virtual (Oslo, NO)", meetup),
        "contradicted-event: the page of the event says that the event is not held online",
      ],
    ],
  },
  {
    file: "meetup-in-person.html",
    url: meetup,
    in: "europe",
    instead: ['"addressLocality":"Oslo"', '"addressLocality":"Bærum"'],
    // The venue is in the next town; the group is of the city.
    right: [event("2026-03-18", "Oslo, NO", meetup, "Rust Oslo")],
    wrong: [[event("2026-03-18", "Bergen, NO", meetup), "contradicted-event: the page of the event says `Bærum, NO`"]],
  },
  {
    file: "meetup-in-person.html",
    url: meetup,
    in: "europe",
    instead: ["2026-03-18T18:00:00+01:00", "2026-03-18T17:00:00Z"],
    // Without the zone of the place the evening may be the day before or behind, but not two days.
    right: [event("2026-03-18", "Oslo, NO", meetup), event("2026-03-19", "Oslo, NO", meetup)],
    wrong: [[event("2026-03-20", "Oslo, NO", meetup), "contradicted-event: the page of the event says `2026-03-18`"]],
  },
  {
    file: "meetup-in-person.html",
    url: meetup,
    in: "europe",
    instead: ["/rust-oslo/events/313338784/", "/rust-oslo/events/300000000/"],
    // The event of another page.
    right: [event("2026-03-25", "Oslo, NO", meetup)],
    wrong: [],
  },
  {
    file: "meetup-online.html",
    url: online,
    in: "virtual",
    right: [event("2026-03-12", "Virtual (Berlin, DE)", online), event("2026-03-12", "Virtual", online)],
    wrong: [
      [
        event("2026-03-12", "Berlin, DE", online),
        "contradicted-event: the page of the event says that the event is held online only",
      ],
      [event("2026-03-13", "Virtual", online), "contradicted-event: the page of the event says `2026-03-12`"],
    ],
  },
  {
    file: "meetup-cancelled.html",
    url: cancelled,
    in: "north-america",
    right: [],
    wrong: [
      [
        event("2026-03-19", "Austin, TX, US", cancelled),
        "contradicted-event: the page of the event says that the event is cancelled",
      ],
    ],
  },
  {
    file: "luma.html",
    url: luma,
    in: "north-america",
    // In UTC it is the 25th.
    right: [event("2026-03-24", "San Francisco, CA, US", luma)],
    wrong: [
      [
        event("2026-03-25", "San Francisco, CA, US", luma),
        "contradicted-event: the page of the event says `2026-03-24`",
      ],
      [
        event("2026-03-24", "San Francisco, WA, US", luma),
        "contradicted-event: the page of the event says `San Francisco, CA, US`",
      ],
      [
        event("2026-03-24", "Portland, OR, US", luma),
        "contradicted-event: the page of the event says `San Francisco, CA, US`",
      ],
    ],
  },
  {
    file: "eventbrite.html",
    url: eventbrite,
    in: "europe",
    right: [
      event("2026-03-30 - 2026-04-01", "London, UK", eventbrite),
      event("2026-03-30", "London, UK", eventbrite),
      event("2026-03-31", "London, GB", eventbrite),
    ],
    wrong: [
      [
        event("2026-03-30 - 2026-03-31", "London, UK", eventbrite),
        "contradicted-event: the page of the event says `2026-03-30 - 2026-04-01`",
      ],
      [
        event("2026-04-02", "London, UK", eventbrite),
        "contradicted-event: the page of the event says `2026-03-30 - 2026-04-01`",
      ],
      [event("2026-03-30", "Paris, FR", eventbrite), "contradicted-event: the page of the event says `London, UK`"],
    ],
  },
  {
    file: "youtube.html",
    url: youtube,
    right: [
      `* [video] [Why crabs walk sideways](${youtube})`,
      `* [video] [Why Crabs Walk Sideways - YouTube](${youtube})`,
      `* [video] [Corro: why crabs walk sideways](${youtube})`,
    ],
    wrong: [
      [`* [video] [My talk](${youtube})`, "mismatched-title: the page's title is `Why crabs walk sideways`"],
      [`* [video] [Why crabs walk sidways](${youtube})`, "mismatched-title: the page spells it `sideways`"],
    ],
  },
  {
    file: "tube.html",
    url: tube,
    right: [`* [video] [Claws on tape](${tube})`],
    wrong: [[`* [Claws on tape](${tube})`, "untagged-medium: the page is a video, `[video]` is missing"]],
  },
  {
    file: "github-release.html",
    url: release,
    right: [`* [claw 0.4](${release})`, `* [claw: a pager for crabs](${release})`, `* [A faster pager](${release})`],
    wrong: [],
  },
  {
    file: "blog.html",
    url: blog,
    right: [
      `* [Don't fear the "borrow checker" - it's a friend](${blog})`,
      `* [Don't Fear the Borrow Checker](${blog})`,
      `* [Don’t fear the *borrow checker*](${blog})`,
      `* [The borrow checker is a friend](${blog})`,
    ],
    wrong: [
      [
        `* [Announcing claw 0.4](${blog})`,
        "mismatched-title: the page's title is `Don’t fear the “borrow checker” – it’s a friend`",
      ],
    ],
  },
  {
    file: "blog-spanish.html",
    url: spanish,
    right: [`* [ES] [Cangrejos y préstamos](${spanish})`, `* [ES] [Crabs and loans](${spanish})`],
    wrong: [
      [`* [Cangrejos y préstamos](${spanish})`, "wrong-language-tag: the page is in Spanish, `[ES]` is missing"],
      [`* [IT] [Cangrejos y préstamos](${spanish})`, "wrong-language-tag: the page is in Spanish, not in Italian"],
    ],
  },
];

describe.each(CASES)("$file $instead", (page) => {
  const { url, in: place, right, wrong } = page;
  const pages = pagesFrom({ [url]: contentOf(page) });
  const said = (line: string): string[] => {
    const { text } = placeExample({ in: place }, line);
    const { diagnostics } = lint(text, { path: PATH, facts: { pages }, select: ["online"] });
    return diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
  };

  test.each(right.map((line) => [line]))("right: %s", (line) => {
    expect(said(line)).toEqual([]);
  });

  test.each(wrong.map(([line, ...messages]) => [line, messages] as const))("wrong: %s", (line, messages) => {
    expect(said(line)).toEqual(messages);
  });
});
