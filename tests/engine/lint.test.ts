import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprints } from "../../src/engine/fingerprint.ts";
import { RuleCrash } from "../../src/engine/lint.ts";
import { fix, lint } from "../../src/library/with-parser.ts";
import {
  type AnyRule,
  defineRule,
  type Finding,
  type Fix,
  type Group,
  safeFix,
  unsafeFix,
} from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";
import { parseDay } from "../../src/text/calendar.ts";
import { applyEdits, haveOverlap } from "../../src/text/edit.ts";

/** A rule that reports each match of a pattern in the file. */
const finds = (
  id: string,
  pattern: RegExp,
  more: { fix?: (span: Finding["span"]) => Fix; group?: Group } = {},
): AnyRule =>
  defineRule({
    id,
    on: "issue",
    group: more.group ?? "syntax",
    fix: more.fix ? "always" : "never",
    summary: `finds ${pattern.source}`,
    why: "For this test.",
    examples: [{ incorrect: "", correct: "" }],
    *check({ source }) {
      for (const match of source.text.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        yield { span, message: `found \`${match[0]}\``, fix: more.fix?.(span) };
      }
    },
  });

const replace = (id: string, pattern: RegExp, text: string): AnyRule =>
  finds(id, pattern, { fix: (span) => safeFix("replace it", { span, text }) });

describe("severity is computed", () => {
  const rule = (more: Partial<AnyRule>) =>
    ({
      ...finds("found-crab", /crab/g),
      *check() {
        for (const [index, confidence] of [undefined, "certain", "likely", "possible"].entries())
          yield { span: { start: index, end: index + 1 }, message: "found `crab`", confidence };
      },
      ...more,
    }) as AnyRule;
  const found = (more: Partial<AnyRule>, options: Parameters<typeof lint>[1] = {}) =>
    lint("crab", { ...options, rules: [rule(more)] }).diagnostics;
  const severities = (...args: Parameters<typeof found>) => found(...args).map(({ severity }) => severity);

  test("by the group and by how sure the finding is", () => {
    expect(severities({ group: "syntax" })).toEqual(["error", "error", "warning", "info"]);
    expect(severities({ group: "style" })).toEqual(["warning", "warning", "warning", "info"]);
    expect(severities({ group: "hint" })).toEqual(["info", "info", "info", "info"]);
    expect(severities({ group: "readiness" }, { stage: "draft" })).toEqual(["info", "info", "info", "info"]);
  });

  test("by how sure the rule is where the finding does not say", () => {
    expect(severities({ group: "syntax", confidence: "likely" })).toEqual(["warning", "error", "warning", "info"]);
    expect(severities({ group: "syntax", confidence: "possible" })).toEqual(["info", "error", "warning", "info"]);
    expect(found({ confidence: "likely" }).map(({ confidence }) => confidence)).toEqual([
      "likely",
      "certain",
      "likely",
      "possible",
    ]);
  });

  test("unless the settings name the rule or its group: they say it outright", () => {
    expect(severities({}, { severity: { syntax: "warning" } })).toEqual(Array(4).fill("warning"));
    expect(severities({}, { severity: { "found-crab": "error" } })).toEqual(Array(4).fill("error"));
    expect(severities({}, { severity: { "found-crab": "off" } })).toEqual([]);
  });
});

test("fixes that meet at one place take turns, and none is lost", () => {
  const at = (id: string, pattern: RegExp, edit: (start: number) => { start: number; end: number }, text: string) =>
    finds(id, pattern, { fix: (span) => safeFix("put it right", { span: edit(span.start), text }) });
  const rules = [
    at("a-mark", /b(?=cde)/g, (start) => ({ start: start + 1, end: start + 1 }), "|"),
    at("b-swap", /cd(?=e)/g, (start) => ({ start, end: start + 2 }), "CD"),
    at("c-swap", /d(?=e)/g, (start) => ({ start, end: start + 2 }), "DE"),
  ];
  expect(fix("abcde", { rules }).text).toBe("ab|cDE");
});

describe("edits", () => {
  test("change nothing outside their spans", () => {
    const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.string({ maxLength: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ minLength: 70, maxLength: 90 }), edits, (text, list) => {
        const all = list.map(([start, length, replacement]) => ({
          span: { start, end: start + length },
          text: replacement,
        }));
        fc.pre(!haveOverlap(all));
        const kept = [...all].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
        let at = 0;
        const expected = kept.map((edit) => {
          const before = text.slice(at, edit.span.start);
          at = edit.span.end;
          return before + edit.text;
        });
        expect(applyEdits(text, all)).toBe(expected.join("") + text.slice(at));
      }),
    );
  });

  test("that overlap are refused", () => {
    const edit = (start: number, end: number) => ({ span: { start, end }, text: "" });
    expect(haveOverlap([edit(3, 5), edit(0, 4)])).toBe(true);
    expect(haveOverlap([edit(3, 3), edit(3, 3)])).toBe(true);
    expect(haveOverlap([edit(0, 3), edit(3, 5)])).toBe(false);
    expect(() => applyEdits("abcdef", [edit(3, 5), edit(0, 4)])).toThrow("overlap");
  });
});

describe("fix", () => {
  test("makes safe fixes only, unless asked", () => {
    const risky = finds("risky-word", /danger/g, { fix: (span) => unsafeFix("remove it", { span, text: "" }) });
    const rules = [risky, replace("typo-word", /teh/g, "the")];
    expect(fix("teh danger", { rules })).toMatchObject({ text: "the danger", fixed: 1 });
    expect(fix("teh danger", { rules, unsafe: true })).toMatchObject({ text: "the ", fixed: 2, diagnostics: [] });
  });

  test("lets overlapping fixes wait for the next pass", () => {
    const rules = [
      replace("first-word", /abc/g, "aXc"),
      replace("second-word", /cd/g, "!"),
      replace("third-word", /bcd/g, "never"),
    ];
    expect(fix("abcd", { rules }).text).toBe("aX!");
  });

  test("makes all edits of a fix or none", () => {
    const both = defineRule({
      ...(finds("paired-word", /left/g) as ReturnType<typeof defineRule<"issue">>),
      *check({ source }) {
        const left = source.text.indexOf("left");
        const right = source.text.indexOf("right");
        if (left < 0 || right < 0) return;
        const edits = [left, right].map((start, index) => ({ span: { start, end: start + 4 + index }, text: "*" }));
        yield { span: { start: left, end: left + 4 }, message: "pair", fix: safeFix("star both", ...edits) };
      },
    });
    const rules = [replace("aaa-first", /a right/g, "b"), both];
    // `a right` comes first by place and takes `right` away: the pair is left alone.
    expect(fix("a right left", { rules }).text).toBe("b left");
    expect(fix("left or right", { rules }).text).toBe("* or *");
  });

  test("keeps line endings, byte order mark and the lack of a final newline", () => {
    expect(fix("\uFEFFteh\r\nteh", { rules: [replace("typo-word", /teh/g, "the")] }).text).toBe("\uFEFFthe\r\nthe");
  });

  test("refuses a fix that causes a finding on what it writes, and names it", () => {
    const rules = [replace("to-b", /a/g, "b"), replace("to-a", /b/g, "a"), replace("typo-word", /teh/g, "the")];
    const refused = [{ rule: "to-b", title: "replace it" }];
    expect(fix("a teh", { rules })).toMatchObject({ text: "a the", fixed: 1, left: 0, refused });
    // What the line had before is not caused by the fix.
    expect(fix("teh word", { rules: [rules[2], finds("found-word", /the|word/g)] as AnyRule[] }).refused).toEqual([]);
  });

  test("makes a deletion that uncovers a finding around it", () => {
    const rules = [replace("drop-x", /x/g, ""), finds("found-ab", /ab/g, { group: "style" })];
    expect(fix("axb", { rules })).toMatchObject({ text: "ab", fixed: 1, refused: [] });
  });

  test("refuses a fix that breaks the syntax of its line", () => {
    const broken = finds("broken-line", /^- x$/gm, { group: "syntax" });
    const rules = [replace("to-item", /^\* (?=x)/gm, "- "), broken];
    expect(fix("* x\n* y", { rules })).toMatchObject({ text: "* x\n* y", fixed: 0 });
    const elsewhere = [replace("to-item", /^\* (?=y)/gm, "- "), finds("broken-line", /x/gm, { group: "syntax" })];
    expect(fix("* x\n* y", { rules: elsewhere }).text).toBe("* x\n- y");
  });

  test("reports rules that undo each other as the bug it is", () => {
    // Each speaks of another line than the one that it edits.
    const toggle = (id: string, from: string, to: string): AnyRule =>
      defineRule({
        ...(finds(id, /z/g) as ReturnType<typeof defineRule<"issue">>),
        *check(_, { source: { text } }) {
          const end = { start: text.length - 1, end: text.length };
          const edit = { span: { start: 0, end: 1 }, text: to };
          if (text.startsWith(from)) yield { span: end, message: "it is", fix: safeFix("toggle it", edit) };
        },
      });
    const rules = [toggle("to-b", "a", "b"), toggle("to-a", "b", "a")];
    expect(() => fix("a\n\nz", { rules })).toThrow("the fixes of to-b do not settle");
  });
});

describe("lint", () => {
  const word = finds("found-word", /word/g, { group: "style" });

  test("sorts by place, then by rule", () => {
    const rules = [finds("zzz-rule", /b|a/g), finds("aaa-rule", /b/g)];
    expect(lint("b a", { rules }).diagnostics.map(({ rule, span }) => `${rule} ${span.start}`)).toEqual([
      "aaa-rule 0",
      "zzz-rule 0",
      "zzz-rule 2",
    ]);
  });

  test("takes the severity from rule, group and stage", () => {
    const severity = (options: object) =>
      lint("word", { rules: [word], ...options }).diagnostics.map((found) => found.severity);
    expect(severity({})).toEqual(["warning"]);
    expect(severity({ severity: { style: "error" } })).toEqual(["error"]);
    expect(severity({ severity: { style: "error", "found-word": "info" } })).toEqual(["info"]);
    expect(severity({ severity: { "found-word": "off" } })).toEqual([]);
    expect(severity({ select: ["dates"] })).toEqual([]);
    expect(severity({ select: ["style"], ignore: ["found-word"] })).toEqual([]);
    const rules = [finds("left-word", /word/g, { group: "readiness" })];
    expect(severity({ rules, path: "draft/x.md" })).toEqual(["info"]);
    expect(severity({ rules, path: "content/x.md" })).toEqual(["error"]);
    expect(severity({ rules, path: "content/x.md", stage: "draft" })).toEqual(["info"]);
  });

  test("names a rule that crashes", () => {
    const crash = defineRule({
      ...(word as ReturnType<typeof defineRule<"issue">>),
      // biome-ignore lint/correctness/useYield: it never gets that far
      *check() {
        throw new Error("boom");
      },
    });
    expect(() => lint("", { path: "draft/x.md", rules: [crash] })).toThrow(RuleCrash);
    expect(() => lint("", { path: "draft/x.md", rules: [crash] })).toThrow(
      "rule found-word crashed on draft/x.md: boom",
    );
  });
});

test("fingerprints outlive edits elsewhere and tell twins apart", () => {
  const rules = [finds("found-word", /word/g)];
  const of = (text: string) => {
    const { source, diagnostics } = lint(text, { rules });
    return fingerprints(source, diagnostics);
  };
  const [first, second] = of("a word\na word\n");
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(first).not.toBe(second);
  expect(of("new line\n\n  a word\n")).toEqual([first]);
  expect(of("another word\n")).not.toContain(first);
});

describe("facts", () => {
  const earlier = (date: string, number: number) => ({
    path: `content/${date}-this-week-in-rust.md`,
    date: parseDay(date) as number,
    number,
    links: [],
    events: [],
    weekly: [],
  });
  const archive = { issues: [earlier("2026-03-18", 643), earlier("2026-03-11", 642), earlier("2026-03-04", 641)] };
  const text = "Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\n\nhello\n";
  const spy = (more: Partial<AnyRule>, seen: unknown[]): AnyRule =>
    ({
      ...(rules[0] as AnyRule),
      id: "spy",
      match: undefined,
      on: "issue",
      check: (_: unknown, { archive: known }: { archive?: unknown }) => {
        seen.push(known);
        return [];
      },
      ...more,
    }) as AnyRule;

  test("a rule that needs the archive runs only with one, and sees only issues before this one", () => {
    const seen: unknown[] = [];
    lint(text, { rules: [spy({ needs: ["archive"] }, seen)] });
    expect(seen).toEqual([]);
    lint(text, { rules: [spy({ needs: ["archive"] }, seen)], facts: { archive } });
    expect(seen).toEqual([{ issues: [earlier("2026-03-04", 641)] }]);
  });

  test("a rule that only consults it runs without", () => {
    const seen: unknown[] = [];
    lint(text, { rules: [spy({ consults: ["archive"] }, seen)] });
    expect(seen).toEqual([{ issues: [] }]);
  });

  test("a copy of the issue is no witness, whatever its date says", () => {
    const seen: unknown[] = [];
    const late = text.replace("2026-03-11", "2062-03-11");
    const [rule] = [spy({ needs: ["archive"] }, seen)];
    lint(late, { rules: [rule as AnyRule], facts: { archive }, path: "draft/2026-03-11-this-week-in-rust.md" });
    lint(late.replace("Date:", "Dated on:"), { rules: [rule as AnyRule], facts: { archive } });
    expect(seen).toEqual([{ issues: [earlier("2026-03-04", 641)] }, { issues: [] }]);
  });
});
