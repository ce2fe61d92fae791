/** One fault is told once: what follows from another finding is held back while that one stands. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, type Finding } from "../../src/rule/define-rule.ts";
import { EXAMPLE_PATH, placeExample } from "../../src/rule/example-frame.ts";

const rule = (id: string, check: (text: string) => readonly Finding[]): AnyRule =>
  defineRule({
    id,
    on: "issue",
    group: "syntax",
    fix: "never",
    summary: "for this test",
    why: "For this test.",
    examples: [{ incorrect: "", correct: "" }],
    check: ({ source }) => check(source.text),
  });

const finds = (id: string, pattern: RegExp): AnyRule =>
  rule(id, (text) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      span: { start: index, end: index + found.length },
      message: `found ${found}`,
    })),
  );

describe("what follows from a wrong date of the issue", () => {
  const path = "draft/2026-03-11-this-week-in-rust.md";
  const issue = readFileSync("fixtures/clean/2026-03-11-this-week-in-rust.md", "utf8");
  const misdated = issue.replace("Date: 2026-03-11", "Date: 2025-03-12");
  const rulesOf = (text: string, options = {}): string[] =>
    lint(text, { path, ...options })
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ rule }) => rule);

  test("is not told beside it", () => {
    expect(rulesOf(misdated)).toEqual(["wrong-issue-date"]);
  });

  test("what is wrong by the file's name too is told", () => {
    const far = misdated.replace("* 2026-03-25 |", "* 2027-03-25 |");
    expect(far).toContain("* 2027-03-25 |");
    expect(rulesOf(far)).toEqual(["wrong-issue-date", "wrong-year"]);
  });

  test("is told where nobody tells of the date itself", () => {
    expect(rulesOf(misdated, { ignore: ["wrong-issue-date"] })).toContain("wrong-year");
  });
});

test("what stands behind the root cause is known again where it moves to", () => {
  const longRoot = rule("long-root", (text) => {
    const span = { start: 0, end: text.indexOf(" ") };
    return span.end > 1 ? [{ span, message: "a root", rootCause: { span, text: "x" } }] : [];
  });
  const rules = [longRoot, finds("found-b", /b/g), finds("found-root", /ro+t/g)];
  expect(lint("roooot a b roooot", { rules }).diagnostics.map(({ rule: id, span }) => [id, span.start])).toEqual([
    ["long-root", 0],
    ["found-b", 9],
    ["found-root", 11],
  ]);
});

describe("one fault is told once", () => {
  const told = (text: string): string[] =>
    lint(text, { path: EXAMPLE_PATH })
      .diagnostics.filter(({ severity }) => severity !== "info")
      .map(({ rule: id }) => id);
  const toldOf = (line: string): string[] => told(placeExample({}, line).text);

  test.each([
    ["* [How `Vec<T> grows](https://blog.example.net/vec)", ["unbalanced-backticks"]],
    ["* [How `fn of(it: Vec<T>) grows](https://blog.example.net/vec)", ["unbalanced-backticks"]],
    ["* [How Vec<T>` grows](https://blog.example.net/vec)", ["unbalanced-backticks"]],
    ["* [How Vec<T> and `Box grow](https://blog.example.net/vec)", ["unescaped-html", "unbalanced-backticks"]],
    [
      "* [How `Vec grows](https://blog.example.net/a)\n* [How Vec<T> grows](https://blog.example.net/b)",
      ["unbalanced-backticks", "unescaped-html"],
    ],
    ["* [Crabs](https://...)", ["invalid-url"]],
    ["* [Crabs](#)", ["invalid-url"]],
    ["* [Crabs](?)", ["invalid-url"]],
    ["* [Crabs](crabs)\n* [Claws](crabs)", ["invalid-url", "invalid-url"]],
  ])("%s", (line, rules) => {
    expect(toldOf(line)).toEqual(rules);
  });

  test.each([
    ["* 2026-03-18 Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)", ["malformed-event"]],
    ["* 2026-03-18 Oslo, NO [Rust Oslo](https://www.meetup.com/rust-oslo)", ["malformed-event"]],
    ["* 2026-03-18 noon | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)", ["malformed-date"]],
    ["* 2026-03-32 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)", ["malformed-date"]],
  ])("%s", (line, rules) => {
    const title = "    * [**Fjords**](https://www.meetup.com/rust-oslo/events/313338784/)";
    expect(told(placeExample({ in: "europe" }, `${line}\n${title}`).text)).toEqual(rules);
  });

  test("of an event that has two faults both are told", () => {
    const line = "* 2026-03-32 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)";
    expect(told(placeExample({ in: "europe" }, line).text)).toEqual(["malformed-date", "malformed-event"]);
  });

  test("a definition that is lost", () => {
    const { text } = placeExample({}, "* [Post](https://blog.example.net/post)");
    const lost = text.replace(/^\[submit_crate\]: .*\n/m, "");
    expect(lost).not.toBe(text);
    expect(told(lost)).toEqual(["undefined-reference"]);
    expect(told(lost.replace(/^\[Please submit your suggestions.*\n/m, ""))).toEqual(["wrong-forum-thread"]);
  });
});

describe("what hides or turns the rest of the issue is told alone:", () => {
  const clean = readFileSync("fixtures/clean/2026-03-11-this-week-in-rust.md", "utf8");
  const withLine = (line: string): string => clean.replace(/^(?=### Observations)/m, `${line}\n\n`);
  const entry = /\]\((https:[^)]*episode-7)\)/;

  test.each([
    ["a comment that the next one closes", withLine("<!-- to do"), "unclosed-block"],
    ["a block of code", withLine("```rust"), "unclosed-block"],
    ["two comments in a row", withLine("<!-- one\n<!-- two"), "unclosed-block"],
    [
      "a block of code that ends behind a heading",
      withLine("```").replace("### Rust Walk", "```\n\n### Rust Walk"),
      "unclosed-block",
    ],
    [
      "a block of code that ends with another",
      withLine("```rust").replace(/(?=^### Rust Compiler)/m, "```text\na table\n```\n\n"),
      "unclosed-block",
    ],
    ["a parenthesis at the end of the URL", clean.replace(entry, "]($1）"), "malformed-link"],
    ["line ends of one character", clean.replaceAll("\n", "\r"), "invisible-character"],
    ["one such line end", clean.replace(/\n(?=.*episode-7)/, "\r"), "invisible-character"],
    ["full-width parentheses", clean.replace(entry, "]（$1）"), "malformed-link"],
    ["a full-width parenthesis", clean.replace(entry, "]（$1)"), "malformed-link"],
  ])("%s", (_, text, rule) => {
    expect(text).not.toBe(clean);
    expect(lint(text, { path: "draft/2026-03-11-this-week-in-rust.md" }).diagnostics.map((each) => each.rule)).toEqual([
      rule,
    ]);
  });
});
