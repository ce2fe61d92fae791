/**
 * Every rule's examples, put where nobody thought of them: a safe fix causes no finding, loses nothing beside what it
 * edits, and is made once and for all. `npm run fuzz` looks further.
 */
import { describe, expect, test } from "vitest";
import { Subject } from "../../scripts/fuzz/checks/check.ts";
import { safeFixes } from "../../scripts/fuzz/checks/fixes.ts";
import { singleFixes } from "../../scripts/fuzz/checks/single.ts";
import { ofExample, partOf } from "../../scripts/fuzz/originals.ts";
import type { Example } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";

/** Changes the lines of an example. */
type Place = (lines: string) => string;

const LINK = /\[([^[\]]*)\]\(([^()\s]*)\)/g;
const eachLine =
  (change: (line: string) => string): Place =>
  (lines) =>
    lines
      .split("\n")
      .map((line) => (line.trim() === "" ? line : change(line)))
      .join("\n");

const PLACES: Readonly<Record<string, Place>> = {
  "in a list, before one that is indented": (lines) =>
    `* [Item](https://item.example.net/a)\n${lines}\n    * [Nested](https://nested.example.net/a)`,
  "indented as a nested list": (lines) =>
    `* [Item](https://item.example.net/a)\n${eachLine((line) => `    ${line}`)(lines)}`,
  "between pieces of code": eachLine((line) => line.replace(/^(\s*[*+-]\s+|#+\s+)?(.*)$/, "$1`*` $2 `a|b`")),
  "between a paragraph and a list": (lines) => `Some words:\n${lines}\n* [Item](https://item.example.net/a)`,
  "in parentheses": eachLine((line) => line.replace(/^(\s*[*+-]\s+|#+\s+)?(.*)$/, "$1($2)")),
  "in a comment's reach": (lines) => `<!-- before -->\n${lines} <!-- behind\nit -->`,
  "with brackets in brackets": (lines) => lines.replace(LINK, "[[$1]]($2)"),
  "with a tag before a colon": (lines) => lines.replace(LINK, "[video]: [$1]($2)"),
  "with half a query": (lines) => lines.replace(LINK, "[$1]($2?utm_source=a&&b=&utm_medium)"),
  "with form feeds and vertical tabs": (lines) => lines.replace(/(\S) (\S+) (?=\S)/g, "$1\f$2\v "),
  "with non-breaking spaces": (lines) => lines.replace(/(\S) (?=\S)/g, "$1\u00a0"),
  "with Windows line endings": (lines) => lines.replaceAll("\n", "\r\n"),
};

const fixing = rules.filter(({ fix }) => fix !== "never").map((rule) => [rule.id, rule] as const);

test("most rules have fixes", () => expect(fixing.length).toBeGreaterThan(60));

/** The failures of an example whose lines are changed. */
const failuresOf = (example: Example, change: Place) => {
  const { path, lines, placed } = ofExample(example);
  const { first = 0, count = 0 } = placed ?? {};
  const changed = change(lines.slice(first, first + count).join("\n")).split("\n");
  const whole = { path, lines: [...lines.slice(0, first), ...changed, ...lines.slice(first + count)], placed };
  const text = partOf(whole, first, changed.length + 1);
  const subject = new Subject({ path, text, example });
  return { text, failures: [safeFixes, singleFixes].flatMap((check) => [...check.find(subject)]) };
};

describe.each(fixing)("%s", (_, { examples }) => {
  // Each place has one of the examples: all of them in all places take a minute.
  test.each(Object.entries(PLACES).map(([name, change], index) => [name, change, index] as const))(
    "%s",
    (_, change, index) => {
      const { text, failures } = failuresOf(examples[index % examples.length] as Example, change);
      expect({ text, failures }).toEqual({ text, failures: [] });
    },
  );
});
