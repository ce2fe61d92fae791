/** The quick parser finds what the reference parser finds, to the offset, whatever the text. */
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { describe, expect, test } from "vitest";
import { blankOut, findComments } from "../../../src/document/comments.ts";
import { normalizeLabel } from "../../../src/document/markdown/labels.ts";
import type { ReferenceParser } from "../../../src/document/markdown/parser.ts";
import { quickParser } from "../../../src/document/markdown/quick.ts";
import { referenceParser } from "../../../src/document/markdown/reference.ts";
import { lint, parser as quick } from "../../../src/library/with-parser.ts";
import { SourceFile } from "../../../src/text/source-file.ts";
import type { Span } from "../../../src/text/span.ts";
import { expectLinear } from "../../support/growth.ts";
import { documents, EXAMPLES } from "../../support/parser-documents.ts";

const expectSame = (text: string): void => {
  const source = new SourceFile("issue.md", text);
  const [found, expected] = [quick, referenceParser].map((parser) => parser.read(source, text));
  // Quicker than to let a matcher compare thousands of times.
  if (!isDeepStrictEqual(found, expected)) expect({ text, ...found }).toEqual({ text, ...expected });
};

/** As rules see it: with the comments blanked out. */
const expectSameModel = (text: string): void => {
  expectSame(text);
  const [found, expected] = [quick, referenceParser].map((parser) => lint(text, { rules: [], parser }));
  expect({ text, issue: found?.issue }).toEqual({ text, issue: expected?.issue });
};

const fixtures = new URL("../../../fixtures/", import.meta.url);
const FIXTURES = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));

const HOSTILE = [
  "[",
  "]",
  "(",
  ")",
  "*",
  "`",
  "<",
  ">",
  "|",
  "_",
  "~",
  "\\",
  "&",
  "#",
  "!",
  "@",
  "[a]",
  "[a](",
  "[a][",
  "![",
  "](",
  "``a`",
  "<a",
  "<a>",
  "</",
  "<!--",
  "<https:",
  "https://",
  "https://a.",
  "www.a.b ",
  "a@b.",
  "\n",
  " ",
  "\t",
  "\n\n",
  "* ",
  "> ",
  "1. ",
  "    ",
  "[a]: ",
  "[a]: b\n",
  "| a ",
  "| - ",
  "```\n",
  "~~~",
  "[^a]",
  "\r",
  "\0",
  "\ufeff",
  "\u00a0",
  "&amp;",
  "[[a](b)](c)",
];

/** What the quick parser leaves to the reference parser. */
const leftOf = (text: string): string[] => {
  const left: string[] = [];
  const read = (span: Span) => left.push(text.slice(span.start, span.end));
  const watched: ReferenceParser = {
    ...referenceParser,
    read(source, masked) {
      read({ start: 0, end: masked.length });
      return referenceParser.read(source, masked);
    },
    readParts(source, masked, wanted) {
      wanted.parts.forEach(read);
      return referenceParser.readParts(source, masked, wanted);
    },
  };
  quickParser(() => watched).read(new SourceFile("issue.md", text), text);
  return left;
};

describe("the quick parser finds what the reference parser finds", () => {
  test.each(FIXTURES)("in %s, and so do the rules", (file) => {
    const text = readFileSync(new URL(file, fixtures), "utf8");
    expectSame(text);
    const [found, expected] = [quick, referenceParser].map((parser) => lint(text, { path: file, parser }));
    expect(found).toEqual(expected);
  });

  test("in the examples of the specifications", () => {
    for (const example of EXAMPLES) expectSame(example);
  });

  test("in the examples within an issue, a list, a quote, with Windows line endings", { timeout: 120_000 }, () => {
    for (const example of EXAMPLES) {
      const lines = example.replace(/\n$/, "").split("\n");
      expectSame(`* [a](b)\n${example}* [c](d)\n\n[foo]: e\n`);
      expectSame(`# a\n${example}\n\n* [foo]\n`);
      expectSame(lines.map((line, index) => (index === 0 ? `* ${line}` : `  ${line}`)).join("\n"));
      expectSame(lines.map((line) => `> ${line}`).join("\n"));
      expectSame(`* a\n${lines.map((line) => `    ${line}`).join("\n")}\n* [foo](b)`);
      expectSame(example.replaceAll("\n", "\r\n"));
    }
  });

  test.each(["[a]: b", "[a]: https://a.example", "[a]: <b>", "[a]: b 't'", "* [a]: b", "> [a]: b"])(
    "in %j with blanks behind it and a comment over several lines below or beside it",
    (definition) => {
      for (const blank of ["", " ", "  ", "\t", " \t", "\u00a0", "\f", "\r", " \r\n"])
        for (const end of [
          "",
          "\n",
          "\n\n",
          "\nx",
          "\n<!-- c\nd -->\n[a]",
          "<!-- c\nd -->\n[a]",
          "\n  <!-- c\n\nd --> 'e'\n",
        ])
          expectSameModel(definition + blank + end);
    },
  );

  test.each(HOSTILE)("in %j, many times", (piece) => {
    const many = piece.repeat(Math.ceil(500 / piece.length));
    for (const text of [many, `* ${many}`, `* [${many}](a)`, `[a](${many})`, `| ${many} |`, `> ${many}`])
      expectSame(text);
  });

  test("in documents put together at random", () => {
    fc.assert(
      fc.property(documents, (text) => expectSame(text)),
      { numRuns: 400 },
    );
  });
});

describe("the quick parser", () => {
  test("reads all that a regular issue has", () => {
    const text = readFileSync(new URL("clean/2026-03-11-this-week-in-rust.md", fixtures), "utf8");
    const comments = findComments(new SourceFile("issue.md", text)).map(({ span }) => span);
    expect(leftOf(blankOut(text, comments))).toEqual([]);
  });

  test("leaves only the block that it is not sure of", () => {
    expect(leftOf("# a\n* [b](c)\n* [d](<e>)\n    * f\n* [g](h)\n\ni\n")).toEqual(["* [d](<e>)\n    * f"]);
  });

  test("tells the reference parser what the other blocks define", () => {
    const { links } = quick.read(new SourceFile("a.md", "[a] <b c='d'>\n\n[a]: e\n"), "[a] <b c='d'>\n\n[a]: e\n");
    expect(links.map(({ form }) => form)).toEqual(["reference"]);
  });

  // As one document, four times as many take twelve times as long.
  test("reads many broken lines in time that grows with them", () =>
    expectLinear({
      input: (count) => "* [x](https://a.example\n* [y](https://b.example]\n".repeat(count),
      work: (text) => quick.read(new SourceFile("issue.md", text), text),
      size: 1600,
    }));

  test("leaves a text whose blocks do not end where they seem to", () => {
    const text = " ```\n\n* [a](b)\n";
    expect(leftOf(text)).toEqual([" ```\n", text]);
  });
});

test("labels are compared as micromark compares them, once or twice over", () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const label = String.fromCodePoint(code);
    if (normalizeLabel(label) !== normalizeIdentifier(label)) expect.fail(`U+${code.toString(16)}`);
    if (normalizeLabel(normalizeLabel(label).toLowerCase()) !== normalizeLabel(label))
      expect.fail(`U+${code.toString(16)} twice`);
  }
});

test("the reference parser is asked for only when a block needs it", () => {
  const missing = quickParser(() => expect.fail("it is not needed"));
  expect(missing.read(new SourceFile("a.md", "* [b](c)\n"), "* [b](c)\n").links).toHaveLength(1);
  expect(() => missing.read(new SourceFile("a.md", "[d](<e>)\n"), "[d](<e>)\n")).toThrow("it is not needed");
});
