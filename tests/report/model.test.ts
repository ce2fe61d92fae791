/** What `twir-lint model` says of an issue. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/index.ts";
import { type Model, type ModelPart, modelOf } from "../../src/report/model.ts";
import { modelJson, modelText } from "../../src/report/model-text.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const DRAFT = readFileSync("fixtures/draft/2026-03-11-this-week-in-rust.md", "utf8");

const modelOfText = (text: string, line?: number): Model => modelOf(lint(text, { path: PATH, rules: [] }).issue, line);
const partsOf = (model: Model): ModelPart[] => model.sections.flatMap(({ parts }) => parts);
const fieldsOf = ({ fields }: ModelPart): string[] => fields.map(({ name, value }) => `${name}: ${value}`);

describe("the model of a draft", () => {
  const model = modelOfText(DRAFT);

  test("has its sections with what they stand under", () => {
    const official = model.sections.find(({ kind }) => kind === "official");
    expect(official).toMatchObject({ title: "Official", depth: 3, under: ["community"] });
  });

  test("has entries with their tags", () => {
    const video = partsOf(model).find(({ fields }) => fields.some(({ value }) => value === "[Video]"));
    expect(video?.type).toBe("entry");
    expect(video && fieldsOf(video)).toEqual([
      "tag: [Video]",
      "link: Moults, benchmarked",
      "link URL: https://www.youtube.com/watch?v=m0u1tM0u1tm",
      "community: yes",
    ]);
  });

  test("has events with date, location, group and title", () => {
    const [part] = partsOf(
      modelOfText(
        "## Upcoming Events\n\n### Europe\n* 2026-03-18 - 2026-03-19 | Hybrid (Austin, TX, US) | [G](https://g.example.net)\n    * [**T**](https://t.example.net)\n",
      ),
    );
    expect(part && [part.type, ...fieldsOf(part)]).toEqual([
      "event",
      "date: 2026-03-18 - 2026-03-19",
      "days: 2026-03-18 to 2026-03-19",
      "location: Hybrid (Austin, TX, US)",
      "mode: hybrid",
      "city: Austin",
      "region: TX",
      "country: US",
      "group: G",
      "group URL: https://g.example.net",
      "title: **T**",
      "title URL: https://t.example.net",
    ]);
    expect(part?.range.start).toMatchObject({ line: 4, column: 1 });
  });

  test("has malformed lines with their reasons", () => {
    const reasons = partsOf(model)
      .filter(({ type }) => type === "malformed")
      .map(fieldsOf);
    expect(reasons).toContainEqual(["meant as: entry", "reason: its list marker is missing"]);
  });

  test("leaves out no line that holds something", () => {
    const lines = new Set(
      [
        ...partsOf(model).map(({ range }) => range),
        ...model.sections.map(({ range }) => ({ start: range.start, end: range.start })),
      ].flatMap(({ start, end }) =>
        Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index),
      ),
    );
    const missing = DRAFT.split("\n").flatMap((line, index) =>
      line.trim() === "" || lines.has(index + 1) ? [] : [index + 1],
    );
    expect(missing).toEqual([]);
  });

  test("of one line has only what touches it", () => {
    const at = DRAFT.split("\n").findIndex((line) => line.startsWith("* [Video]")) + 1;
    expect(partsOf(modelOfText(DRAFT, at)).map(({ type }) => type)).toEqual(["entry"]);
  });

  test("says of a line that is nothing what kind of line it is", () => {
    const at = DRAFT.split("\n").findIndex((line) => line.startsWith("* [claw 0.4")) + 1;
    expect(partsOf(modelOfText(DRAFT, at)).map((part) => [part.type, ...fieldsOf(part).slice(0, 2)])).toEqual([
      ["line", "kind: item", "depth: 1"],
      ["link", "form: bare", "text: https://claw.example.net/blog/claw-0-4"],
    ]);
  });
});

test("every range is that of its text, on any text", () => {
  const anyText = fc.array(
    fc.constantFrom(
      "* ",
      "[x](https://a.example)",
      "\n",
      "# Jobs\n",
      "### Europe\n",
      "2026-03-18 | ",
      "|",
      "`",
      "```\n",
      "<!--",
      "-->",
      "🦀",
      "\t",
      "*No x*",
      "[a]: b\n",
    ),
  );
  fc.assert(
    fc.property(anyText, (pieces) => {
      const text = pieces.join("");
      const fields = partsOf(modelOfText(text)).flatMap((part) => part.fields);
      for (const { value, range } of fields)
        if (range)
          expect(text.slice(range.start.offset, range.end.offset).includes(value) || value.includes(", ")).toBe(true);
    }),
  );
});

test("nothing of a draft reaches a terminal or a log raw", () => {
  const model = modelOfText(
    "### \u001b[31mEurope\n* [\u202etitle](https://a.example/\u0007)\n\n::error::x\n##[group]\n",
  );
  for (const text of [modelText(model), modelJson(model)]) {
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^::|##\[/m);
  }
  expect(JSON.parse(modelJson(model))).toEqual(JSON.parse(JSON.stringify(model)));
});
