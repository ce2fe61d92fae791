/** More of the same takes as much more work, and no more: in reports, archive, repairs and parser, counted and not timed. */
import { describe, expect, test } from "vitest";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { buildIssue } from "../../src/document/build.ts";
import { readablePart } from "../../src/document/markdown/bounds.ts";
import type { ReferenceParser } from "../../src/document/markdown/parser.ts";
import { quickParser } from "../../src/document/markdown/quick.ts";
import { previewOf } from "../../src/library/rendering/preview.ts";
import { fix, lint, parser } from "../../src/library/with-parser.ts";
import { archiveJson, archiveTable } from "../../src/report/archive-stats.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { REPORTERS } from "../../src/report/reporters.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { fileOf, pastIssue } from "../support/archive-run.ts";
import { reportOf } from "../support/report-made-up.ts";
import { expectInLine } from "../support/work.ts";

type Piece = (index: number) => string;
const repeated = (count: number, piece: Piece): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");
const letters = (index: number): string => [...String(index)].map((digit) => "qxzjkvwbpf"[Number(digit)]).join("");

describe("reports", () => {
  const LINE = "* [A tale ](https://blog.example.net/a)";
  const found = (size: number, end: string, message: (index: number) => string): FileReport => {
    const text = `${LINE}${end}`.repeat(size);
    const diagnostics = Array.from({ length: size }, (_, index) => {
      const start = index * (LINE.length + end.length) + 9;
      const span = { start, end: start + 1 };
      const edits = [{ span, text: "" }];
      return { span, message: message(index), fix: { title: "delete it", safety: "safe" as const, edits } };
    });
    return reportOf(text, diagnostics, { repaired: text.replaceAll(" ]", "]") });
  };
  const CONTEXT = { version: "1.0.0", rules, fromRoot: "", failures: [], hints: true, color: false };
  const change = { bulk: false, because: "adds lines" };

  test.each(FORMATS)("%s of findings on as many lines, all alike, no two alike and on one line", async (format) => {
    const { render } = REPORTERS[format];
    const shapes: readonly ((size: number) => FileReport)[] = [
      (size) => found(size, "\n", () => "it is wrong"),
      (size) => found(size, "\n", (index) => `it is ${letters(index)}`),
      (size) => found(size, " ", (index) => `it is ${letters(index)}`),
    ];
    for (const input of shapes)
      await expectInLine({ input, work: (file) => render([file], { ...CONTEXT, change }), size: 20 });
  });
});

describe("the archive", () => {
  const event = (index: number, { group = "rust-oslo", name = "Rust Oslo", place = "Oslo, NO" }): string =>
    `* 2026-03-18 | ${place} | [${name}](https://www.meetup.com/${group})
    * [**Fjords ${index}**](https://www.meetup.com/${group}/events/${313_338_784 + index}/)
`;
  test.each<[string, Piece]>([
    ["one group in other places", (index) => event(index, { place: `Oslo${letters(index)}, NO` })],
    ["one name of other groups", (index) => event(index, { group: `rust-${letters(index)}` })],
    [
      "one group of other names and titles",
      (index) => event(index, { name: `Rust Oslo ${letters(index)}` }).replace("Fjords", `Fjords${letters(index)}`),
    ],
  ])("of %s", async (_, events) => {
    const past = (weeks: number, size: number) => ({
      path: `content/${fileOf(weeks)}`,
      text: pastIssue(weeks, { events: repeated(size, (index) => events(index * 7 + weeks)) }),
    });
    await expectInLine({
      input: (size) => ({ earlier: [1, 2].map((weeks) => past(weeks, size)), draft: past(0, size).text }),
      work: ({ earlier, draft }) => {
        const archive = buildArchive(earlier, parser);
        lint(draft, { rules: rules.filter(({ needs }) => needs?.includes("archive")), facts: { archive } });
        archiveTable(archive);
        archiveJson(archive);
      },
      // What is compared of one group is bounded, and at first all of it is compared.
      size: 60,
    });
  });
});

describe("one draft", () => {
  const event = (index: number): string =>
    `* 2026-03-${12 + ((index * 7) % 18)} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords ${index}**](https://www.meetup.com/rust-oslo/events/${313_338_784 + index}/)
`;
  const judged = (select: readonly string[]) => (text: string) => lint(text, { select });
  const repaired = (select: readonly string[]) => (text: string) => fix(text, { select, unsafe: true });

  test.each<[string, (size: number) => string, (text: string) => unknown]>([
    [
      "of events in no order",
      (size) => placeExample({ in: "europe" }, repeated(size, event)).text,
      judged(["unsorted-events"]),
    ],
    [
      "of events and headings of one region",
      (size) =>
        placeExample(
          { in: "europe" },
          repeated(size, (index) => `### Europe\n\n${event(index).replace("NO", "IN")}\n`),
        ).text,
      judged(["wrong-region"]),
    ],
    [
      "of repairs on as many lines",
      (size) =>
        placeExample(
          {},
          repeated(size, (at) => `* [ A tale](blog/${at}) \n`),
        ).text,
      repaired(["padded-link-text", "trailing-whitespace", "invalid-url"]),
    ],
    [
      "of repairs on one line",
      (size) => placeExample({}, `* ${repeated(size, (at) => `[ A tale](blog/${at}) `)}`).text,
      repaired(["padded-link-text", "invalid-url"]),
    ],
  ])("%s", (_, input, work) => expectInLine({ input, work, size: 20 }));

  test("of unknown rules in allow comments gets suggestions for the first hundred", () => {
    const comments = repeated(300, (at) => `<!-- twir-lint-allow bare-url${letters(at).slice(0, 3)}: a -->\n`);
    const { diagnostics } = lint(placeExample({}, comments).text, { select: ["unknown-allow"] });
    const isSuggestion = ({ help }: { help?: string }): boolean => help?.startsWith("did you mean") === true;
    expect(diagnostics).toHaveLength(300);
    expect(diagnostics.filter(isSuggestion).length).toBeLessThanOrEqual(100);
  });
});

describe("the preview", () => {
  test.each<[string, Piece]>([
    ["quotes", () => "> a\n\n"],
    ["quotes with references", (at) => `> [a][l${at}]\n\n[l${at}]: b\n\n`],
    ["lists", (at) => `${"    ".repeat(at % 4)}* a\n`],
    ["lines that differ", () => "* ~~a~~\n"],
  ])("of %s", async (_, piece) => {
    await expectInLine({
      input: (size) => repeated(size, piece),
      work: (text) => previewOf(text, parser),
      size: 6,
    });
  });
});

describe("what is left to the reference parser", () => {
  const NOTHING = { links: [], definitions: [], codeSpans: [], htmlTags: [], unread: [], defined: [] };

  const watched = (watch: (text: string) => void = () => {}): ReferenceParser => ({
    read: (_, masked) => {
      watch(masked);
      return NOTHING;
    },
    readParts: (_, masked, { parts }) => {
      for (const { start, end } of parts) watch(masked.slice(start, end));
      return parts.map(() => NOTHING);
    },
    parseTree: () => expect.fail("no rule asks for the tree"),
    remembering: () => expect.fail("each text is read once"),
  });

  /** How many characters and lines it is given of a text. */
  const given = (text: string): { characters: number; lines: number } => {
    const sum = { characters: 0, lines: 0 };
    const reference = watched((more) => {
      sum.characters += more.length;
      sum.lines += more.split("\n").length;
    });
    buildIssue(new SourceFile("issue.md", text), { parser: quickParser(() => reference) });
    return sum;
  };

  test.each(["* [a\n", "* ![x](y)\n", '* [x](y "z")\n', "* a\n  # b\nc\n", "<div>\n* a\n", "* a\n\n  ```\n  b\n"])(
    "of %j, however often, is bounded for the file",
    (piece) => {
      for (const size of [40_000, 400_000]) {
        const { characters, lines } = given(piece.repeat(size / piece.length));
        expect(characters).toBeLessThanOrEqual(100_000);
        // Three times what an issue has, since a wrong guess of the labels has it read again: a line takes half a millisecond.
        expect(lines).toBeLessThanOrEqual(3600);
      }
    },
  );

  test("of a list of `* [x](y)` is nothing", () => {
    expect(given("* [x](y)\n".repeat(5000))).toEqual({ characters: 0, lines: 0 });
  });

  test("and not read is said once", () => {
    const parser = quickParser(() => watched());
    const { diagnostics } = lint(placeExample({}, "* [a\n".repeat(2000)).text, {
      select: ["overlong-paragraph"],
      parser,
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^\d+ characters from here on are not read: too much Markdown of unusual form/),
    ]);
  });

  // A lone carriage return has all of it read as one.
  test("of a text that it has to read whole is whole lines, and the rest is not read", () => {
    const text = `${placeExample({}, "* [a](b)").text}\r${"a tale of two borrows, told once more\n\n".repeat(3000)}`;
    expect(readablePart(text)).toMatch(/\n$/);
    expect(readablePart(text).length).toBeLessThanOrEqual(65_536);
    const { diagnostics } = lint(text, { select: ["overlong-paragraph"] });
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/^\d+ characters are not read/)]);
  });

  test("ends where lists and quotes end too often, at each of which it copies all it has", () => {
    expect(readablePart("> a\n# b\n".repeat(2000)).split("# b").length).toBeLessThan(400);
    expect(readablePart("> a\n\n".repeat(2000)).split("> a").length).toBeLessThan(400);
    expect(readablePart("* a\n  b\n\n* c\n".repeat(500))).toHaveLength(6500);
  });

  test("has no more lines than two issues", () => {
    expect(readablePart("a\n".repeat(2400))).toHaveLength(4800);
    expect(readablePart(`${"a\n".repeat(2400)}a`)).toHaveLength(4800);
    expect(readablePart("\r".repeat(10_000))).toHaveLength(2400);
  });
});
