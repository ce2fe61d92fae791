/** What the rules that ask pages leave alone: a false alarm costs more trust than a miss. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIssue } from "../../src/document/build.ts";
import { lint, parser } from "../../src/library/with-parser.ts";
import { type PageSketch, pageAddress, pagesFrom } from "../../src/linked-pages/page.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { linkText, linkUrl } from "../../src/text/markdown-escape.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";

const said = (line: string, pages: Record<string, PageSketch>, rule = "online"): string[] => {
  const { text } = placeExample({}, line);
  const { diagnostics } = lint(text, { path: PATH, facts: { pages: pagesFrom(pages) }, select: [rule] });
  return diagnostics.map(({ message }) => message);
};

const moved = (from: string, ...hops: [status: number, to: string][]): string[] =>
  said(`* [x](${from})`, { [from]: { hops: hops.map(([status, to]) => ({ status, to })) } }, "redirected-link");

describe("redirected-link", () => {
  test.each([
    ["a temporary one", "https://a.example.net/x", 302, "https://b.example.net/x"],
    ["a slash", "https://a.example.net/x", 301, "https://a.example.net/x/"],
    ["www", "https://a.example.net/x", 301, "https://www.a.example.net/x"],
    ["a login", "https://a.example.net/x", 301, "https://a.example.net/login?next=x"],
    ["another host's login", "https://a.example.net/x", 301, "https://accounts.example.net/x"],
    ["a consent", "https://a.example.net/x", 301, "https://consent.example.net/m?continue=x"],
    ["a language", "https://a.example.net/x", 301, "https://a.example.net/en-us/x"],
    ["a language's host", "https://a.example.net/x", 301, "https://de.a.example.net/x"],
    ["a country", "https://tickets.com/x", 301, "https://tickets.co.uk/x"],
    ["a session", "https://a.example.net/x", 301, "https://a.example.net/y?session=1"],
    ["a tracking parameter", "https://a.example.net/x", 301, "https://a.example.net/x?utm_source=y"],
    ["a downgrade", "https://a.example.net/x", 301, "http://a.example.net/y"],
    ["an address in other case", "https://a.example.net/X", 301, "https://a.example.net/x"],
  ])("%s is left alone", (_, from, status, to) => {
    expect(moved(from, [status, to])).toEqual([]);
  });

  test("up to the first temporary hop it counts", () => {
    const from = "http://a.example.net/x";
    expect(moved(from, [301, "https://a.example.net/x"], [302, "https://b.example.net/y"])).toEqual([
      "the page has moved to `https://a.example.net/x`",
    ]);
    expect(moved(from, [302, "https://b.example.net/y"], [301, "https://c.example.net/z"])).toEqual([]);
  });

  test.each([
    ["the other page is not alive", { verdict: "unknown", titles: ["T"] }],
    ["the other page has another title", { titles: ["Home"] }],
    ["the other page names a third", { titles: ["T"], canonical: "https://a.example.net/z" }],
  ] as const)("a canonical address is not believed when %s", (_, other) => {
    const pages = {
      "https://a.example.net/x": { titles: ["T"], canonical: "https://a.example.net/y" },
      "https://a.example.net/y": other as PageSketch,
    };
    expect(said("* [x](https://a.example.net/x)", pages, "redirected-link")).toEqual([]);
    expect(
      said(
        "* [x](https://a.example.net/x)",
        { ...pages, "https://a.example.net/y": { titles: ["T"] } },
        "redirected-link",
      ),
    ).toHaveLength(1);
  });

  test("what a canonical address leaves out of the query may be meant", () => {
    const [from, canonical] = ["https://v.example.net/watch?v=1&t=30", "https://v.example.net/watch?v=1"];
    const pages = { [from]: { titles: ["T"], canonical }, [canonical]: { titles: ["T"] } };
    expect(said(`* [x](${from})`, pages, "redirected-link")).toEqual([]);
  });
});

test("mismatched-title stays on the word where lower case is longer", () => {
  const { text } = placeExample({}, "* [İİİ Cylic borrows in practice](https://a.example.net/x)");
  const pages = pagesFrom({ "https://a.example.net/x": { titles: ["İİİ Cyclic borrows in practice"] } });
  const { diagnostics } = lint(text, { path: PATH, facts: { pages }, select: ["mismatched-title"] });
  for (const { span } of diagnostics) expect(text.slice(span.start, span.end)).toBe("Cylic");
});

describe("mismatched-title", () => {
  const titled = (written: string, ...titles: string[]): string[] =>
    said(`* [${written}](https://a.example.net/x)`, { "https://a.example.net/x": { titles } }, "mismatched-title");

  test.each([
    ["Rust 1.94", ["Announcing Rust v1.94"]],
    ["ownership & borrowing", ["Ownership &amp; Borrowing"]],
    ["`async` fn in traits", ["async fn in traits, at last"]],
    ["\\[RFC\\] A crab's claw", ["[RFC]: A crab’s claw"]],
    ["Jane Doe: Crabs on air", ["Crabs on air"]],
    ["Crabs", ["Home"]],
    ["Crabs", ["example.net"]],
    ["Crabs", []],
    ["Crabs", ["404 Not Found"]],
    ["Krabben", ["カニの話"]],
  ])("%s is a title of %s", (written, titles) => {
    expect(titled(written, ...titles)).toEqual([]);
  });

  test("of a page in another language, a part of a page or made from names nothing is said", () => {
    const pages = {
      "https://a.example.net/x": { titles: ["Cangrejos"], language: "es" },
      "https://a.example.net/y": { titles: ["All episodes of the year"] },
      "https://github.com/a/b/releases/tag/v1": { titles: ["Release v1 · a/b"] },
    };
    const lines = [
      "* [Crabs](https://a.example.net/x)",
      "* [ES] [Crabs](https://a.example.net/x)",
      "* [Crabs](https://a.example.net/y#12)",
      "* [Crabs](https://github.com/a/b/releases/tag/v1)",
    ];
    expect(said(lines.join("\n"), pages, "mismatched-title")).toEqual([]);
  });
});

test("a page in English under a template's other language, or the other way round, is not believed", () => {
  const english =
    "When I was a young crab I was afraid of the checker, as all of us are when we leave the shell. It took a summer and a good friend to learn that it says what we do not want to hear.";
  const pages = {
    "https://a.example.net/x": { language: "zh", excerpt: english },
    "https://a.example.net/y": { language: "de" },
    "https://a.example.net/z": { language: "en", excerpt: "Los cangrejos caminan de lado. ".repeat(8) },
  };
  const lines = [
    "* [x](https://a.example.net/x)",
    "* [y](https://a.example.net/y)",
    "* [ES] [z](https://a.example.net/z)",
  ];
  expect(said(lines.join("\n"), pages, "wrong-language-tag")).toEqual([]);
});

describe("what is written from a page", () => {
  const readBack = (text: string, url: string) => {
    const issue = buildIssue(new SourceFile(PATH, placeExample({}, `* [${text}](${url})`).text), { parser });
    return issue.links.find(({ url: written }) => written.value === url);
  };

  test("any title makes one link, with nothing in it that is Markdown", () => {
    const characters = fc.constantFrom(..."ab1 *_`[]()<>\\&;#!|~-+.\"'é🦀".split(""), "&amp;", "**", "](", "http://");
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1, maxLength: 25 }), (pieces) => {
        const title = pieces.join("").replace(/ +/g, " ").trim();
        fc.pre(title !== "");
        const link = readBack(linkText(title), "https://a.example.net/x");
        expect(link?.text.value).toBe(linkText(title));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["https://a.example.net/a_(b)", "https://a.example.net/a_(b)"],
    ["https://a.example.net/a)b", "https://a.example.net/a%29b"],
    ["https://a.example.net/a b`c|d", "https://a.example.net/a%20b%60c%7Cd"],
    ["https://a.example.net/?q=a`b", "https://a.example.net/?q=a%60b"],
  ])("%s is written %s", (url, wanted) => {
    expect(linkUrl(url)).toBe(wanted);
    expect(readBack("x", wanted)).toBeDefined();
    expect(pageAddress(wanted)).toBe(wanted);
  });
});
