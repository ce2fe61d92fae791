/** A text as the site shows it and as GitHub's preview does, and what differs. */
import { describe, expect, test } from "vitest";
import { buildIssue } from "../../src/document/build.ts";
import { parser } from "../../src/library/parser.ts";
import { githubBlocks } from "../../src/library/rendering/github.ts";
import { previewOf } from "../../src/library/rendering/preview.ts";
import { siteBlocks } from "../../src/library/rendering/site.ts";
import type { Block, InlinePart } from "../../src/library/rendering/tree.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const TAGS = { emphasis: "em", strong: "b", struck: "s" } as const;

const inline = (parts: readonly InlinePart[]): string =>
  parts
    .map((part, index) => {
      if (part.type === "line") return index === 0 ? "" : " ";
      if (part.type === "text") return part.value;
      if (part.type === "code") return `<code>${part.value}</code>`;
      const inner = inline(part.children);
      return part.type === "link" ? `<a ${part.url}>${inner}</a>` : `<${TAGS[part.type]}>${inner}</${TAGS[part.type]}>`;
    })
    .join("");

/** A rendering in the shape of HTML, to be read in a test. */
const html = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      switch (block.type) {
        case "heading":
          return `<h${block.depth}>${inline(block.children)}</h${block.depth}>`;
        case "paragraph":
          return `<p>${inline(block.children)}</p>`;
        case "quote":
          return `<q>${html(block.children)}</q>`;
        case "code":
          return `<pre>${block.value}</pre>`;
        case "table":
          return `<table>${block.rows.map(inline).join("/")}</table>`;
        case "rule":
          return "<hr>";
        default: {
          const items = block.items.map(({ children }) => `<li>${html(children)}</li>`).join("");
          return block.start === undefined ? `<ul>${items}</ul>` : `<ol ${block.start}>${items}</ol>`;
        }
      }
    })
    .join("");

const issueOf = (text: string) => buildIssue(new SourceFile("", text), { parser });
const onSite = (text: string): string => html(siteBlocks(issueOf(text), parser));
const onGitHub = (text: string): string => html(githubBlocks(issueOf(text), parser));

/** Each as Python-Markdown 3.11 and cmark-gfm render it. */
describe.each([
  ["an item", "* [A](https://a.example)", "<ul><li><p><a https://a.example>A</a></p></li></ul>", undefined],
  ["four columns", "* a\n    * b", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>", undefined],
  [
    "two columns",
    "* a\n  * b",
    "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
  ],
  ["a glued list", "text\n* a", "<p>text * a</p>", "<p>text</p><ul><li><p>a</p></li></ul>"],
  ["a line that continues", "* a\nb", "<ul><li><p>a b</p></li></ul>", undefined],
  ["a paragraph below", "* a\n\nb", "<ul><li><p>a</p></li></ul><p>b</p>", undefined],
  ["a skipped level", "* a\n        * b", "<ul><li><p>a * b</p></li></ul>", "<ul><li><p>a * b</p></li></ul>"],
  ["numbers", "1. a\n2. b", "<ol 1><li><p>a</p></li><li><p>b</p></li></ol>", undefined],
  ["a list behind code", "    code\n* a", "<pre>code</pre><ul><li><p>a</p></li></ul>", undefined],
  ["a heading", "## *a*", "<h2><em>a</em></h2>", undefined],
  ["a heading without its space", "##a", "<h2>a</h2>", "<p>##a</p>"],
  ["an indented heading", " ## a", "<p>## a</p>", "<h2>a</h2>"],
  ["an underlined item", "* a\n---", "<h2>* a</h2>", "<ul><li><p>a</p></li></ul><hr>"],
  [
    "a bare URL",
    "https://a.example/",
    "<p>https://a.example/</p>",
    "<p><a https://a.example/>https://a.example/</a></p>",
  ],
  ["a reference", "[a][b]\n\n[b]: https://b.example", "<p><a https://b.example>a</a></p>", undefined],
  [
    "a definition right under a paragraph",
    "[a][b]\n[b]: https://b.example",
    "<p><a https://b.example>a</a></p>",
    "<p>[a][b] [b]: <a https://b.example>https://b.example</a></p>",
  ],
  ["struck text", "~~a~~", "<p>~~a~~</p>", "<p><s>a</s></p>"],
  ["a box", "* [x] a", "<ul><li><p>[x] a</p></li></ul>", "<ul><li><p>☑ a</p></li></ul>"],
  [
    "emphasis",
    "*a **b*** _c_ d_e_f",
    "<p><em>a </em><em>b</em>** <em>c</em> d_e_f</p>",
    "<p><em>a <b>b</b></em> <em>c</em> d_e_f</p>",
  ],
  ["an escape", "\\*a\\* \\< &amp; &copy;", "<p>*a* \\< & ©</p>", "<p>*a* < & ©</p>"],
  ["code", "`*a*`", "<p><code>*a*</code></p>", undefined],
  ["a fence", "```\na\n```\n* b", "<pre>a</pre><ul><li><p>b</p></li></ul>", undefined],
  ["a fence that nothing closes", "```\n* *a*", "<p>``` * <em>a</em></p>", "<pre>* *a*</pre>"],
  ["a quote", "> a\nb\n\nc", "<q><p>a b</p></q><p>c</p>", undefined],
  ["a quote with a list", "> a\n>\n> * b", "<q><p>a</p><ul><li><p>b</p></li></ul></q>", undefined],
  [
    "a quote that looks like front matter",
    "a\n\n> b: *c*\n> d: *e*",
    "<p>a</p><q><p>b: <em>c</em> d: <em>e</em></p></q>",
    undefined,
  ],
  [
    "a quote with a reference",
    "> [A][b] [C]\n\n[B]: https://b.example\n[c]: https://c.example",
    "<q><p><a https://b.example>A</a> <a https://c.example>C</a></p></q>",
    undefined,
  ],
  [
    "a reference in a quote in a quote",
    "> a\n>\n> > [B]\n\n[b]: https://b.example",
    "<q><p>a</p><q><p><a https://b.example>B</a></p></q></q>",
    undefined,
  ],
  ["a table", "| a | b |\n|---|---|\n| c | d |", "<table>a | b/c | d</table>", undefined],
  ["an image", "![a](https://a.example/i.png)", "<p>a</p>", undefined],
  ["tags", "a <b onclick=x>c</b>", "<p>a c</p>", undefined],
  ["a comment", "a\n\n<!-- b -->\n\nc", "<p>a</p><p>c</p>", undefined],
] as const)("%s", (_, text, site, github) => {
  test("on the site", () => {
    expect(onSite(text)).toBe(site);
  });

  test("on GitHub", () => {
    expect(onGitHub(text)).toBe(github ?? site);
  });
});

const differences = (text: string): string[] =>
  previewOf(text, parser).differences.map(({ line, site, github }) => `${line + 1}: ${site} / ${github}`);

describe("the comparison", () => {
  test.each([
    ["* a\n  * b", ["2: an item of level 1 / an item of level 2"]],
    ["text\n* a\n* b", [2, 3].map((line) => `${line}: text with a literal * / an item of a list`)],
    [" ## a", ["1: text with a literal ## / a heading"]],
    ["* https://a.example/", ["1: no link / a link"]],
    ["~~a~~", ["1: no struck text / struck text"]],
    ["* [ ] a", ["1: the text “[ ] a” / the text “☐ a”"]],
    ["a <K, V>b", ["1: the text “a b” / the text “a <K, V>b”"]],
    ["* a\n\n  b", ["3: text outside of a list / text that belongs to the list"]],
    ["a\n[b]: c", ["2: nothing / this line"]],
    [
      "a\n\n> # b\n>\n> * ~~c~~ *d*\n>\n> | *e* |\n> |---|\n> | ~~f~~ |\n>\n> > ~~g~~\n>\n>     *h*",
      [5, 9, 11].map((line) => `${line}: no struck text / struck text`),
    ],
    ["* [A](https://a.example)\n    * *b* `c`\n\n> d\n\n1. e", []],
    ["", []],
  ])("of %j", (text, expected) => {
    expect(differences(text)).toEqual(expected);
  });

  test("leaves out what only the site reads", () => {
    const { rows, frontMatter, differences: none } = previewOf("Title: a\nDate: 2026-12-02\n\nb\n", parser);
    expect([html(rows.flatMap(({ site }) => site)), frontMatter, none]).toEqual(["<p>b</p>", 2, []]);
  });

  test("tells where a line starts in the text", () => {
    const text = "Title: a\r\n\r\ntext\r\n* b\r\n";
    expect(previewOf(text, parser).differences.map(({ from }) => text.slice(from, from + 3))).toEqual(["* b"]);
  });
});

describe("rows", () => {
  test("show once what is the same, and side by side what is not", () => {
    const { rows } = previewOf("## a\n* b\n* c\n  * d\n* e\n\n## f\n", parser);
    expect(rows.map(({ line, site, github }) => [line, html(site), github && html(github)])).toEqual([
      [0, "<h2>a</h2><ul><li><p>b</p></li></ul>", undefined],
      [2, "<ul><li><p>c</p></li><li><p>d</p></li></ul>", "<ul><li><p>c</p><ul><li><p>d</p></li></ul></li></ul>"],
      [4, "<ul><li><p>e</p></li></ul>", undefined],
      [6, "<h2>f</h2>", undefined],
    ]);
  });

  test("lose nothing", () => {
    const text = Array.from({ length: 60 }, (_, index) => `* item ${index}\n${index % 7 ? "" : "  * nested\n"}`).join(
      "",
    );
    const { rows } = previewOf(text, parser);
    expect(html(rows.flatMap(({ site }) => site)).replaceAll("</ul><ul>", "")).toBe(onSite(text));
    expect(html(rows.flatMap(({ site, github }) => github ?? site)).replaceAll("</ul><ul>", "")).toBe(onGitHub(text));
  });
});

describe("hostile text", () => {
  test("is bounded, and the preview says so", () => {
    const { shownLines } = previewOf("* [a](https://a.example)\n".repeat(4000), parser);
    expect(shownLines).toBeGreaterThan(1000);
    expect(shownLines).toBeLessThan(4000);
    expect(previewOf(`${"[".repeat(7000)}\n\nb\n`, parser)).toMatchObject({ leftOut: 1, differences: [] });
  });

  test.each([
    ["paragraphs", "a\n\n", 2500],
    ["items", "* a\n", 1250],
    ["nested items", "        * a\n", 700],
    ["lists in lists", `${"* ".repeat(24)}a\n`, 100],
    ["quotes in quotes", `${"> ".repeat(24)}a\n\n`, 200],
    ["quotes", "> a\n\n", 700],
    ["character references", "&amp;\n\n", 1100],
  ])("of many %s is shown up to a line that takes little to read", (_, piece, most) => {
    const { shownLines = Number.POSITIVE_INFINITY } = previewOf(piece.repeat(200_000 / piece.length), parser);
    expect(shownLines).toBeLessThan(most);
  });

  test("does not leave out a line of an issue that is half as long again as the longest", () => {
    const events = `* 2026-03-18 | Oslo, NO | [Rust Oslo](https://a.example)\n    * [**a &amp; b**](https://b.example)\n`;
    expect(previewOf(events.repeat(270), parser).shownLines).toBeUndefined();
  });

  test.each([
    ["emphasis", `${"*a ".repeat(900)}${"b* ".repeat(900)}`],
    ["quotes", `${"> ".repeat(500)}a`],
    ["lists", Array.from({ length: 40 }, (_, index) => `${"    ".repeat(index)}* a`).join("\n")],
    ["brackets", "[".repeat(550)],
    ["fences", "   ```\n*a*\n".repeat(40)],
  ])("does not nest without end: %s", (_, text) => {
    const deepest = (value: unknown, depth = 0): number =>
      typeof value !== "object" || value === null
        ? depth
        : Math.max(depth, ...Object.values(value).map((each) => deepest(each, depth + 1)));
    expect(deepest(previewOf(text, parser).rows)).toBeLessThan(200);
  });
});
