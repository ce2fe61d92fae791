/** Where a new line goes in a draft. */
import { describe, expect, test } from "vitest";
import { buildIssue } from "../../src/document/build.ts";
import { lint } from "../../src/engine/lint.ts";
import { composeLine } from "../../src/library/lines/compose.ts";
import type { LineFields } from "../../src/library/lines/fields.ts";
import { inserted, insertionPoint } from "../../src/library/lines/insertion.ts";
import { parser } from "../../src/library/parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const event = (from: string, city = "Oslo", country = "NO"): LineFields => ({
  kind: "event",
  from,
  to: "",
  mode: "in-person",
  city,
  region: "",
  country,
  group: "Rust Group",
  groupUrl: "https://www.meetup.com/rust-group",
  title: "Night of crabs",
  url: `https://www.meetup.com/rust-group/events/31333${from.slice(-2)}84/`,
});
const entry = (section: string): LineFields => ({
  kind: "entry",
  title: "New",
  url: "https://blog.example.net/new",
  tags: [],
  section,
});
const TASK: LineFields = {
  kind: "task",
  project: "crabby",
  title: "Teach the parser about spaces",
  url: "https://github.com/crabby-rs/crabby/issues/13",
};
const call = (deadline: string): LineFields => ({
  kind: "call",
  title: "FerrisFest",
  url: "https://ferrisfest.example.net/cfp",
  deadline,
  place: "Vienna, Austria",
  from: "2026-10-02",
  to: "",
});

const PATH = "draft/2026-03-11-this-week-in-rust.md";

/** Puts the line in, and gives the lines around it. */
const put = (draft: string, fields: LineFields, section?: string) => {
  const { text = "", sections } = composeLine(fields);
  const issue = buildIssue(new SourceFile(PATH, draft), { parser });
  const point = insertionPoint(issue, { fields, text, section: section ?? (sections[0] as string) });
  if ("lacks" in point) return point;
  const result = inserted(draft, point);
  expect(result.text.slice(result.span.start, result.span.end)).toBe(text.replaceAll("\n", issue.source.eol));
  const { diagnostics } = lint(result.text, { path: PATH, parser });
  const found = diagnostics.filter(({ span }) => span.start < result.span.end && span.end > result.span.start);
  const lines = result.text.split(/\r?\n/);
  const at = lines.indexOf(text.split("\n")[0] as string);
  return {
    point,
    found: found.map(({ rule }) => rule),
    around: [lines.slice(Math.max(0, at - 2), at), lines.slice(at + text.split("\n").length).slice(0, 2)],
    text: result.text,
  };
};
const draftWith = (place: Parameters<typeof placeExample>[0], text: string): string => placeExample(place, text).text;

const night = (day: string, city = "Oslo, NO"): string =>
  `* 2026-03-${day} | ${city} | [Rust ${city.slice(0, 4)}](https://www.meetup.com/rust-${city.slice(0, 4)})\n    * [**Night**](https://www.meetup.com/rust-${city.slice(0, 4)}/events/3133387${day}/)`;

describe("an event", () => {
  const sorted = draftWith({ in: "europe" }, ["14", "18", "25"].map((day) => night(day)).join("\n"));
  test.each([
    ["2026-03-12", "### Europe", "* 2026-03-14"],
    ["2026-03-16", "    * [**Night**](https://www.meetup.com/rust-Oslo/events/313338714/)", "* 2026-03-18"],
    ["2026-03-30", "    * [**Night**](https://www.meetup.com/rust-Oslo/events/313338725/)", ""],
  ])("of %s stands where its date belongs", (day, before, after) => {
    const { found, around } = put(sorted, event(day)) as Exclude<ReturnType<typeof put>, { lacks: string }>;
    expect(found).toEqual([]);
    expect(around[0]?.at(-1)).toBe(before);
    expect(around[1]?.[0]?.startsWith(after) && (after !== "" || around[1]?.[0] === "")).toBe(true);
  });

  test("stands among others of its day by its place", () => {
    const draft = draftWith({ in: "europe" }, [night("14", "Aachen, DE"), night("14", "Oslo, NO")].join("\n"));
    const place = (city: string) => (put(draft, event("2026-03-14", city)) as { around: string[][] }).around;
    expect(place("Bergen")[1]?.[0]).toContain("Oslo");
    expect(place("Aabenraa")[0]?.at(-1)).toBe("### Europe");
    expect(place("Paris")[1]?.[0]).toBe("");
  });

  test("is not led astray by one that is out of order", () => {
    const draft = draftWith({ in: "europe" }, ["12", "28", "14", "18"].map((day) => night(day)).join("\n"));
    expect(put(draft, event("2026-03-16"))).toMatchObject({
      around: [expect.anything(), [expect.stringMatching(/^\* 2026-03-18/), expect.anything()]],
    });
  });

  test("leaves a comment with the event that it is about", () => {
    const comment = "<!-- twir-lint-allow long-title: its own title -->";
    const draft = draftWith({ in: "europe" }, `${comment}\n${night("14")}\n${comment}\n${night("18")}`);
    expect((put(draft, event("2026-03-12")) as { around: string[][] }).around[1]?.[0]).toBe(comment);
    expect((put(draft, event("2026-03-16")) as { around: string[][] }).around[1]?.[0]).toBe(comment);
  });

  test("brings the heading of its region, in its order", () => {
    const asia = put(sorted, event("2026-03-20", "Tokyo", "JP"));
    expect(asia).toMatchObject({ found: [], point: { isHeadingNew: true, section: "Asia" } });
    expect((asia as { text: string }).text).toMatch(/\n\n### Asia\n\* 2026-03-20.*\n.*\n\n### Europe\n/);
    const south = put(sorted, event("2026-03-20", "Lima", "PE")) as { text: string; found: string[] };
    expect(south.found).toEqual([]);
    expect(south.text).toMatch(/events\/313653030\/\)\n\n### South America\n\* 2026-03-20.*\n.*\n\n## Jobs/);
  });

  test("stands before the words that follow the last region", () => {
    const words = "If you are running a Rust event please add it to the calendar.";
    const draft = draftWith(
      { replaces: ["north-america"] },
      `### North America\n${night("19", "Austin, TX, US")}\n\n${words}`,
    );
    const { text } = put(draft, event("2026-03-20", "Lima", "PE")) as { text: string };
    expect(text).toMatch(/### South America\n\* 2026-03-20.*\n.*\n\nIf you are running/);
  });

  test("goes under an empty heading", () => {
    const draft = draftWith({ replaces: ["europe"] }, "### Europe");
    expect(put(draft, event("2026-03-20"))).toMatchObject({
      found: [],
      around: [
        ["", "### Europe"],
        ["", "### North America"],
      ],
    });
  });

  test("needs the heading of all events", () => {
    const draft = draftWith({ replaces: ["events", "virtual", "europe", "north-america"] }, "");
    expect(put(draft, event("2026-03-20"))).toEqual({ lacks: "## Upcoming Events" });
  });

  test("goes below the range where there is no region yet", () => {
    const draft = draftWith({ replaces: ["virtual", "europe", "north-america"] }, "");
    expect((put(draft, event("2026-03-20")) as { text: string }).text).toMatch(/🦀\n\n### Europe\n\* 2026-03-20/);
  });
});

describe("an entry", () => {
  test("goes behind the last of its section", () => {
    const draft = draftWith(
      {},
      "* [One](https://a.example.net/one)\n* [Two](https://a.example.net/two)\n    * [Nested](https://a.example.net/n)",
    );
    expect(put(draft, entry("Observations/Thoughts"))).toMatchObject({
      found: [],
      point: { isHeadingNew: false },
      around: [
        [expect.anything(), "    * [Nested](https://a.example.net/n)"],
        ["", "## Crate of the Week"],
      ],
    });
  });

  test("brings its heading, in its order", () => {
    const { text, found } = put(draftWith({}, "* [One](https://a.example.net/one)"), entry("Newsletters")) as {
      text: string;
      found: string[];
    };
    expect(found).toEqual([]);
    expect(text).toMatch(/\n\n### Newsletters\n\* \[New\].*\n\n### Observations\/Thoughts\n/);
    const last = put(draftWith({}, "* [One](https://a.example.net/one)"), entry("Miscellaneous")) as { text: string };
    expect(last.text).toMatch(/one\)\n\n### Miscellaneous\n\* \[New\].*\n\n## Crate of the Week\n/);
  });

  test("has the line endings of the draft", () => {
    const draft = draftWith({}, "* [One](https://a.example.net/one)\r\n* [Two](https://a.example.net/two)");
    expect((put(draft, entry("Official")) as { text: string }).text).toContain("(https://blog.example.net/new)\r\n");
  });

  test("goes behind the last line of a text that ends with it", () => {
    const draft =
      "Title: This Week in Rust\nDate: 2026-03-11\n\n## Updates from Rust Community\n\n### Official\n* [a](https://a.example.net/b)";
    expect((put(draft, entry("Official")) as { text: string }).text).toBe(
      `${draft}\n* [New](https://blog.example.net/new)\n`,
    );
  });
});

describe("a call", () => {
  const NONE = "*No Calls for participation were submitted this week.*";
  test("takes the place of the sentence that there is none", () => {
    const draft = draftWith({ in: "cfp-projects" }, `${NONE}\n\nIf you are a project owner, submit tasks.`);
    const result = put(draft, TASK) as { point: object; text: string; found: string[] };
    expect(result.found).toEqual([]);
    expect(result.point).toMatchObject({ contradicted: { text: NONE } });
    expect(result.text).not.toContain(NONE);
    expect(result.text).toMatch(/### CFP - Projects\n\* \[crabby.*\n\nIf you are/);
  });

  test("stands behind the comment that asks for it", () => {
    const draft = draftWith(
      { in: "cfp-events" },
      "Are you a speaker?\n\n<!-- CFPs go here -->\n\nIf you are an organizer, submit a link.",
    );
    const result = put(draft, call("2026-04-15")) as { text: string; found: string[] };
    expect(result.found).toEqual([]);
    expect(result.text).toMatch(/<!-- CFPs go here -->\n\n\* \[\*\*FerrisFest.*\n\nIf you are/);
  });

  test("stands before one that closes later", () => {
    const one = (name: string, day: string) =>
      `* [**${name}**](https://${name}.example.net/) | CFP open until ${day} | Berlin, Germany | 2026-09-14`;
    const draft = draftWith({ in: "cfp-events" }, `${one("a", "2026-04-01")}\n${one("b", "2026-04-30")}`);
    expect(put(draft, call("2026-04-15"))).toMatchObject({
      found: [],
      around: [
        [expect.anything(), one("a", "2026-04-01")],
        [one("b", "2026-04-30"), ""],
      ],
    });
  });
});
