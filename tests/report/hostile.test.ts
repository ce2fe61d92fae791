/** Hostile drafts: nothing of them may reach a terminal raw, and none may take for ever. */
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { codeFrameOf } from "../../src/report/code-frame.ts";
import { compatReport } from "../../src/report/compat.ts";
import { diffReport } from "../../src/report/diff.ts";
import { escapeHidden } from "../../src/report/escape.ts";
import { textReport } from "../../src/report/text.ts";
import trackingParameter from "../../src/rules/links/tracking-parameter.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { expectLinear } from "../support/growth.ts";
import { pretty, reportOf } from "../support/report-made-up.ts";

describe("nothing from a draft reaches a terminal raw", () => {
  // A new line ends a line of ours; everything else that a terminal obeys, or that hides text, must be escaped.
  const RAW = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u;
  const character = fc.oneof(
    fc.constantFrom(
      "\u001b",
      "\u009b",
      "\r",
      "\n",
      "\t",
      "\u202e",
      "\u2066",
      "\u200d",
      "🦀",
      "👩",
      "e\u0301",
      "日",
      "\ud83e",
      "\u0000",
      "\u200b",
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
  const text = fc.array(character, { maxLength: 400 }).map((parts) => parts.join(""));
  const offset = fc.double({ min: 0, max: 1, noNaN: true });

  test("in any report of any text", () => {
    fc.assert(
      fc.property(text, text, offset, offset, fc.integer({ min: 0, max: 200 }), (draft, words, a, b, columns) => {
        const [start = 0, end = 0] = [a, b].map((part) => Math.floor(part * draft.length)).sort((x, y) => x - y);
        const span = { start, end };
        const fix = { title: words, safety: "unsafe" as const, edits: [{ span, text: words }] };
        const found = { span, message: words, help: words, related: [{ span, message: words }], fix };
        const file = reportOf(draft, [found], { path: words });
        expect(pretty(file, { columns })).not.toMatch(RAW);
        expect(textReport([file])).not.toMatch(RAW);
        expect(textReport([file]).split("\n")).toHaveLength(2);
        expect(compatReport([file])).not.toMatch(RAW);
        expect(compatReport([file]).split("\n")).toHaveLength(2);
        expect(diffReport({ path: words, before: draft, after: words }, { escape: true })).not.toMatch(RAW);
        expect(escapeHidden(words)).not.toMatch(/\n/);
      }),
      { numRuns: 300 },
    );
  });

  test("a frame fits, and its underline lies within it or right behind", () => {
    fc.assert(
      fc.property(text, offset, fc.integer({ min: 20, max: 160 }), (draft, part, width) => {
        const start = Math.floor(part * draft.length);
        const frame = codeFrameOf(
          new SourceFile("a.md", draft),
          { start, end: start + 1 },
          { width, widthOf: stringWidth },
        );
        expect(frame.indent + frame.underline).toBeLessThanOrEqual(width + 1);
      }),
    );
  });

  test("in real findings", () => {
    const entry = "* [\u001b]8;;https://evil.example\u0007Post\u202e](https://a.example/?utm_source=\u001b[2J)";
    const { source, diagnostics } = lint(`### Observations/Thoughts\n\n${entry}\n`, { rules: [trackingParameter] });
    expect(pretty({ path: "a.md", source, stage: "publish", diagnostics, fixed: 0 })).not.toMatch(RAW);
  });
});

test("a file that is one endless line is reported in time that grows with it", async () => {
  const part = "[x](https://a.example/?utm_source=x) ";
  const text = (size: number): string => part.repeat(size * 25);
  const found = (size: number) =>
    Array.from({ length: size }, (_, index) => {
      const span = { start: index * part.length * 20, end: index * part.length * 20 + 3 };
      return { span, fix: { title: "remove it", safety: "safe" as const, edits: [{ span, text: "" }] } };
    });
  await expectLinear({ input: (size) => reportOf(text(size), found(size)), work: pretty, size: 2_000 });
});

test("every character that hides is escaped, and no other", () => {
  const hides = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/u;
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(all.filter((each) => (escapeHidden(each) !== each) !== hides.test(each))).toEqual([]);
});
