/** The library as a web page and an editor use it: without a file system, a network or a terminal. */
import { describe, expect, test } from "vitest";
import {
  buildArchive,
  type ChangedTexts,
  defineRule,
  explain,
  FORMATS,
  formatReport,
  lint,
  lintChange,
  modelOf,
  parseArchive,
  parseConfig,
  rules,
  serializeArchive,
  UsageError,
} from "../../src/index.ts";
import { placeExample } from "../../src/rule/example-frame.ts";

const PATH = "draft/2026-03-11-this-week-in-rust.md";
const withEntry = (entry: string): string => placeExample({}, entry).text;
const TRACKED = withEntry("* [Post](https://blog.example.net/post?utm_source=feed)");
const CLEAN = withEntry("* [Post](https://blog.example.net/post)");

describe("formatReport", () => {
  test("says which formats there are", async () => {
    await expect(formatReport("yaml" as "json", [])).rejects.toThrow(
      "unknown format yaml; formats are pretty, text, json,",
    );
  });

  test.each(FORMATS)("writes %s", async (format) => {
    const report = await formatReport(format, [lint(TRACKED, { path: PATH })], { version: "1.2.3" });
    expect(report).toContain("utm_source");
    if (["json", "sarif", "rdjson"].includes(format)) expect(() => JSON.parse(report)).not.toThrow();
  });

  test("says nothing of a clean text to people", async () => {
    expect(await formatReport("text", [lint(CLEAN, { path: PATH })])).toBe("");
  });

  test("colours only when it is asked to", async () => {
    const [plain, coloured] = await Promise.all(
      [false, true].map((color) => formatReport("pretty", [lint(TRACKED, { path: PATH })], { color })),
    );
    expect(plain).not.toContain("\u001b[");
    expect(coloured).toContain("\u001b[");
  });
});

test("explain says what a rule flags", () => {
  const rule = rules.find(({ id }) => id === "tracking-parameter");
  expect(rule && explain(rule)).toMatch(/^tracking-parameter: /);
});

describe("parseConfig", () => {
  test("gives the options that lint takes", async () => {
    const { options, maxWarnings, earlierIssues, plugins } = await parseConfig(
      '{ "rules": { "tracking-parameter": "off" }, "maxWarnings": 3, "archive": { "issues": 4 } }',
    );
    expect(lint(TRACKED, { ...options, path: PATH }).diagnostics).toEqual([]);
    expect([maxWarnings, earlierIssues, plugins]).toEqual([3, 4, []]);
  });

  test("names plugins and loads none; their rules can be given", async () => {
    const mine = defineRule({
      id: "mine",
      on: "line",
      group: "style",
      fix: "never",
      summary: "is mine",
      why: "For this test.",
      examples: [{ incorrect: "a\n^ b", correct: "c" }],
      check: () => [],
    });
    const text = '{ "plugins": ["./mine.js"], "rules": { "mine": "error" } }';
    const { plugins, options } = await parseConfig(text, { rules: [mine] });
    expect(plugins).toEqual(["./mine.js"]);
    expect(options.severity).toMatchObject({ mine: "error" });
  });

  test.each([
    ["{", /mine\.json:1:2: not valid JSON/],
    ['{ "rules": { "traking-parameter": "off" } }', /unknown rule or group `traking-parameter`/],
    ['{ "stage": "late" }', /`stage` is "late"/],
  ])("%s is an error that says where", async (text, message) => {
    const parsed = parseConfig(text, { path: "mine.json" });
    await expect(parsed).rejects.toThrow(UsageError);
    await expect(parsed).rejects.toThrow(message);
  });
});

describe("lintChange", () => {
  const told = (texts: Partial<ChangedTexts>) =>
    lintChange({ path: PATH, ...texts }).diagnostics.map(({ rule }) => rule);

  test("finds what the text before had not", () => {
    expect(told({ before: CLEAN, after: TRACKED })).toEqual(["tracking-parameter"]);
    expect(told({ before: TRACKED, after: TRACKED })).toEqual([]);
    expect(told({ after: TRACKED })).toEqual(lint(TRACKED, { path: PATH }).diagnostics.map(({ rule }) => rule));
  });
});

test("an archive goes through JSON", () => {
  const archive = buildArchive([{ path: "content/2026-03-04-this-week-in-rust.md", text: CLEAN }]);
  const read = parseArchive(serializeArchive(archive));
  const again = lint(CLEAN.replaceAll("642", "643").replace("2026-03-11", "2026-03-18"), {
    path: "draft/2026-03-18-this-week-in-rust.md",
    facts: { archive: read },
    select: ["duplicate-link"],
  });
  expect(again.diagnostics.length).toBeGreaterThan(0);
});

test("modelOf says what is seen", () => {
  const { sections } = modelOf(lint(CLEAN, { path: PATH }).issue);
  expect(sections.flatMap(({ parts }) => parts).filter(({ type }) => type === "entry").length).toBeGreaterThan(1);
});
