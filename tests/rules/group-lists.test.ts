/** The sentence that lists groups without items, in a whole issue: what is said of it, and what it becomes. */
import { describe, expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const only = rules.filter(({ id }) => id === "malformed-none-line");
const link = (name: string): string =>
  `[${name}](https://github.com/rust-lang/${name.toLowerCase().replaceAll(" ", "-")})`;
const ALL = ["Rust", "Rust language RFCs", "Cargo", "Rustup"].map(link) as [string, string, string, string];
const START = "*No calls for testing were issued this week by ";

const issueWith = (testing: string, date = "2026-03-11"): string =>
  placeExample({ in: "testing" }, testing).text.replace("Date: 2026-03-11", `Date: ${date}`);
const said = (testing: string, date?: string): string[] =>
  lint(issueWith(testing, date), { path: PATH, rules: only }).diagnostics.map(({ message }) => message);
const repaired = (testing: string): string => {
  const { text } = fix(issueWith(testing), { path: PATH, rules: only });
  return text.split("## Calls for Testing\n")[1]?.split("\n\n## ")[0] as string;
};

describe("what is right", () => {
  const [a, b, c, d] = ALL;
  test.each([
    `${START}${a}, ${b}, ${c} or ${d}.*`,
    `${START}\n${a},\n  ${b},\n${c}, or\n${d}.*`,
    `* ${START}${a}, ${b}, ${c} or ${d}.*`,
    `_No calls for testing were issued this week by ${a}, ${b}, ${c} or ${d}._`,
    `* No calls for testing were issued this week by ${a}, ${b}, ${c} or ${d}.`,
    `##### ${c}\n* [Try it](https://github.com/rust-lang/cargo/issues/1)\n\n${START}${a}, ${b} or ${d}.*`,
    `${c}\n* [Try it](https://github.com/rust-lang/cargo/issues/1)\n\n${START}${a}, ${b} or ${d}.*`,
    "* *No calls for testing were issued this week.*",
  ])("%s", (testing) => expect(said(testing)).toEqual([]));

  test("a group that there was not yet is not missing", () => {
    const without = `${START}${a}, ${b} or ${d}.*`;
    expect(said(without, "2025-06-04")).toEqual([]);
    expect(said(without, "2025-06-18")).toEqual(["group `Cargo` has neither items nor a place in this sentence"]);
  });
});

describe("what is repaired", () => {
  const [a, b, c, d] = ALL;
  const right = `${START}${a}, ${b}, ${c} or ${d}.*`;
  test.each([
    `${START}${a}, ${b}, ${c}, ${d}.*`,
    `${START}${a} or ${b}, ${c} or ${d}.*`,
    `${START}${a} ${b}, ${c} or ${d}`,
    `${START}${a}, ${b}, ${c} and ${d}.* or`,
    `${START}${a}, ${b}, ${b}, ${c} or ${d}.*`,
    `${START}${a}, ${b}, ${c} or ${d}, ${a}.*`,
    `${right.slice(1)}`,
  ])("%s", (testing) => expect(repaired(testing)).toBe(right));

  test("a group with items is taken out, and nothing else moves", () => {
    const items = `##### ${d}\n* [Try it](https://github.com/rust-lang/rustup/issues/1)\n\n`;
    expect(repaired(`${items}${START}\n${a},\n${b},\n${c} or\n${d}.*`)).toBe(
      `${items}${START}\n${a},\n${b} or\n${c}.*`,
    );
  });

  test("a group whose link is broken is a broken link and nothing more", () =>
    expect(said(`${START}${a}, [Rust language RFCs] (https://github.com/rust-lang/rfcs), ${c} or ${d}.*`)).toEqual([]));

  test("words between the groups are somebody's", () => {
    const testing = `${START}${a}, ${b}, ${c} (not even there), ${d}.*`;
    expect(said(testing)).toHaveLength(1);
    expect(repaired(testing)).toBe(testing);
  });
});

test("an empty heading of a group says where the group belongs then", () => {
  const [a, b, c, d] = ALL;
  const text = issueWith(
    `##### ${a}\n* [Try it](https://github.com/rust-lang/rust/issues/1)\n\n##### ${c}\n\n${START}${b} or ${d}.*`,
  );
  const found = lint(text, { path: PATH, select: ["empty-section"] }).diagnostics;
  expect(found.map(({ message, help }) => [message, help])).toEqual([
    ["nothing stands under `Cargo`", "remove the heading, and name the group in the sentence for those without items"],
  ]);
});
