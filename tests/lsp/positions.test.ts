/** Offsets and positions of the protocol, in both encodings, against a library that others wrote. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Positions } from "../../src/lsp/positions.ts";
import { inEncoding } from "../support/lsp-edits.ts";

/** An emoji of two units and four bytes, a family of seven characters, a combining accent, all line endings, and neither. */
const PIECES = [
  "a",
  "é",
  "e\u0301",
  "🦀",
  "👨‍👩‍👧",
  "\u2028",
  "\u0085",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "中",
  "\u{1F3F4}\u{E0067}",
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(""));

/** The offsets that a position can name: not within a surrogate pair or a line ending. */
const nameable = (of: string): number[] =>
  Array.from({ length: of.length + 1 }, (_, offset) => offset).filter(
    (offset) => !/[\ud800-\udbff]$/.test(of.slice(0, offset)) && !(of[offset - 1] === "\r" && of[offset] === "\n"),
  );

test.each(["utf-16", "utf-8"] as const)("%s: a position is that of the protocol, and back", (encoding) => {
  fc.assert(
    fc.property(text, (of) => {
      const positions = new Positions(of, encoding);
      const document = TextDocument.create("file:///x", "markdown", 1, of);
      expect(positions.lineCount).toBe(document.lineCount);
      for (const offset of nameable(of)) {
        const position = positions.positionAt(offset);
        expect(position).toEqual(inEncoding(of, document.positionAt(offset), encoding));
        expect(positions.offsetAt(position)).toBe(offset);
      }
    }),
  );
});

test.each(["utf-16", "utf-8"] as const)("%s: what no text has is the nearest that it has", (encoding) => {
  const positions = new Positions("ab\r\ncd\re🦀", encoding);
  expect(positions.offsetAt({ line: 0, character: 99 })).toBe(2);
  expect(positions.offsetAt({ line: 1, character: 99 })).toBe(6);
  expect(positions.offsetAt({ line: 99, character: 0 })).toBe(10);
  expect(positions.offsetAt({ line: -1, character: -1 })).toBe(0);
  expect(positions.span({ start: { line: 1, character: 2 }, end: { line: 0, character: 0 } })).toEqual({
    start: 6,
    end: 6,
  });
  // Between the two characters of an ending.
  expect(positions.positionAt(3)).toEqual({ line: 0, character: 2 });
});

test("a position within the bytes of a character is the one before it", () => {
  const positions = new Positions("e🦀b", "utf-8");
  expect([0, 1, 2, 3, 4, 5, 6, 9].map((character) => positions.offsetAt({ line: 0, character }))).toEqual([
    0, 1, 1, 1, 1, 3, 4, 4,
  ]);
});
