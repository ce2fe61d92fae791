/** `mentions` saves calls and decides nothing: without it a rule says the same. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lint, parser } from "../../src/library/with-parser.ts";
import { stripAnnotations } from "../../src/rule/annotate.ts";
import { factsOf } from "../../src/rule/example-facts.ts";
import { EXAMPLE_PATH, placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";

const sparing = rules.filter(({ mentions }) => mentions);
const without = sparing.map((rule) => ({ ...rule, mentions: undefined }));

const fixtures = ["clean", "content", "draft", "torn"].flatMap((folder) =>
  readdirSync(join("fixtures", folder)).map((name) => join("fixtures", folder, name)),
);

const bothWays = (text: string, options: Parameters<typeof lint>[1]) =>
  [sparing, without].map((list) => lint(text, { ...options, rules: list }).diagnostics);

test("many rules have it, and none keeps a place between two texts", () => {
  expect(sparing.length).toBeGreaterThan(20);
  expect(sparing.filter(({ mentions }) => mentions?.global || mentions?.sticky)).toEqual([]);
});

test.each(fixtures)("%s", (path) => {
  const [sparingly, all] = bothWays(readFileSync(path, "utf8"), { path });
  expect(sparingly).toEqual(all);
  if (!path.includes("clean")) expect(all).not.toEqual([]);
});

test("the examples of all rules", () => {
  for (const { examples } of rules)
    for (const example of examples) {
      const { text } = placeExample(example, stripAnnotations(example.incorrect));
      const [sparingly, all] = bothWays(text, { path: example.path ?? EXAMPLE_PATH, facts: factsOf(example, parser) });
      expect(sparingly).toEqual(all);
    }
});
