import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprints } from "../src/engine/fingerprint.ts";
import { fix } from "../src/engine/fix.ts";
import { lint, RuleCrash } from "../src/engine/lint.ts";
import {
  type AnyRule,
  defineRule,
  type Finding,
  type Fix,
  type Group,
  safeFix,
  unsafeFix,
} from "../src/rules/define-rule.ts";
import { applyEdits, haveOverlap } from "../src/text/edit.ts";

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

test("a hint is info whatever the rule's severity, unless the settings name the rule or its group", () => {
  const rule = {
    ...finds("found-crab", /crab/g),
    *check() {
      yield { span: { start: 0, end: 4 }, message: "found `crab`" };
      yield { span: { start: 5, end: 9 }, message: "found `crab`", hint: true as const };
    },
  } as AnyRule;
  const severities = (severity: Record<string, "error" | "warning" | "off">) =>
    lint("crab crab", { rules: [rule], severity }).diagnostics.map((diagnostic) => diagnostic.severity);
  expect(severities({})).toEqual(["error", "info"]);
  expect(severities({ syntax: "warning" })).toEqual(["warning", "warning"]);
  expect(severities({ "found-crab": "off" })).toEqual([]);
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
      replace("second-word", /Xcd/g, "!"),
      replace("third-word", /bcd/g, "never"),
    ];
    expect(fix("abcd", { rules }).text).toBe("a!");
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

  test("reports rules that undo each other as the bug it is", () => {
    const rules = [replace("to-b", /a/g, "b"), replace("to-a", /b/g, "a")];
    expect(() => fix("a", { rules })).toThrow("the fixes of to-b do not settle");
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
