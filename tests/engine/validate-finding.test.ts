/** What a rule can get wrong is named as its mistake; nothing of it reaches a report or a file. */
import { describe, expect, test } from "vitest";
import { RuleCrash } from "../../src/engine/lint.ts";
import { fix, lint } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, safeFix } from "../../src/rule/define-rule.ts";

const TEXT = "a crab 🦀 walks\n";
const CRAB = TEXT.indexOf("🦀");

/** Rules come without types too: anything may come back. */
const gives = (check: () => unknown): AnyRule =>
  defineRule({
    id: "odd-rule",
    on: "issue",
    group: "style",
    fix: "sometimes",
    summary: "is odd",
    why: "For this test.",
    examples: [{ incorrect: "", correct: "" }],
    check: check as () => [],
  });

const at = (start: unknown, end: unknown) => ({ span: { start, end }, message: "here" });
const fixing = (...edits: unknown[]) => [{ ...at(0, 1), fix: { title: "mend it", safety: "safe", edits } }];
const edit = (start: number, end: number, text: unknown = "") => ({ span: { start, end }, text });

const crash = (rule: AnyRule): RuleCrash => {
  const errors = [lint, fix].map((run) => {
    try {
      run(TEXT, { path: "draft/x.md", rules: [rule] });
      return undefined;
    } catch (error) {
      return error;
    }
  });
  expect(errors[0]).toBeInstanceOf(RuleCrash);
  expect(errors[1]).toEqual(errors[0]);
  return errors[0] as RuleCrash;
};

test.each<[what: string, given: unknown, message: string]>([
  ["nothing", undefined, "check gave undefined in place of findings: write `*check` and `yield` them"],
  ["null", null, "check gave null in place of findings: write `*check` and `yield` them"],
  ["one finding", at(0, 1), "check gave object in place of findings: write `*check` and `yield` them"],
  ["a promise", Promise.resolve([]), "check is asynchronous, and a rule may wait for nothing"],
  ["an async generator", (async function* () {})(), "check is asynchronous, and a rule may wait for nothing"],
  ["a text", "bad", "the message of a finding is undefined, not a text"],
  ["undefined in a list", [undefined], "the message of a finding is undefined, not a text"],
  ["no message", [{ span: { start: 0, end: 1 } }], "the message of a finding is undefined, not a text"],
  ["an empty message", [{ ...at(0, 1), message: "" }], "the message of a finding is empty, not a text"],
  ["no span", [{ message: "here" }], "a finding has no span { start, end }"],
  ["a span of no numbers", [at(0, "1")], "a finding has no span { start, end }"],
  ["a span of not a number", [at(0, Number.NaN)], "a finding has no span { start, end }"],
  ["a span with halves", [at(0, 0.5)], "a finding has no span { start, end }"],
  ["a span before the file", [at(-1, 1)], "a finding spans -1 to 1, and the file 0 to 16"],
  ["a span behind the file", [at(0, 17)], "a finding spans 0 to 17, and the file 0 to 16"],
  ["a span that ends before it starts", [at(3, 2)], "a finding spans 3 to 2, and the file 0 to 16"],
  ["a help that is none", [{ ...at(0, 1), help: 3 }], "the help of a finding is number, not a text"],
  [
    "a related place outside",
    [{ ...at(0, 1), related: [at(0, 99)] }],
    "a related place spans 0 to 99, and the file 0 to 16",
  ],
  [
    "a related place in another file that is none",
    [{ ...at(0, 1), related: [{ path: "b.md", start: { line: 0, column: 1, offset: 0 }, message: "there" }] }],
    "a related place has neither a span nor a start and an end",
  ],
  ["a fix without edits", [{ ...at(0, 1), fix: { title: "x", safety: "safe" } }], "a fix has no list of edits"],
  [
    "a fix of another safety",
    [{ ...at(0, 1), fix: { title: "x", safety: "sure", edits: [edit(0, 1)] } }],
    "the safety of a fix is neither safe nor unsafe",
  ],
  ["an edit outside", fixing(edit(10, 99)), "an edit spans 10 to 99, and the file 0 to 16"],
  ["an edit without text", fixing({ span: { start: 0, end: 1 } }), "the text of an edit is undefined"],
  ["an edit that is none", fixing(null), "an edit has no span { start, end }"],
  ["edits that overlap", fixing(edit(0, 4), edit(3, 5)), "two edits of a fix overlap"],
  ["an edit that cuts a character", fixing(edit(0, CRAB + 1)), `an edit at 0 to ${CRAB + 1} cuts a character in two`],
  [
    "an edit that starts in one",
    fixing(edit(CRAB + 1, CRAB + 2)),
    `an edit at ${CRAB + 1} to ${CRAB + 2} cuts a character in two`,
  ],
  [
    "a confidence that is none",
    [{ ...at(0, 1), confidence: "sure" }],
    "the confidence of a finding is none of certain, likely and possible",
  ],
  ["a hint", [{ ...at(0, 1), hint: true }], 'a finding has `hint`: write `confidence: "possible"` for it'],
  ["a warning", [{ ...at(0, 1), warning: true }], 'a finding has `warning`: write `confidence: "likely"` for it'],
  ["a root", [{ ...at(0, 1), root: edit(0, 1) }], "a finding has `root`: write `rootCause` for it"],
  ["half a character", fixing(edit(0, 1, "\ud83e")), "an edit at 0 to 1 cuts a character in two"],
])("%s", (_, given, message) => {
  expect(crash(gives(() => given)).message).toBe(`rule odd-rule crashed on draft/x.md: ${message}`);
});

test("findings without end are cut off", () => {
  const endless = gives(function* () {
    for (;;) yield at(0, 1);
  });
  expect(crash(endless).message).toMatch(/more than 1016 findings at one place$/);
});

describe("a rule cannot change its mind", () => {
  test("about a place that it has reported", () => {
    const span = { start: 0, end: 1 };
    const moving = gives(function* () {
      yield { span, message: "here", fix: safeFix("mend it", { span, text: "A" }) };
      span.end = 99;
    });
    const { diagnostics } = lint(TEXT, { rules: [moving] });
    expect(diagnostics).toMatchObject([{ span: { end: 1 }, fix: { edits: [{ span: { end: 1 } }] } }]);
  });

  test("about which rule it is", () => {
    const posing = gives(() => [{ ...at(0, 1), rule: "stale-event", severity: "info", group: "hint", url: "x" }]);
    expect(lint(TEXT, { rules: [posing] }).diagnostics).toEqual([
      { ...at(0, 1), rule: "odd-rule", confidence: "certain", severity: "warning", group: "style" },
    ]);
  });
});

test("what throws half way loses nothing that was not said", () => {
  const late = gives(function* () {
    yield at(0, 1);
    throw new Error("half way");
  });
  expect(crash(late)).toMatchObject({ rule: "odd-rule", path: "draft/x.md", cause: { message: "half way" } });
});

test("what is no issue is not judged by rules beside the newsletter's, unless they say so or are asked for", () => {
  const everywhere = gives(() => [at(0, 1)]);
  const found = (options: object) => lint(TEXT, options).diagnostics.filter(({ rule }) => rule === "odd-rule").length;
  expect(found({ plugins: [everywhere] })).toBe(0);
  expect(found({ plugins: [{ ...everywhere, anyFile: true }] })).toBe(1);
  expect(found({ plugins: [everywhere], select: ["style"] })).toBe(1);
  expect(found({ rules: [everywhere] })).toBe(1);
});

test("an allow comment may name a rule of one's own, also where it does not run", () => {
  const issue = "Title: x\n\n<!-- twir-lint-allow odd-rule: it is so -->\n* a crab\n";
  const whole = gives(() => [at(issue.indexOf("* a crab"), issue.length - 1)]);
  const ids = (options: object) =>
    lint(issue, { select: ["odd-rule", "allow"], ...options }).diagnostics.map(({ rule }) => rule);
  expect(ids({ plugins: [whole] })).toEqual([]);
  expect(ids({ plugins: [whole], select: ["allow"] })).toEqual([]);
  expect(ids({ plugins: [gives(() => [])] })).toEqual(["unused-allow"]);
  expect(ids({})).toEqual(["unknown-allow"]);
});

test("a fix that turns out to have nothing to do is none", () => {
  expect(lint(TEXT, { path: "draft/x.md", rules: [gives(() => fixing())] }).diagnostics).toMatchObject([
    { message: "here", fix: undefined },
  ]);
});

test("a message is one line, whatever it quotes", () => {
  const related = [{ span: { start: 0, end: 1 }, message: "the\r\none" }];
  const { diagnostics } = lint(TEXT, { rules: [gives(() => [{ ...at(0, 1), message: "a `b\n\nc`", related }])] });
  expect(diagnostics).toMatchObject([{ message: "a `b c`", related: [{ message: "the one" }] }]);
});
