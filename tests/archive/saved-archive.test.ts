/** Archives that are built from texts, saved as JSON and read again. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArchive, serializeArchive } from "../../src/archive/saved-archive.ts";
import { ExtractDeserializer, ExtractSerializer } from "../../src/archive/serialize.ts";
import { buildArchive, lint } from "../../src/library/with-parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { fileOf, pastIssue } from "../support/archive-run.ts";
import { ISSUE_FILE } from "../support/cli-run.ts";

const event = (location: string, day: number) =>
  `* 2026-03-0${day} | ${location} | [Rust Oslo 🦀](https://www.meetup.com/rust-oslo)\n    * [**Fjords**](https://www.meetup.com/rust-oslo/events/31333870${day}/)`;
const POST = "* [video] [«Shells» and scopes](https://blog.example.net/shells)";

const TEXTS = [1, 2, 3, 4, 5].map((weeks) => ({
  path: `content/${fileOf(weeks)}`,
  text: pastIssue(weeks, { entries: weeks === 2 ? POST : "", events: event("Virtual (Tromsø, NO)", weeks) }),
}));

describe("an archive from texts", () => {
  test("has the newest first, one of each date, and nothing that is no issue", () => {
    const copy = { path: `draft/${fileOf(1)}`, text: "" };
    const archive = buildArchive([
      ...TEXTS.toReversed(),
      copy,
      { path: "content/README.md", text: POST },
      { path: `content/${fileOf(9)}`, text: "x".repeat(3_000_000) },
    ]);
    expect(archive.issues.map(({ path }) => path)).toEqual(TEXTS.map(({ path }) => path));
    expect(archive.issues.map(({ number }) => number)).toEqual([641, 640, 639, 638, 637]);
    expect(buildArchive([])).toEqual({ issues: [] });
  });
});

const DRAFT = [
  placeExample({ in: "observations" }, "* [Shells & Scopes](http://www.blog.example.net/shells/)").text,
  placeExample({ in: "europe" }, event("Virtual (Tromsø, SE)", 9).replaceAll("03-09", "03-18")).text,
];

test("saved and read again it gives the same findings", () => {
  const archive = buildArchive(TEXTS);
  const again = parseArchive(serializeArchive(archive));
  expect(again).toEqual(archive);
  for (const text of DRAFT) {
    const [before, after] = [archive, again].map(
      (each) => lint(text, { path: `content/${ISSUE_FILE}`, facts: { archive: each } }).diagnostics,
    );
    expect(before?.some(({ message }) => /issue 640|earlier events/.test(message))).toBe(true);
    expect(after).toEqual(before);
  }
});

test("an extract of any form is read as it was, its announcements each as one object", () => {
  const position = { line: 3, column: 3, offset: 40, length: 9 };
  const group = (url: string) => ({ key: "meetup.com/rust-oslo", name: "Rust Oslo 🦀", url });
  const announced = (page: string | undefined, url: string, days: { from?: number; to?: number }) => ({
    from: days.from,
    to: days.to,
    location: "Virtual (Tromsø, NO)",
    houseLocation: { mode: "virtual" as const, address: "Tromsø, NO", city: "Tromsø" },
    page,
    title: page && "Fjords\u2028\n",
    groups: url === "" ? [] : [group(url), group("^odd")],
  });
  const plain = announced("luma.com/x", "", {});
  const houseLocation = { mode: "in-person" as const, address: "Oslo, NO", city: "Oslo" };
  const announcements = [
    announced("meetup.com/rust-oslo/events/1", "https://www.meetup.com/rust-oslo/", { from: 20500, to: 20500 }),
    announced("meetup.com/rust-oslo", "https://www.meetup.com/rust-oslo", { from: 20500, to: 20502 }),
    announced("meetup.com/rust-oslo-2/events/1", "http://meetup.com/de-DE/rust-oslo/", { from: 20500, to: 20500 }),
    plain,
    plain,
    { ...plain, location: "Oslo, NO", houseLocation },
    announced(undefined, "https://www.meetup.com/rust-oslo/events", {}),
  ];
  const extract = {
    number: 641,
    links: [{ page: "^odd", title: "«Crabs»", section: "", tags: ["[video]"], position }],
    events: announcements.map((announcement, index) => ({
      announcement,
      region: "Europe",
      position: { ...position, line: index + 1 },
    })),
    weekly: [{ kind: "quote" as const, key: "crabs", position }],
  };
  const serializer = new ExtractSerializer();
  const tuple = JSON.parse(JSON.stringify(serializer.serialize(extract)));
  expect(serializer.announcements).toHaveLength(6);
  const read = new ExtractDeserializer(serializer.announcements).deserialize(tuple);
  expect(read).toEqual(extract);
  expect(read.events[3]?.announcement).toBe(read.events[4]?.announcement);
});

describe("JSON that is no saved archive", () => {
  const saved = JSON.parse(serializeArchive(buildArchive(TEXTS)));
  const changed = (change: (value: typeof saved) => void): string => {
    const copy = structuredClone(saved);
    change(copy);
    return JSON.stringify(copy);
  };

  test.each([
    ["no JSON", "{", "it is not JSON"],
    ["no object", "null", "it has no `format`"],
    ["another object", "{}", "it has no `format`"],
    [
      "an older format",
      changed((value) => {
        value.format = 0;
      }),
      "its format is 0, and this version reads 2 only; build it anew",
    ],
    [
      "no lists",
      changed((value) => {
        value.issues = {};
      }),
      "`announcements` and `issues` have to be lists",
    ],
    ["an announcement cut short", changed((value) => value.announcements[2].pop()), "`announcements[2]` is malformed"],
    [
      "a mode that does not exist",
      changed((value) => {
        value.announcements[1][6] = 3;
      }),
      "`announcements[1]` is malformed",
    ],
    [
      "an event of no announcement",
      changed((value) => {
        value.issues[1][2][2][0][0] = 99;
      }),
      "`issues[1]` is malformed",
    ],
    [
      "a date beyond all calendars",
      changed((value) => {
        value.issues[0][1] = 1e12;
      }),
      "`issues[0]` is malformed",
    ],
    ["issues in another order", changed((value) => value.issues.reverse()), "is not older than the one before it"],
  ])("%s", (_, json, why) => {
    expect(() => parseArchive(json)).toThrow(TypeError);
    expect(() => parseArchive(json)).toThrow(why);
  });

  test("of any kind is refused, or is an archive that lint can use", () => {
    const texts = fc.oneof(
      fc.json(),
      fc.tuple(fc.nat(), fc.constantFrom("0", "-1", '"', "null", "]", "[", "__proto__", "1e999")).map(([at, piece]) => {
        const text = JSON.stringify(saved);
        return text.slice(0, at % text.length) + piece + text.slice((at % text.length) + 1);
      }),
    );
    fc.assert(
      fc.property(texts, (json) => {
        let archive: ReturnType<typeof parseArchive>;
        try {
          archive = parseArchive(json);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          return;
        }
        for (const text of DRAFT) lint(text, { path: `content/${ISSUE_FILE}`, facts: { archive } });
      }),
      { numRuns: 100 },
    );
  });
});
