import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIssue } from "../../src/document/build.ts";
import type { Issue } from "../../src/document/types.ts";
import { parser } from "../../src/library/with-parser.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const read = (path: string): string => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), "utf8");
const CLEAN = read("clean/2026-03-11-this-week-in-rust.md");
const DRAFT = read("draft/2026-03-11-this-week-in-rust.md");
const build = (text: string): Issue => buildIssue(new SourceFile("draft/issue.md", text), { parser });

/** Every object of the model, each once. */
const nodesOf = (issue: Issue): Record<string, unknown>[] => {
  const seen = new Set<unknown>([issue.source]);
  const nodes: Record<string, unknown>[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (!Array.isArray(value)) nodes.push(value as Record<string, unknown>);
    for (const child of Object.values(value)) visit(child);
  };
  visit({ ...issue });
  return nodes;
};

const isSpan = (value: unknown): value is { start: number; end: number } =>
  typeof value === "object" && value !== null && "start" in value && "end" in value;

/** What holds of every model, whatever the text. */
const checkInvariants = (text: string): void => {
  const issue = build(text);
  for (const node of nodesOf(issue)) {
    if (isSpan(node)) {
      expect(node.start).toBeGreaterThanOrEqual(0);
      expect(node.end).toBeGreaterThanOrEqual(node.start);
      expect(node.end).toBeLessThanOrEqual(text.length);
    }
    const { span, value } = node as { span?: unknown; value?: unknown };
    if (isSpan(span) && typeof value === "string") expect(issue.source.slice(span)).toBe(value);
  }
  // Lines and sections leave no gap.
  expect(issue.lines.map((line) => issue.source.slice(line.span)).join("\n")).toBe(text.replaceAll("\r\n", "\n"));
  expect(issue.sections[0]?.span.start).toBe(0);
  issue.sections.forEach((section, index) => {
    expect(section.span.end).toBe(issue.sections[index + 1]?.span.start ?? text.length);
  });
  for (const link of issue.links) {
    expect(link.url.span.start).toBeGreaterThanOrEqual(link.span.start);
    expect(link.url.span.end).toBeLessThanOrEqual(link.span.end);
  }
};

/** Lines as the newsletter has them, whole and broken, to be put together at random. */
const pieces = fc.oneof(
  fc.constantFrom(...DRAFT.split("\n"), ...CLEAN.split("\n")),
  fc.constantFrom(
    "* ",
    "    * [**",
    "**](",
    "[x](u]",
    "<!--",
    "-->",
    "```",
    "> q",
    "| a | b |",
    "***",
    "\t* x",
    "# 2026-03-18 | a | b",
    "\uFEFF",
    "\r",
    "🦀",
    "[a]: <b",
    "\\[",
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const documents = fc
  .array(pieces, { maxLength: 40 })
  .chain((lines) => fc.constantFrom("\n", "\r\n", " ").map((joint) => lines.join(joint)));

describe("buildIssue is total", () => {
  test("on documents put together at random", () => {
    fc.assert(
      fc.property(documents, (text) => checkInvariants(text)),
      { numRuns: 300 },
    );
  });

  test("on a draft cut off anywhere", () => {
    fc.assert(
      fc.property(fc.nat(DRAFT.length), (length) => checkInvariants(DRAFT.slice(0, length))),
      { numRuns: 60 },
    );
  });

  test("on a draft that lost a piece", () => {
    fc.assert(
      fc.property(fc.nat(DRAFT.length), fc.nat(80), (at, length) =>
        checkInvariants(DRAFT.slice(0, at) + DRAFT.slice(at + length)),
      ),
      { numRuns: 60 },
    );
  });

  test.each(["", "\n", "\r\n", "\uFEFF", "   ", "\0"])("on %j", (text) => checkInvariants(text));

  test("with Windows line endings as without", () => {
    const count = (issue: Issue) => [
      issue.entries.length,
      issue.events.length,
      issue.talks.length,
      issue.links.length,
      issue.malformed.length,
    ];
    expect(count(build(DRAFT.replaceAll("\n", "\r\n")))).toEqual(count(build(DRAFT)));
  });
});

describe("buildIssue reads", () => {
  const issue = build(CLEAN);

  test("front matter", () => {
    expect(issue.number).toBe(642);
    expect(issue.frontMatter.fields.map(({ key }) => key.value)).toEqual(["Title", "Number", "Date", "Category"]);
    expect(build(`\uFEFF${CLEAN}`).number).toBe(642);
  });

  test("the outline", () => {
    expect(issue.sections.map(({ kind, parent }) => (parent ? `${parent.kind}/${kind}` : kind))).toEqual([
      "preamble", "community", "community/official", "community/newsletters", "community/project-tooling", "community/observations",
      "community/walkthroughs", "crate", "testing", "participation", "participation/cfp-projects", "participation/cfp-events",
      "project-updates", "project-updates/team", "project-updates/team", "project-updates/triage", "project-updates/approved-rfcs",
      "project-updates/final-comment-period", "final-comment-period/tracking", "tracking/fcp-group", "tracking/fcp-group",
      "project-updates/new-rfcs", "events", "events/region", "events/region", "events/region", "jobs", "quote",
    ]); // biome-ignore format: a table
  });

  test("entries with their tags", () => {
    const tagged = issue.entries
      .filter(({ tags }) => tags.length > 0)
      .map(({ tags, link }) => `${tags.map(({ value }) => value).join(" ")} ${link.text.value}`);
    expect(tagged).toEqual([
      "[video] Live: porting claw to WASI",
      "[audio] Sideways Talk #7: drop order",
      "[audio] Sideways Talk #8: pin",
      "[series] Write a shell, part 3",
      "[ES] Punteros y cangrejos",
    ]);
  });

  test("calls", () => {
    expect(issue.projects.map(({ link }) => link?.text.value)).toEqual(["claw - Teach the pager about tabs"]);
    expect(
      issue.talks.map(({ closes, location, dates }) => [
        closes?.dates[0]?.value,
        location?.value,
        dates?.dates.map(({ value }) => value),
      ]),
    ).toEqual([["2026-04-30", "Berlin, Germany", ["2026-09-14", "2026-09-16"]]]);
  });

  test("events with places, groups and titles", () => {
    expect(
      issue.events.map(({ dates, location, groups, titleLinks }) => [
        dates?.value,
        location?.mode,
        [location?.city, location?.region, location?.country].flatMap((part) => part?.value ?? []).join("/"),
        groups.length,
        titleLinks.length,
      ]),
    ).toEqual([
      ["2026-03-12", "virtual", "Berlin/DE", 1, 1],
      ["2026-03-18", "hybrid", "Vancouver/BC/CA", 1, 1],
      ["2026-03-18", "in-person", "Oslo/NO", 1, 1],
      ["2026-03-19 - 2026-03-20", "in-person", "Warsaw/PL", 2, 1],
      ["2026-03-25", "in-person", "Oxford/UK", 1, 1],
      ["2026-03-18", "hybrid", "Vancouver/BC/CA", 1, 1],
      ["2026-03-24", "in-person", "Dallas/TX/US", 1, 1],
    ]);
  });

  test("what every issue has once", () => {
    expect(issue.crate?.link?.text.value).toBe("ferris-say");
    expect(issue.merged?.range.dates.map(({ value }) => value)).toEqual(["2026-03-03", "2026-03-10"]);
    expect(issue.triage?.date?.value).toBe("2026-03-10");
    expect(issue.eventsRange?.dates.map(({ value }) => value)).toEqual(["2026-03-11", "2026-04-08"]);
    expect(issue.quote?.attribution?.dash.value).toBe("–");
    expect(issue.jobs?.url.value).toContain("whos_hiring");
    expect(issue.discussion?.url.value).toContain("this_week_in_rust_642");
    expect(issue.noneLines.map(({ groups }) => groups.length)).toEqual([4, 0, 7]);
    expect(issue.definitions.map(({ label }) => label.value)).toEqual([
      "submit_crate",
      "guidelines",
      "merged",
      "calendar",
      "community",
    ]);
    expect(issue.comments).toHaveLength(3);
    expect(issue.malformed).toEqual([]);
  });

  test("broken lines as data", () => {
    expect(build(DRAFT).malformed.map(({ expected }) => expected)).toEqual(["entry", "heading", "event"]);
  });
});
