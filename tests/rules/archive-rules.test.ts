/** What earlier issues prove, and what they do not. */
import { describe, expect, test } from "vitest";
import { extractIssue } from "../../src/archive/extract.ts";
import type { Archive } from "../../src/archive/types.ts";
import { buildIssue } from "../../src/document/build.ts";
import { fix, lint, parser } from "../../src/library/with-parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { formatDay, parseDay } from "../../src/text/calendar.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { fileOf, pastIssue } from "../support/archive-run.ts";
import { ISSUE_FILE } from "../support/cli-run.ts";

type Parts = Parameters<typeof pastIssue>[1];

/** The issues of the last weeks, the newest first. */
const archiveOf = (...issues: readonly Parts[]): Archive => ({
  issues: issues.map((parts, index) => {
    const path = fileOf(index + 1);
    const date = parseDay(path.slice(0, 10)) as number;
    return { path, date, ...extractIssue(buildIssue(new SourceFile(path, pastIssue(index + 1, parts)), { parser })) };
  }),
});

const options = (archive: Archive) => ({
  path: `content/${ISSUE_FILE}`,
  rules: rules.filter(({ group, id }) => group === "archive" || id === "duplicate-link"),
  facts: { archive },
});
const found = (part: "observations" | "europe" | "virtual", text: string, archive: Archive) =>
  lint(placeExample({ in: part }, text).text, options(archive)).diagnostics;
const said = (...args: Parameters<typeof found>): string[] => found(...args).map(({ message }) => message);

const EVENING = parseDay("2026-03-18") as number;

/** An event of the n-th evening of a group. */
const event = (
  place: string,
  { name = "Rust Oslo", link = "https://www.meetup.com/rust-oslo", n = 99, title = "Fjords" } = {},
) =>
  `* ${formatDay(EVENING - (n === 99 ? 0 : n))} | ${place} | [${name}](${link})\n    * [**${title}**](https://www.meetup.com/rust-oslo/events/3133380${n}/)`;
type More = Parameters<typeof event>[1];
/** So many issues, each with an evening of its own. */
const times = (count: number, place: string, more: More = {}, from = 10): Parts[] =>
  Array.from({ length: count }, (_, index) => ({ events: event(place, { ...more, n: from + index }) }));

describe("places", () => {
  const place = (text: string, ...issues: Parts[]) => said("europe", event(text), archiveOf(...issues));

  test("another state of the city", () =>
    expect(place("Duluth, MI, US", ...times(4, "Duluth, MN, US"))).toEqual([
      "`Duluth, MI, US` is `Duluth, MN, US` in 4 of 4 earlier events of this group",
    ]));
  test("two events are no habit", () => {
    expect(place("Duluth, MI, US", ...times(2, "Duluth, MN, US"))).toEqual([]);
    expect(place("Duluth, MI, US", ...times(3, "Duluth, MN, US"))).toHaveLength(1);
  });
  test("copies of one event are one witness", () => {
    const copies = Array.from({ length: 8 }, () => ({ events: event("Duluth, MN, US", { n: 10 }) }));
    expect(place("Duluth, MI, US", ...copies)).toEqual([]);
  });
  test("earlier printings of the same event are no witness", () =>
    expect(place("Duluth, MI, US", ...times(2, "Duluth, MN, US"), { events: event("Duluth, MN, US") })).toEqual([]));
  test("what was said last outweighs what was said most", () => {
    const moved = [...times(1, "Duluth, MI, US", {}, 50), ...times(20, "Duluth, MN, US")];
    expect(place("Duluth, MI, US", ...moved)).toEqual([]);
    const back = [...times(12, "Duluth, MI, US", {}, 50), ...times(40, "Duluth, MN, US")];
    expect(place("Duluth, MN, US", ...back)).toEqual([
      "`Duluth, MN, US` is `Duluth, MI, US` in 12 of 12 earlier events of this group",
    ]);
  });
  test("two ways of saying it are no habit", () => {
    const mixed = times(10, "Duluth, MN, US").map((issue, index) =>
      index % 3 === 1 ? { events: event("Duluth, MI, US", { n: 60 + index }) } : issue,
    );
    expect(place("Duluth, WI, US", ...mixed)).toEqual([]);
  });
  test("another city is no mistake", () => expect(place("Bergen, NO", ...times(9, "Oslo, NO"))).toEqual([]));
  test("a slip of the city is, however new", () => {
    expect(place("Bregen, NO", ...times(3, "Bergen, NO"))).toHaveLength(1);
    const between = [...times(1, "Bergen, NO", {}, 70), ...times(1, "Bregen, NO", {}, 50), ...times(2, "Bergen, NO")];
    expect(place("Bregen, NO", ...between)).toHaveLength(1);
    const often = [...times(1, "Bergen, NO", {}, 70), ...times(2, "Bregen, NO", {}, 50), ...times(2, "Bergen, NO")];
    expect(place("Bregen, NO", ...often)).toEqual([]);
  });
  test("house style does not count", () => {
    expect(place("Reading, UK", ...times(6, "Reading, GB"))).toEqual([]);
    expect(place("Reading, GB", ...times(6, "Reading, UK"))).toEqual([]);
    expect(place("Leipzig, DE", ...times(6, "Leipzig, SN, DE"))).toEqual([]);
    expect(place("Virtual (Reading, UK)", ...times(6, "Virtual: Reading, GB"))).toEqual([]);
  });
  test("nor do accents; case does", () => {
    expect(place("Tromso, NO", ...times(6, "Tromsö, NO"))).toEqual([]);
    expect(place("mo i rana, NO", ...times(6, "Mo i Rana, NO"))).toHaveLength(1);
  });
  test("where several groups meet none is at home", () => {
    const joint = `${event("Virtual (everywhere, EU)").replace("\n", " + [Rust Bergen](https://www.meetup.com/rust-bergen)\n")}`;
    expect(said("virtual", joint, archiveOf(...times(9, "Virtual (Oslo, NO)")))).toEqual([]);
  });
  test("online a group has one home", () => {
    expect(place("Virtual (Rust Oslo, NO)", ...times(6, "Virtual (Oslo, NO)"))).toHaveLength(1);
    expect(place("Virtual (Rust Oslo, NO)", ...times(6, "Oslo, NO"))).toEqual([]);
    const two = [...times(2, "Virtual (Oslo by, NO)", {}, 40), ...times(5, "Virtual (Oslo, NO)")];
    expect(place("Virtual (Rust Oslo, NO)", ...two)).toEqual([
      "`Virtual (Rust Oslo, NO)` is `Virtual (Oslo, NO)` in 5 of 7 earlier events of this group",
    ]);
    expect(place("Virtual", ...times(4, "Virtual (Oslo, NO)"))).toHaveLength(1);
    expect(place("Virtual (Oslo, NO)", ...times(9, "Virtual"))).toEqual([]);
  });
  test("the fix is unsafe, keeps the mode and writes house style", () => {
    const { text } = placeExample({ in: "europe" }, event("Hybrid (Dultuh, MN, US)"));
    const archive = archiveOf(...times(5, "Duluth, MN, US"));
    expect(fix(text, options(archive)).text).toBe(text);
    expect(fix(text, { ...options(archive), unsafe: true }).text).toBe(text.replace("Dultuh", "Duluth"));
  });
});

describe("names of groups", () => {
  const name = (text: string, ...issues: Parts[]) =>
    said("europe", event("Oslo, NO", { name: text }), archiveOf(...issues));
  const named = (count: number, text: string, from = 10) => times(count, "Oslo, NO", { name: text }, from);

  test("a slip that the link does not have, at once", () =>
    expect(name("Rust Olso", ...named(1, "Rust Oslo"))).toEqual([
      "`Rust Olso` is `Rust Oslo` in issue 641, as its link has it",
    ]));
  test("the words of the link in another order", () =>
    expect(name("Oslo Rust", ...named(1, "Rust Oslo"))).toHaveLength(1));
  test("never the slip for the name that the link has", () =>
    expect(name("Rust Oslo", ...named(9, "Rust Olso"))).toEqual([]));
  test("another name after three, but not when it was printed last", () => {
    expect(name("Ferris and Friends", ...named(2, "Oslo Crabs"))).toEqual([]);
    expect(name("Ferris and Friends", ...named(3, "Oslo Crabs"))).toHaveLength(1);
    expect(name("Ferris and Friends", ...named(1, "Ferris and Friends", 50), ...named(9, "Oslo Crabs"))).toEqual([]);
  });
  test("dashes, accents and emoji are no other name, numbers another thing", () => {
    expect(name("Oslo Crabs 🦀", ...named(6, "Oslo-Crabs"))).toEqual([]);
    expect(name("OsloConf 2026", ...named(6, "OsloConf 2025"))).toEqual([]);
  });
});

describe("links of groups", () => {
  const link = (to: string, ...issues: Parts[]) =>
    found("europe", event("Oslo, NO", { link: to }), archiveOf(...issues));
  const usual = times(4, "Oslo, NO");

  test("a mistyped one warns, another page of the site is a hint, another site is where the group has moved", () => {
    expect(link("https://www.meetup.com/rust-olso", ...usual)).toMatchObject([{ severity: "warning" }]);
    expect(link("https://www.meetup.com/oslo-rust", ...usual)).toMatchObject([{ severity: "info" }]);
    expect(link("https://luma.com/rust-oslo", ...usual)).toEqual([]);
  });
  test("once printed it is as good as the old one, as are other writings of the old one", () => {
    const moved = times(1, "Oslo, NO", { link: "https://luma.com/rust-oslo" }, 50);
    expect(link("https://lu.ma/rust-oslo", ...moved, ...usual)).toEqual([]);
    expect(link("http://meetup.com/de-DE/rust-oslo/events/?eventOrigin=x", ...usual)).toEqual([]);
  });
  test("the usual one is written so that it ends where it should, and a broken one is no advice", () => {
    const odd = times(4, "Oslo, NO", { link: "https://oslo.example.net/a`b|c" });
    expect(link("https://oslo.example.net/aa`b|c", ...odd)[0]?.fix?.edits[0]?.text).toBe(
      "https://oslo.example.net/a%60b%7Cc",
    );
    for (const broken of ["oslo.example.net/rust", "https://[oslo", "ftp://oslo.example.net/rust"])
      expect(link("https://oslo.example.net/rsut", ...times(4, "Oslo, NO", { link: broken }))).toEqual([]);
  });
});

describe("what may be said against a value that earlier issues write otherwise", () => {
  const CITIES = ["Lillehammer, NO", "Kristiansand, NO", "Halden, NO", "Grimstad, NO"];
  const NAMES = ["Fjord Crabs", "Tide and Traits", "Harbour Borrowers"];
  const swapped = (text: string, at: number): string =>
    text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  /** One letter too many, one missing, two swapped, one in another case. */
  const slipsOf = (text: string): string[] => [
    text.slice(0, 3) + text.slice(2),
    text.slice(0, 3) + text.slice(4),
    swapped(text, 2),
    text.slice(0, 2) + text.slice(2, 3).toUpperCase() + text.slice(3),
  ];
  const places = (value: string) => ({ line: event(value), earlier: (n: number) => ({ events: event(value, { n }) }) });
  const names = (name: string) => ({
    line: event("Halden, NO", { name }),
    earlier: (n: number) => ({ events: event("Halden, NO", { name, n }) }),
  });
  type Kind = typeof places;
  const slips: [right: string, slip: string, kind: Kind][] = [
    ...CITIES.flatMap((right) =>
      slipsOf(right)
        .filter((slip) => slip !== right)
        .map((slip): [string, string, Kind] => [right, slip, places]),
    ),
    ...NAMES.flatMap((right) =>
      slipsOf(right)
        .filter((slip) => slip !== right)
        .map((slip): [string, string, Kind] => [right, slip, names]),
    ),
    ["Halden, ON, CA", "Halden, ON", places],
    ["Halden, ACT, AU", "Halden, AU", places],
    ["Virtual (Halden, NO)", "Virtual (Halden)", places],
  ];
  const others: [right: string, other: string, kind: Kind][] = [
    ["Duluth, MN, US", "Duluth, WI, US", places],
    ["Virtual (Oslo, NO)", "Virtual", places],
    ["Virtual (Oslo, NO)", "Virtual (Bergen, NO)", places],
    ["Fjord Crabs", "Harbour Borrowers", names],
    ["Fjord Crabs", "Fjord Crabs and Friends", names],
  ];
  const judge = (value: string, kind: Kind, ...issues: Parts[]): string[] =>
    found("europe", kind(value).line, archiveOf(...issues)).map(
      ({ severity, fix }) => `${severity}${fix ? ", with a fix" : ""}`,
    );
  const copies = (value: string, kind: Kind, count: number, from = 10): Parts[] =>
    Array.from({ length: count }, (_, index) => kind(value).earlier(from + index));

  test.each(slips)("%s: `%s` is a slip", (right, slip, kind) => {
    // What one rule says of the form alone is none of this.
    expect(judge(slip, kind, ...copies(right, kind, 2))).toEqual([]);
    const isForm = slip === "Halden, ON";
    expect(judge(slip, kind, ...copies(right, kind, 3))).toEqual(isForm ? [] : ["warning, with a fix"]);
    expect(judge(slip, kind, ...copies(slip, kind, 1, 70), ...copies(right, kind, 3))).toEqual([]);
    const printed = judge(slip, kind, kind(slip).earlier(99), ...copies(right, kind, 12));
    expect(printed).toEqual(isForm ? [] : ["info"]);
  });
  test.each(others)("%s: `%s` is another", (right, other, kind) => {
    expect(judge(other, kind, ...copies(right, kind, 2))).toEqual([]);
    expect(judge(other, kind, ...copies(right, kind, 6))).toEqual(["info"]);
    expect(judge(other, kind, kind(other).earlier(99), ...copies(right, kind, 12))).toEqual([]);
    expect(judge(other, kind, ...copies(other, kind, 1, 70), ...copies(right, kind, 12))).toEqual([]);
  });
  test("a name that tells the former one", () => {
    for (const name of ["Fjord Dragons (former Fjord Crabs)", "Fjord Dragons (formerly Fjord Crabs)"])
      expect(judge(name, names, ...copies("Fjord Crabs", names, 9))).toEqual([]);
  });
  test("one day under two links is one event", () => {
    const twice = [1, 2, 3].map((n) => ({
      events: event("Duluth, MN, US", { n: 10 }).replace("events/3", `events/${n}`),
    }));
    expect(judge("Dultuh, MN, US", places, ...twice)).toEqual([]);
  });
  test("a part that earlier issues left out is no slip", () =>
    expect(judge("Halden, ACT, AU", places, ...copies("Halden, AU", places, 9))).toEqual([]));
  test("a city that names a time zone is spelled right", () =>
    expect(judge("Auckland, NZ", places, ...copies("Aukland, NZ", places, 9))).toEqual([]));
  test("a missing state or country is told once, with the one that earlier issues have", () => {
    for (const place of ["Duluth, US", "Duluth", "Duluth, XX, US"]) {
      const { text } = placeExample({ in: "north-america" }, event(place));
      const facts = { archive: archiveOf(...times(5, "Duluth, MN, US")) };
      const told = lint(text, { path: `content/${ISSUE_FILE}`, facts }).diagnostics.filter(
        ({ span }) => text.slice(span.start, span.end).includes("Duluth") || text.slice(span.start, span.end) === "XX",
      );
      expect(told).toMatchObject([
        { rule: "malformed-place", help: "write `Duluth, MN, US`, as in 5 of 5 earlier events of this group" },
      ]);
      expect(fix(text, { path: `content/${ISSUE_FILE}`, facts, unsafe: true }).text).toContain("| Duluth, MN, US |");
    }
  });
});

describe("links of the community", () => {
  const links = (text: string, entries: string) =>
    said("observations", `* [Now](${text})`, archiveOf({ entries: `* [Then](${entries})` }));
  const base = "https://blog.example.net/shells";

  test.each([
    [base, "http://www.blog.example.net/shells/"],
    [base, `${base}?utm_source=x&fbclid=y`],
    [base, `${base}/index.html`],
    [`${base}#two`, `${base}/#two`],
    ["https://youtu.be/dQw4w9WgXcQ?si=x", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
    ["https://www.youtube.com/live/dQw4w9WgXcQ", "https://m.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ"],
    ["https://lu.ma/abcd1234", "https://luma.com/abcd1234"],
    ["https://old.reddit.com/r/rust/comments/1/x", "https://www.reddit.com/r/rust/comments/1/x/"],
  ])("%s was %s", (now, then) => {
    expect(links(now, then)).toEqual(["this link was in issue 641 under `Observations/Thoughts`, line 9"]);
    expect(links(then, now)).toHaveLength(1);
  });
  test.each([
    [base, `${base}#two`],
    [`${base}?p=1`, `${base}?p=2`],
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=9", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
    ["https://blog.example.net/Shells", base],
  ])("%s was not %s", (now, then) => expect(links(now, then)).toEqual([]));

  const entry = { entries: `* [Shells](${base})` };
  test("points at the newest, with its place, and warns", () => {
    const [diagnostic] = found("observations", `* [Now](${base})`, archiveOf({}, entry, entry));
    expect(diagnostic).toMatchObject({ rule: "duplicate-link", severity: "warning" });
    expect(diagnostic?.related).toMatchObject([{ path: fileOf(2) }, { path: fileOf(3) }]);
    const [place] = diagnostic?.related ?? [];
    if (!place || "span" in place) throw new Error("it points nowhere");
    const { start, end } = place;
    expect(pastIssue(2, entry).slice(start.offset, end.offset)).toBe(base);
    expect(start).toMatchObject({ line: 9, column: 12 });
  });
  test("a page that comes again and again is let stand", () => {
    expect(said("observations", `* [Now](${base})`, archiveOf(entry, entry, entry))).toHaveLength(1);
    expect(said("observations", `* [Now](${base})`, archiveOf(entry, entry, entry, entry))).toEqual([]);
  });
  test("calls, events and the project's own lists may come again", () => {
    const again = `* [crabby - a task](${base})`;
    const { text } = placeExample({ in: "cfp-projects" }, again);
    expect(lint(text, options(archiveOf(entry))).diagnostics).toEqual([]);
    expect(said("europe", event("Oslo, NO"), archiveOf({ events: event("Oslo, NO") }))).toEqual([]);
  });
  test("an allow comment lets it stand", () => {
    const comment = "<!-- twir-lint-allow duplicate-link: it is a new edition -->";
    expect(said("observations", `${comment}\n* [Now](${base})`, archiveOf(entry))).toEqual([]);
  });
  test("removed only as unsafe, and only under the same title", () => {
    for (const [title, gone] of [
      ["shells!", true],
      ["More shells", false],
    ] as const) {
      const line = `* [${title}](${base})\n`;
      const { text } = placeExample({ in: "observations" }, line);
      expect(fix(text, options(archiveOf(entry))).text).toBe(text);
      const { text: after } = fix(text, { ...options(archiveOf(entry)), unsafe: true });
      expect(after.includes(line)).toBe(!gone);
    }
  });
});

describe("titles", () => {
  const past = (line: string) => archiveOf({ entries: line });
  const line = "* [What crabs know of borrowing](https://crabs.example.net/2026/03/01/know)";
  test.each([
    ["the same on a second site", "* [What Crabs Know of *Borrowing*](https://blog.example.net/know)", 1],
    ["its recording", "* [video] [What crabs know of borrowing](https://blog.example.net/know)", 0],
    ["a post of another day", "* [What crabs know of borrowing](https://crabs.example.net/2026/03/08/know)", 0],
    ["a short title", "* [What crabs](https://blog.example.net/know)", 0],
  ])("%s", (_, text, count) => expect(said("observations", text, past(line))).toHaveLength(count));
  test("a series has one title", () => {
    const week = (n: number): Parts => ({ entries: `* [The weekly crab report](https://crabs.example.net/${n})` });
    expect(
      said("observations", "* [The weekly crab report](https://crabs.example.net/3)", archiveOf(week(2), week(1))),
    ).toEqual([]);
  });
  test("eight issues back and no further", () => {
    const far = (weeks: number) => archiveOf(...Array.from({ length: weeks - 1 }, () => ({})), { entries: line });
    const again = "* [What crabs know of borrowing](https://blog.example.net/know)";
    expect([8, 9].map((weeks) => said("observations", again, far(weeks)).length)).toEqual([1, 0]);
  });
});

describe("series and typos", () => {
  describe("a series", () => {
    const MISSED = "`Crabs` was in 20 of the last 24 issues and is not in this one";
    /** The issue so many weeks back announces an event so many days after the draft's date. */
    const past = (weeks: readonly (readonly number[])[]): Parts[] =>
      weeks.map((days) => ({
        events: days
          .map((day) => event("Bergen, NO", { name: "Crabs", link: "https://crabs.example.net/", n: 7 - day }))
          .join("\n"),
      }));
    const missed = (weeks: readonly (readonly number[])[]) => said("europe", "", archiveOf(...past(weeks)));
    const none = (count: number) => Array.from({ length: count }, () => []);
    test("is missed when it was in 20 of the last 24 issues and its event in the last one is still to come", () => {
      expect(missed([[2], ...none(4), ...Array.from({ length: 19 }, () => [2])])).toEqual([
        `${MISSED}, and its event of \`2026-03-13\` is still to come`,
      ]);
      expect(missed([[2], ...none(5), ...Array.from({ length: 18 }, () => [2])])).toEqual([]);
      expect(missed([[-1], ...none(4), ...Array.from({ length: 19 }, () => [2])])).toEqual([]);
      expect(missed([[], ...none(4), ...Array.from({ length: 20 }, () => [2])].slice(0, 24))).toEqual([]);
    });

    /** An event every fourth week, each announced 22 days before; the last was so many days before the draft's date. */
    const monthly = (ago: number) =>
      Array.from({ length: 30 }, (_, index) => {
        const date = -7 * (index + 1);
        const days = Array.from({ length: 9 }, (_, month) => -ago - 28 * month);
        return days.filter((day) => day > date && day <= date + 22);
      });
    test("is missed when it is late by a week as it never was, once", () => {
      expect(missed(monthly(6))).toEqual([]);
      expect(missed(monthly(13))).toEqual([
        "`Crabs` was in 23 of the last 24 issues and is not in this one, and it has never paused for so long",
      ]);
      expect(missed(monthly(20))).toEqual([]);
    });
    test("is not missed when it paused as long before", () => {
      const paused = monthly(13).map((days) => days.filter((day) => day !== -13 - 28));
      expect(missed(paused)).toEqual([]);
    });
  });
  test("a typo that was carried along, and since when", () => {
    const titles = times(8, "Oslo, NO").map((_, n) => ({
      events: event("Oslo, NO", { n: 10 + n, title: `Embedded crab ${n}` }),
    }));
    const carried = { events: event("Oslo, NO", { title: "Embeded fjords" }) };
    const [diagnostic] = found(
      "europe",
      event("Oslo, NO", { title: "Embeded fjords" }),
      archiveOf(carried, carried, ...titles),
    );
    expect(diagnostic).toMatchObject({
      rule: "carried-typo",
      message: "8 earlier titles spell it `embedded`, and only this one `embeded`",
    });
    expect(diagnostic?.related).toMatchObject([{ path: fileOf(2), message: "printed since issue 640" }]);
  });
  test("the title of other evenings with one letter wrong", () =>
    expect(
      said(
        "europe",
        event("Oslo, NO", { title: "Hack and Lern" }),
        archiveOf(...times(3, "Oslo, NO", { title: "Hack and Learn" })),
      ),
    ).toEqual(["3 earlier events of this group are called `Hack and Learn`"]));
  test("a plural, a number and a word of its own are none", () => {
    const past = archiveOf(...times(9, "Oslo, NO", { title: "Evening 12 with a rustacean" }));
    for (const title of ["Evenings of rustaceans", "Evening 13 with a rustacean", "Trustacean"])
      expect(said("europe", event("Oslo, NO", { title }), past)).toEqual([]);
  });
});
