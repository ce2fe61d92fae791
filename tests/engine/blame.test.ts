/** Which findings a change is told, and at which of its lines: cases that contributors have met. */
import { describe, expect, test } from "vitest";
import { withIssueRenames } from "../../src/change/renames.ts";
import { type LintOptions, lint, lintChange } from "../../src/index.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { expectLinear } from "../support/growth.ts";

const PATH = "draft/2026-03-11-this-week-in-rust.md";
const PUBLISHED = "content/2026-03-11-this-week-in-rust.md";
const NEWEST = { newestDraft: PATH };

const entries = (...lines: string[]): string => placeExample({ in: "observations" }, lines.join("\n")).text;
const events = (...lines: string[]): string => placeExample({ in: "europe" }, lines.join("\n")).text;
const event = (day: string, title: string, id: number): string =>
  `* 2026-03-${day} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**${title}**](https://www.meetup.com/rust-oslo/events/${id}/)`;

const OLD = "* [Old](https://old.example.net/post?utm_source=feed)";
const GOOD = "* [Good](https://good.example.net/post)";
const BAD = "* [Bad](https://bad.example.net/post?utm_source=feed)";

interface Texts {
  readonly before?: string;
  readonly after?: string;
  readonly path?: string;
  readonly from?: string;
}

/** What is told, as `rule: the line that it is told at`; hints are left out. */
const told = (texts: Texts, options: LintOptions = {}): string[] => {
  const { diagnostics, source } = lintChange({ path: PATH, ...NEWEST, ...texts }, options);
  return diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ rule, span }) => `${rule}: ${source.slice(source.lines[source.lineIndex(span.start)] ?? span).trim()}`);
};

describe("a finding is the change's on a line that it adds or edits", () => {
  test("and nobody's on the lines of others", () => {
    expect(told({ before: entries(OLD), after: entries(OLD, BAD) })).toEqual([`tracking-parameter: ${BAD}`]);
    expect(told({ before: entries(OLD), after: entries(GOOD, OLD) })).toEqual([]);
  });

  test("an old fault on a line that the change edits is told", () => {
    const edited = OLD.replace("[Old]", "[Older]");
    expect(told({ before: entries(OLD), after: entries(edited) })).toEqual([`tracking-parameter: ${edited}`]);
  });

  test("a copy of a line is told at the copy, once", () => {
    const found = lintChange({ path: PATH, before: entries(OLD), after: entries(OLD, GOOD, OLD) });
    const lines = found.diagnostics.map(({ rule, span }) => [rule, found.source.position(span.start).line]);
    const copy = entries(OLD, GOOD).split("\n").lastIndexOf(GOOD) + 2;
    expect(lines).toEqual([
      ["duplicate-link", copy],
      ["tracking-parameter", copy],
    ]);
  });

  test("of a run of like lines only its own is told", () => {
    const wrong = ["- [A](https://a.example.net/a)", "- [B](https://b.example.net/b)"];
    const mine = "- [C](https://c.example.net/c)";
    expect(told({ before: entries(...wrong), after: entries(wrong[0] as string, mine, wrong[1] as string) })).toEqual([
      `wrong-list-marker: ${mine}`,
    ]);
  });

  test("a line that lengthens the text of others is told, at its own", () => {
    const before = entries(GOOD, "", "A note of others.");
    const mine = "And a note of mine.";
    expect(told({ before, after: entries(GOOD, "", "A note of others.", mine) })).toEqual([`loose-text: ${mine}`]);
    expect(told({ before, after: entries(GOOD, "", mine, "A note of others.") })).toEqual([`loose-text: ${mine}`]);
  });

  test("a fault of many lines is told at its own first one", () => {
    const others = Array.from(
      { length: 80 },
      (_, index) => `* [Post ${index} of others](https://other.example.net/${index})`,
    );
    const lines = told({ before: entries(GOOD, ...others), after: entries(GOOD, "```", ...others) });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/: ```$/);
  });

  test("in two places", () => {
    const two = (text: string): string => text.replace("## Crate of the Week", `${BAD}\n\n## Crate of the Week`);
    const worse = BAD.replace("bad.", "worse.");
    const after = two(entries(worse, GOOD));
    expect(told({ before: entries(GOOD), after })).toEqual(
      expect.arrayContaining([`tracking-parameter: ${worse}`, `tracking-parameter: ${BAD}`]),
    );
  });

  test("a new file is the change's as a whole", () => {
    expect(told({ after: entries(OLD) })).toEqual([`tracking-parameter: ${OLD}`]);
  });
});

describe("a line that only moves is nobody's", () => {
  test("an entry that stands elsewhere now", () => {
    expect(told({ before: entries(OLD, GOOD), after: entries(GOOD, OLD) })).toEqual([]);
  });

  test("a region that is put in order", () => {
    const [one, two, three] = [event("18", "A", 1), event("19", "B", 2), event("20", "C", 3)] as const;
    const faulty = two.replace("/2/", "/2/?utm_source=feed");
    expect(told({ before: events(three, one, faulty), after: events(one, faulty, three) })).toEqual([]);
  });

  test("but what it causes where it stands now is told there", () => {
    const [one, two] = [event("18", "A", 1), event("19", "B", 2)] as const;
    const lines = told({ before: events(one, two), after: events(two, one) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^unsorted-events: \* 2026-03-1[89] /);
  });
});

describe("what the change causes on lines that stand is told at its own line", () => {
  test("a twin above the older one", () => {
    const twin = "* [Good again](https://good.example.net/post)";
    expect(told({ before: entries(GOOD), after: entries(twin, GOOD) })).toEqual([`duplicate-link: ${twin}`]);
    expect(told({ before: entries(GOOD), after: entries(GOOD, twin) })).toEqual([`duplicate-link: ${twin}`]);
  });

  test.each(["above", "below"])("of two events that begin alike the new one, %s the other", (where) => {
    const older = event("18", "Fjords and futures", 313338784);
    const newer = event("18", "Fjords evening", 313338784);
    const after = where === "above" ? events(newer, older) : events(older, newer);
    const { diagnostics, source } = lintChange(
      { path: PATH, before: events(older), after },
      { select: ["duplicate-event"] },
    );
    const own = after.split("\n").findIndex((line) => line.includes("Fjords evening"));
    expect(diagnostics).toHaveLength(1);
    expect([own - 1, own]).toContain(source.lineIndex(diagnostics[0]?.span.start ?? 0));
  });

  test("a second event out of order, beside an older one", () => {
    const [late, early, mine] = [event("20", "A", 1), event("18", "B", 2), event("17", "C", 3)] as const;
    const lines = told({ before: events(late, early), after: events(late, early, mine) });
    expect(lines).toEqual([`unsorted-events: ${mine.split("\n")[0]}`]);
  });

  test("a heading that is put in too early, once", () => {
    const frame = entries(GOOD);
    const early = "### Research\n* [Paper](https://paper.example.net/1)\n\n";
    const at = frame.indexOf("### Official");
    const after = `${frame.slice(0, at)}${early}${frame.slice(at)}`;
    expect(told({ before: frame, after })).toEqual(["misplaced-section: ### Research"]);
    const [found] = lintChange({ path: PATH, before: frame, after }).diagnostics;
    expect(found?.message).toMatch(/^because of this line, on line \d+: section `Official` stands after `Research`$/);
  });

  test("with the fault and the line it is on in the message, and without a fix of that line", () => {
    const newer = "* [Good again](https://good.example.net/post)";
    const { diagnostics, source } = lintChange({ path: PATH, before: entries(GOOD), after: entries(newer, GOOD) });
    const [found] = diagnostics;
    expect(found?.related?.some((each) => "span" in each && source.slice(each.span).includes("good"))).toBe(true);
    expect(found?.fix).toBeUndefined();
  });

  test("a blank line far from all other lines of the change is to blame for what is next to it", () => {
    const before = entries(GOOD);
    const after = before.replace("Number:", "\nNumber:").replace(GOOD, `${GOOD}\n* [Two](https://two.example.net/2)`);
    const { diagnostics, source } = lintChange({ path: PATH, before, after });
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { span } of diagnostics) expect(source.lineIndex(span.start)).toBeLessThan(6);
  });

  test("where it only takes lines away, it is told where it shows", () => {
    const definition = "[submit_crate]: https://users.rust-lang.org/t/crate-of-the-week/2704\n";
    const before = entries(GOOD);
    const lines = told({ before, after: before.replace(definition, "") }, { select: ["undefined-reference"] });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("[submit_crate]");
  });
});

describe("a rename", () => {
  const draft = entries(OLD).replace("1bbbbbb/this_week", "REDDIT_LINK_HERE/this_week");

  test("to content/ publishes: the whole issue is judged, at its new stage", () => {
    expect(told({ path: PUBLISHED, from: PATH, before: draft, after: draft })).toEqual(
      lint(draft, { path: PUBLISHED })
        .diagnostics.filter(({ severity }) => severity !== "info")
        .map(({ rule }) => expect.stringMatching(`^${rule}: `)),
    );
    const edited = draft.replace(OLD, `${OLD}\n${GOOD}`);
    expect(told({ path: PUBLISHED, from: PATH, before: draft, after: edited })).toContain(`tracking-parameter: ${OLD}`);
  });

  test("with which nothing is wrong says nothing", () => {
    const clean = entries(GOOD);
    expect(told({ path: PUBLISHED, from: PATH, before: clean, after: clean })).toEqual([]);
  });

  test("to another week is told where the date is", () => {
    const path = "draft/2026-03-18-this-week-in-rust.md";
    const clean = entries(GOOD);
    expect(told({ path, from: PATH, before: clean, after: clean })).toEqual(["wrong-issue-date: Date: 2026-03-11"]);
    // With lines of its own it is told at one of them: a line that nobody touched is not remarked on.
    const edited = entries(GOOD, "* [Two](https://two.example.net/2)");
    expect(told({ path, from: PATH, before: clean, after: edited })).toEqual([
      "wrong-issue-date: * [Two](https://two.example.net/2)",
    ]);
  });
});

test("a conflict that was committed is one finding, without echoes", () => {
  const conflict = ["<<<<<<< HEAD", GOOD, "=======", `${GOOD}.`, BAD, ">>>>>>> topic"];
  expect(told({ before: entries(GOOD), after: entries(...conflict) })).toEqual(["merge-conflict-marker: <<<<<<< HEAD"]);
});

describe("what the change does to what was there", () => {
  const before = entries(GOOD, "* [Two](https://two.example.net/2)");

  test("line endings and white space of all lines are one finding, and old faults are nobody's", () => {
    const faulty = entries(OLD, GOOD);
    expect(told({ before: faulty, after: faulty.replaceAll("\n", "\r\n") })).toEqual([
      "rewritten-file: Title: This Week in Rust 642",
    ]);
    const spaced = faulty.replace(/\n(?=\S)/g, "\n  ");
    expect(told({ before: faulty, after: spaced })).toContain("rewritten-file: Title: This Week in Rust 642");
    const withMine = entries(OLD, GOOD, BAD).replaceAll("\n", "\r\n");
    expect(told({ before: faulty, after: withMine })).toEqual([
      "rewritten-file: Title: This Week in Rust 642",
      `tracking-parameter: ${BAD}`,
    ]);
  });

  test("an issue that is deleted", () => {
    expect(told({ before })).toEqual(["removed-content: "]);
  });

  test("an issue that is emptied", () => {
    expect(told({ before, after: "" })).toContain("removed-content: ");
    expect(told({ before, after: "Nothing\n" })).toContain("removed-content: Nothing");
  });

  test("several things of others, in one sentence", () => {
    const three = entries(GOOD, ...["2", "3", "4"].map((n) => `* [N${n}](https://n.example.net/${n})`));
    const { diagnostics } = lintChange({ path: PATH, before: three, after: entries(GOOD) });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "the change takes out the entry `N2`, the entry `N3` and the entry `N4`",
    ]);
  });

  test("an entry, an event and a heading of others", () => {
    expect(told({ before, after: entries(GOOD) })).toEqual([expect.stringMatching(/^removed-content: /)]);
    const two = events(event("18", "A", 1), event("19", "B", 2));
    expect(told({ before: two, after: events(event("18", "A", 1)) })).toEqual([
      expect.stringMatching(/^removed-content: /),
    ]);
    const section = "### Rust Walkthroughs\n* [Walk](https://walk.example.net/1)\n\n";
    const walk = before.replace("## Crate of the Week", `${section}## Crate of the Week`);
    const { diagnostics } = lintChange({ path: PATH, before: walk, after: before });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "the change takes out the heading `Rust Walkthroughs` and the entry `Walk`",
    ]);
  });

  test("not events that were over, nor groups that come and go with their items", () => {
    const over = events(event("04", "A", 1), event("18", "B", 2));
    expect(told({ before: over, after: events(event("18", "B", 2)) })).toEqual([]);
    const testing = before.replace("## Calls for Testing\n", "## Calls for Testing\n### Rust\n\n");
    expect(told({ before: testing, after: before })).toEqual([]);
  });

  test("not what it moves or edits, nor what an editor or a publication does", () => {
    const edited = before.replace("[Two]", "[Two crabs]");
    expect(told({ before, after: edited })).toEqual([]);
    expect(told({ before, after: before.replace("two.example.net/2", "two.example.net/second") })).toEqual([]);
    expect(told({ before, after: entries("* [Two](https://two.example.net/2)", GOOD) })).toEqual([]);
    expect(told({ before, after: entries(GOOD) }, { author: "editor" })).toEqual([]);
    expect(told({ before, after: entries(GOOD), from: PATH, path: PUBLISHED })).toEqual([]);
  });

  test("the template that is edited, deleted or renamed", () => {
    const path = "draft/DRAFT_TEMPLATE";
    const said = (texts: Texts) =>
      lintChange({ path, before, ...texts }).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
    expect(said({ after: entries(GOOD, BAD) })).toContain("edited-template: the change edits `draft/DRAFT_TEMPLATE`");
    expect(said({})).toContain("edited-template: the change deletes `draft/DRAFT_TEMPLATE`");
    expect(said({ path: PATH, from: path, after: before })).toContain(
      "edited-template: the change renames `draft/DRAFT_TEMPLATE`",
    );
    expect(said({ after: before })).toEqual([]);
  });

  test("lines for an issue that is published, or for a draft that is not the newest", () => {
    const after = entries(GOOD, "* [Two](https://two.example.net/2)", "* [Three](https://three.example.net/3)");
    const newestDraft = "draft/2026-03-18-this-week-in-rust.md";
    const said = (path: string, text = after) =>
      lintChange({ path, before, after: text, newestDraft }).diagnostics.map(({ rule }) => rule);
    expect(said(PATH)).toEqual(["wrong-draft"]);
    expect(said(PUBLISHED)).toEqual(["wrong-draft"]);
    expect(said(PUBLISHED, before.replace("[Two]", "[Two crabs]"))).toEqual([]);
    const torn = before.replace("](https://two", "] (https://two");
    expect(lintChange({ path: PUBLISHED, before: torn, after: before }).diagnostics).toEqual([]);
  });

  test("more than one entry of a contributor", () => {
    const after = entries(
      GOOD,
      "* [Two](https://two.example.net/2)",
      ...["3", "4"].map((n) => `* [N${n}](https://n.example.net/${n})`),
    );
    expect(told({ before, after }, { author: "external" })).toEqual([
      "several-entries: * [N4](https://n.example.net/4)",
    ]);
    expect(told({ before, after })).toEqual([]);
  });
});

test("many issues of one day that are deleted, and as many new ones, are joined in line with their number", async () => {
  await expectLinear({
    size: 3000,
    input: (size) =>
      Array.from({ length: size }, (_, index) => ({
        path: `${index % 2 ? "draft" : "content"}/${index}/2026-03-11-this-week-in-rust.md`,
        isDeleted: index % 2 === 1,
      })),
    work: (files) => expect(withIssueRenames(files)).toHaveLength(files.length / 2),
  });
});
