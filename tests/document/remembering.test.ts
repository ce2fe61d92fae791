/** The reference parser that remembers: it finds the same, and does the work of a keystroke alone. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test, vi } from "vitest";
import { quickParser } from "../../src/document/markdown/quick.ts";
import { referenceParser } from "../../src/document/markdown/reference.ts";
import { parser } from "../../src/library/with-parser.ts";
import { SourceFile } from "../../src/text/source-file.ts";

vi.mock("mdast-util-from-markdown", async (original) => {
  const actual = await original<{ fromMarkdown: typeof fromMarkdown }>();
  return { ...actual, fromMarkdown: vi.fn(actual.fromMarkdown) };
});

/** Blocks that the quick parser leaves to the reference parser. */
const text = (end: string): string =>
  `${Array.from({ length: 200 }, (_, index) => `* [a [${index}] b](https://a.example/${index}) \`c\`\n  > *d* [e](<f g>)`).join("\n\n")}\n\n${end}\n`;

const read = (source: string, by = parser) => by.read(new SourceFile("a.md", source), source);

test("what it finds is what is found anew, whatever was read before", () => {
  const remembering = referenceParser.remembering();
  const typing = quickParser(() => remembering);
  for (const end of ["", "[x](", "[x](y)", "```", "[z]: https://z.example", ""])
    expect(read(text(end), typing)).toEqual(read(text(end)));
});

test("with a keystroke only the batch is parsed that it is in", () => {
  const remembering = referenceParser.remembering();
  const typing = quickParser(() => remembering);
  const batches = (source: string): number => {
    vi.mocked(fromMarkdown).mockClear();
    read(source, typing);
    return vi.mocked(fromMarkdown).mock.calls.length;
  };
  expect(batches(text("[x"))).toBeGreaterThan(2);
  expect(batches(text("[x](y"))).toBe(1);
  expect(batches(text("[x](y"))).toBe(0);
});
