/** The text before a change is linted for some rules only: what the change is told is the same as with all. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileChange } from "../../src/change/file-change.ts";
import { blamed } from "../../src/engine/blame.ts";
import { lint } from "../../src/engine/lint.ts";
import { changeOptions, lintChange } from "../../src/engine/lint-change.ts";
import { mattersTo } from "../../src/engine/rules-that-matter.ts";
import { parser } from "../../src/library/parser.ts";
import { stripAnnotations } from "../../src/rule/annotate.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { english } from "../../src/text/english.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const PATH = "draft/2026-03-11-this-week-in-rust.md";
const options = { parser, facts: { dictionary: english } };

const expectSame = (before: string, after: string): void => {
  const source = (text: string): SourceFile => new SourceFile(PATH, text);
  const change = fileChange({ path: PATH, before: source(before), after: source(after) });
  const some = lintChange(change, options);
  const found = lint(change.after as SourceFile, changeOptions(change, options));
  const all = blamed(lint(change.before as SourceFile, options), found, change);
  expect(some.diagnostics).toEqual(all.diagnostics);
  expect(some.allowed).toEqual(all.allowed);
};

test.each(rules.map((rule) => [rule.id, rule] as const))(
  "where the examples of %s change into each other",
  (_, rule) => {
    for (const example of rule.examples) {
      const [wrong, right] = [stripAnnotations(example.incorrect), stripAnnotations(example.correct)];
      const texts = [wrong, right, `${wrong}\n${right}`].map((text) => placeExample(example, text).text);
      for (const before of texts) for (const after of texts) expectSame(before, after);
    }
  },
);

test("whatever lines a change takes out, doubles or moves", () => {
  const drafts = ["draft", "torn", "content", "clean"].flatMap((folder) =>
    readdirSync(join("fixtures", folder)).map((name) =>
      readFileSync(join("fixtures", folder, name), "utf8").split("\n"),
    ),
  );
  const edit = fc.record({ at: fc.nat(), to: fc.nat(), kind: fc.constantFrom("remove", "double", "move") });
  fc.assert(
    fc.property(fc.constantFrom(...drafts), fc.array(edit, { minLength: 1, maxLength: 4 }), (before, edits) => {
      const after = [...before];
      for (const { at, to, kind } of edits) {
        const line = after[at % after.length] as string;
        if (kind !== "double") after.splice(at % after.length, 1);
        if (kind !== "remove") after.splice(to % after.length, 0, line);
      }
      expectSame(before.join("\n"), after.join("\n"));
    }),
    { numRuns: 40 },
  );
});

test("a rule that decides over others says so", () => {
  const files = readdirSync("src/rules", { recursive: true }).map((path) => join("src/rules", String(path)));
  for (const rule of rules) {
    const file = files.find((path) => path.endsWith(`/${rule.id}.ts`)) as string;
    const decides = /\b(?:rootCause|silences)\b/.test(readFileSync(file, "utf8"));
    expect([rule.id, rule.hidesOthers === true]).toEqual([rule.id, decides]);
  }
});

test("what conflict markers hid is told when they go", () => {
  const [first, second] = ["* [Crabs](https://a.example.net/crabs)", "* [Crabs](https://a.example.net/crabs) again"];
  const draft = (...lines: string[]): string => placeExample({ in: "observations" }, lines.join("\n")).text;
  const before = draft("<<<<<<< ours", first, "=======", second, ">>>>>>> theirs");
  expectSame(before, draft(first, second));
  const texts = { path: PATH, before: new SourceFile(PATH, before), after: new SourceFile(PATH, draft(first, second)) };
  expect(lintChange(fileChange(texts), options).diagnostics.map(({ rule }) => rule)).toContain("duplicate-link");
});

test("with a rule run those that decide over all, those that one of these yields to, and of the others none", () => {
  for (const rule of rules.filter(({ on }) => on !== "allow")) {
    const ran = rules.filter(mattersTo(new Set([rule.id]), rules));
    const deciding = rules.filter(({ id, hidesOthers }) => id === rule.id || hidesOthers === true);
    const wanted = new Set(deciding.flatMap(({ id, yieldsTo = [] }) => [id, ...yieldsTo]));
    expect(ran.map(({ id }) => id)).toEqual(rules.flatMap(({ id }) => (wanted.has(id) ? [id] : [])));
  }
  const own = { ...(rules[0] as (typeof rules)[number]), id: "of-a-plugin" };
  expect(mattersTo(new Set(), [own])(own)).toBe(true);
});
