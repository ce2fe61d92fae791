import { describe, expect, test } from "vitest";
import { readAllows } from "../../src/document/allow.ts";
import { buildIssue } from "../../src/document/build.ts";
import { allowList } from "../../src/engine/allow.ts";
import { fix, lint, parser } from "../../src/library/with-parser.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const TRACKED = "* [Post](https://blog.example.net/post?utm_source=feed)";
const BARE = "* [crabby](https://github.com/crabby-rs/crabby?utm_source=feed)";
const HEADINGS = "## Updates from Rust Community\n\n### Miscellaneous\n";

const SELECT = ["tracking-parameter", "noncanonical-url", "discouraged-link", "duplicate-link", "allow"];
const found = (...lines: string[]): string[] =>
  lint(`${HEADINGS}${lines.join("\n")}\n`, { select: SELECT }).diagnostics.map(({ rule }) => rule);

const allow = (rules: string, reason = "the page needs it"): string => `<!-- twir-lint-allow ${rules}: ${reason} -->`;

test("thousands of comments for one finding after the other take no longer than few", () => {
  const comment = allow("tracking-parameter");
  const ofFile = `${comment.replace("allow", "allow-file")}\n`;
  const source = new SourceFile("a.md", `${ofFile.repeat(1000)}${comment.repeat(1000)}\n* x`);
  const { comments, lines } = buildIssue(source, { parser });
  const names = new Set(["tracking-parameter"]);
  const list = allowList(readAllows(comments, lines, source), { known: names, active: names });
  const end = source.text.length;
  for (let time = 0; time < 1_500_000; time++) list.covering("tracking-parameter", { start: end, end });
  expect(list.list().map(({ used }) => used)).toEqual(Array(2000).fill(true));
});

describe("what an allow comment covers", () => {
  test("nothing without one", () => expect(found(TRACKED)).toEqual(["tracking-parameter"]));
  test("the next line", () => expect(found(allow("tracking-parameter"), TRACKED)).toEqual([]));
  test("the next line that says something", () =>
    expect(found(allow("tracking-parameter"), "<!-- a note -->", "", TRACKED)).toEqual([]));
  test("not the line after that", () =>
    expect(found(allow("tracking-parameter"), TRACKED, TRACKED.replace("/post", "/other"))).toEqual([
      "tracking-parameter",
    ]));
  test("not the line before", () =>
    expect(found(TRACKED, allow("tracking-parameter"))).toEqual(["tracking-parameter", "unused-allow"]));
  test("its own line, from behind", () => expect(found(`${TRACKED} ${allow("tracking-parameter")}`)).toEqual([]));
  test("its own line and not the next", () =>
    expect(found(`${TRACKED} ${allow("tracking-parameter")}`, TRACKED.replace("/post", "/other"))).toEqual([
      "tracking-parameter",
    ]));
  test("the whole file", () =>
    expect(
      found(
        TRACKED,
        TRACKED.replace("/post", "/other"),
        "<!-- twir-lint-allow-file tracking-parameter: an archive -->",
      ),
    ).toEqual([]));
  test("only the rule that it names", () =>
    expect(found(allow("discouraged-link"), TRACKED)).toEqual(["unused-allow", "tracking-parameter"]));
  test("several rules", () => {
    const twice = [BARE, TRACKED].join("\n");
    expect(
      found(`<!-- twir-lint-allow-file tracking-parameter, duplicate-link, discouraged-link: why -->`, twice, TRACKED),
    ).toEqual([]);
  });
  test("a finding further to the right on a long line", () =>
    expect(found(allow("tracking-parameter"), `${TRACKED} and [more](https://blog.example.net/?fbclid=1)`)).toEqual(
      [],
    ));
});

describe("comments that do not work", () => {
  test("without a reason nothing is allowed", () =>
    expect(found("<!-- twir-lint-allow tracking-parameter -->", TRACKED)).toEqual([
      "unexplained-allow",
      "tracking-parameter",
    ]));
  test("an empty reason is none", () =>
    expect(found(allow("tracking-parameter", " "), TRACKED)).toEqual(["unexplained-allow", "tracking-parameter"]));
  test.each([
    "twir-lint-ignore tracking-parameter: why",
    "twir-lint-disable-next-line tracking-parameter",
    "twir-lint allow tracking-parameter: why",
    "twir_lint-allow tracking-parameter: why",
    "twir-lint-alow tracking-parameter: why",
    "Twir-Lint-Allow tracking-parameter: why",
    "twir-lint-allow(tracking-parameter): why",
  ])("a near miss is reported: %s", (comment) =>
    expect(found(`<!-- ${comment} -->`, TRACKED)).toEqual(["unknown-allow", "tracking-parameter"]),
  );
  test.each([
    "twir-lint finds nothing here",
    "twir-lint: 3 errors left",
    "twir-lint-runs every night",
    "twir-lint enables us to rest",
  ])("a remark is none: %s", (comment) =>
    expect(found(`<!-- ${comment} -->`, TRACKED)).toEqual(["tracking-parameter"]),
  );
  const withComment = (comment: string) => {
    const text = `${HEADINGS}<!-- ${comment} -->\n${TRACKED}\n`;
    const [first] = lint(text, { select: SELECT }).diagnostics.filter(({ rule }) => rule === "unknown-allow");
    const repaired = fix(text, { select: ["unknown-allow"], unsafe: true }).text;
    return { message: first?.message, fix: first?.fix?.title, comment: /<!-- (.*) -->/.exec(repaired)?.[1] };
  };
  const told = (word: string) => `\`${word}\` is not how a comment allows something`;
  test.each([
    ["twir-lint-ignore-next-line tracking-parameter: x", "twir-lint-ignore-next-line", "twir-lint-allow"],
    ["twir-lint-allow-files tracking-parameter: x", "twir-lint-allow-files", "twir-lint-allow-file"],
    ["twir-lint disable file tracking-parameter: x", "twir-lint disable file", "twir-lint-allow-file"],
  ])("`%s` is told with its whole word, and written anew", (comment, word, right) =>
    expect(withComment(comment)).toEqual({
      message: told(word),
      fix: `write \`${right}\``,
      comment: `${right} tracking-parameter: x`,
    }),
  );
  test("rules in parentheses move out of them", () =>
    expect(withComment("twir-lint-allow(tracking-parameter): x")).toEqual({
      message: told("twir-lint-allow(tracking-parameter)"),
      fix: "write `twir-lint-allow tracking-parameter`",
      comment: "twir-lint-allow tracking-parameter: x",
    }));
  test.each([
    ["twir-lint-ignore-next-line", "twir-lint-ignore-next-line"],
    ["twir-lint-disable tracking-parameter", "twir-lint-disable"],
    ["twir-lint-disable tracking-parameter: ", "twir-lint-disable"],
    ["twir-lint-disable traking-parameter: x", "twir-lint-disable"],
    ["twir-lint-allow(): x", "twir-lint-allow()"],
    ["twir-lint-enable", "twir-lint-enable"],
    ["twir-lint-enable tracking-parameter: x", "twir-lint-enable"],
  ])("`%s` has no fix, since the comment would be a finding after it too", (comment, word) =>
    expect(withComment(comment)).toEqual({ message: told(word), fix: undefined, comment: comment }),
  );
  test("without its colon a reason is none, once for all of its words", () =>
    expect(found("<!-- twir-lint-allow tracking-parameter, duplicate-link the page needs it -->", TRACKED)).toEqual([
      "unexplained-allow",
      "unexplained-allow",
      "tracking-parameter",
    ]));
  test("a comment that names no rule", () =>
    expect(found("<!-- twir-lint-allow: all of it -->")).toEqual(["unknown-allow"]));
  test("an unknown rule says which was meant", () => {
    const [first] = lint(`${HEADINGS}${allow("traking-parameter")}\n${TRACKED}\n`, { select: ["allow"] }).diagnostics;
    expect(first?.help).toBe("did you mean `tracking-parameter`?");
  });
  test("one that is like no rule says nothing", () => {
    const [first] = lint(`${HEADINGS}${allow("qqqqqqqq")}\n${TRACKED}\n`, { select: ["allow"] }).diagnostics;
    expect(first?.help).not.toContain("did you mean");
  });
  test("a rule that does not run leaves its comments alone", () =>
    expect(
      lint(`${HEADINGS}${allow("tracking-parameter")}\n${TRACKED}\n`, { select: ["unused-allow"] }).diagnostics,
    ).toEqual([]));
  test("text of a comment in backticks is no comment", () =>
    expect(found(`* [How to](https://blog.example.net/) \`${allow("nothing-at-all")}\``)).toEqual([]));
});

describe("an unused comment can be removed", () => {
  const repaired = (text: string): string => fix(HEADINGS + text, { select: SELECT }).text.slice(HEADINGS.length);
  test("with its line", () =>
    expect(repaired(`${allow("tracking-parameter")}\n* [Post](https://blog.example.net/post)\n`)).toBe(
      "* [Post](https://blog.example.net/post)\n",
    ));
  test("only its rule, from the front", () =>
    expect(repaired(`${allow("duplicate-link, tracking-parameter")}\n${TRACKED}\n`)).toBe(
      `${allow("tracking-parameter")}\n${TRACKED}\n`,
    ));
  test("only its rule, from the end", () =>
    expect(repaired(`${allow("tracking-parameter, duplicate-link")}\n${TRACKED}\n`)).toBe(
      `${allow("tracking-parameter")}\n${TRACKED}\n`,
    ));
  test.each([
    ["* [Post](https://blog.example.net/post) ALLOW\n", "* [Post](https://blog.example.net/post)\n"],
    [
      "* [Post](https://blog.example.net/post) ALLOW\tand more\n",
      "* [Post](https://blog.example.net/post)\tand more\n",
    ],
    ["ALLOW  Some words.\n", "Some words.\n"],
    ["    ALLOW\nSome words.\n", "Some words.\n"],
    ["Words ALLOW ALLOW and more.", "Words and more."],
    ["ALLOW", ""],
  ])("with the space that parts it from what stands before it: %j", (text, left) => {
    expect(repaired(text.replaceAll("ALLOW", allow("discouraged-link")))).toBe(left);
    expect(repaired(text.replaceAll("ALLOW", "<!-- twir-lint-allow discouraged-link:\nthe page needs it -->"))).toBe(
      left,
    );
  });
  test("all of its rules", () =>
    expect(repaired(`${allow("discouraged-link, duplicate-link")}\n* [Post](https://blog.example.net/post)\n`)).toBe(
      "* [Post](https://blog.example.net/post)\n",
    ));
});

describe("an allowed link leaves the duplicate index", () => {
  const first = "* [Post](https://blog.example.net/post)";
  const again = "* [The same post](http://www.blog.example.net/post/)";
  test("both are told", () => expect(found(first, again)).toEqual(["duplicate-link", "duplicate-link"]));
  test("allowed at the second", () => expect(found(first, allow("duplicate-link"), again)).toEqual([]));
  test("allowed at the first", () => expect(found(allow("duplicate-link"), first, again)).toEqual([]));
  test("the others stay duplicates", () =>
    expect(found(allow("duplicate-link"), first, again, first.replace("Post", "Third"))).toEqual([
      "duplicate-link",
      "duplicate-link",
    ]));
  test("a link without a twin does not use the comment", () =>
    expect(found(allow("duplicate-link"), first)).toEqual(["unused-allow"]));
});
