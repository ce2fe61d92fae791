/**
 * What the newsletter's own checks flag, some rule flags, at its place: their messages have none. One case for each
 * check and for each way found to write what it flags. Where no answer but theirs is at stake, `simplifiable-url`,
 * `uneven-backticks` and `foreign-markup` say that it will be refused.
 */
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { ISSUE_FILE, issueWith } from "../support/cli-run.ts";

/** The rules that report within the lines, errors and warnings only: `--format compat` prints no hints. */
const reported = (lines: string, hints = false): string[] => {
  const text = issueWith(lines);
  const start = text.indexOf(`\n${lines}\n`) + 1;
  return lint(text, { path: `content/${ISSUE_FILE}` }).diagnostics.flatMap(({ rule, severity, span }) =>
    (severity === "info") === hints && span.start >= start && span.end <= start + lines.length ? [rule] : [],
  );
};

const link = (url: string): string => `* [Crabs at dawn](${url})`;

/** What is flagged, by the rule that flags it. */
const expectRule = (rule: string, lines: string): void => expect(reported(lines), lines).toContain(rule);

describe("in the community's section", () => {
  test.each([
    ["two entries", "* [A](https://a.example.net/x)\n* [B](https://a.example.net/x)"],
    ["http and https", "* [A](https://a.example.net/x)\n* [B](http://a.example.net/x)"],
    ["a trailing slash", "* [A](https://a.example.net/x)\n* [B](https://a.example.net/x/)"],
    ["two slashes", "* [A](https://a.example.net/x)\n* [B](https://a.example.net//x)"],
    ["two headings", "* [A](https://a.example.net/x)\n\n### Rust Walkthroughs\n* [B](https://a.example.net/x)"],
    ["the week's own heading", "* [A](https://a.example.net/x)\n\n### This week\n* [B](https://a.example.net/x)"],
    ["one line", "* [A](https://a.example.net/x) and [B](https://a.example.net/x)"],
    ["a second link", "* [A](https://a.example.net/x) ([B](https://a.example.net/y))\n* [C](https://a.example.net/y)"],
    ["prose", "See [A](https://a.example.net/x).\n\n* [B](https://a.example.net/x)"],
    ["a nested item", "* [A](https://a.example.net/x)\n    * [B](https://a.example.net/x)"],
    ["angle brackets", "* [A](https://a.example.net/x)\n* <https://a.example.net/x>"],
    ["a reference", "* [A](https://a.example.net/x)\n* [B][one]\n\n[one]: https://a.example.net/x"],
    ["a quote", "* [A](https://a.example.net/x)\n\n> [B](https://a.example.net/x)"],
    ["an escape", "* [A](https://a.example.net/x\\_y)\n* [B](https://a.example.net/x_y)"],
    ["an entity", "* [A](https://a.example.net/?a=1&b=2)\n* [B](https://a.example.net/?a=1&amp;b=2)"],
    ["a tracked link", "* [A](https://a.example.net/x)\n* [B](https://a.example.net/x?utm_source=feed)"],
  ])("a duplicate: %s", (_, lines) => expectRule("duplicate-link", lines));

  test.each(["ftp://a.example.net/x", "a.example.net/x", "//a.example.net/x", "/x", "x", "#x", "?x=1", "tel:123"])(
    "a scheme other than http, https and mailto: %s",
    (url) => expectRule("invalid-url", link(url)),
  );
  test.each(["* <ftp://a.example.net/x>", "* [Crabs][one]\n\n[one]: crabs", link("h ttps://a.example.net/")])(
    "a scheme that is none: %s",
    (lines) => expectRule("invalid-url", lines),
  );

  test.each(["utm_source", "utm_campaign", "utm_medium", "utm_content"])("the parameter %s", (name) => {
    for (const query of [`?${name}=x`, `?a=b&${name}=x`, `?${name}=`, `?a=1&amp;${name}=x`, `?${name}=x#part`]) {
      expectRule("tracking-parameter", link(`https://a.example.net/x${query}`));
      expectRule("tracking-parameter", `* [Crabs][one]\n\n[one]: https://a.example.net/x${query}`);
    }
    expectRule("simplifiable-url", link(`https://a.example.net/x?${name.replace("_", "%5F")}=1`));
    expectRule("simplifiable-url", link(`mailto:crab@example.net?${name}=x`));
  });

  test.each(["https://a.example.net//x", "https://a.example.net/x//y", "https://a.example.net/x//"])(
    "consecutive slashes: %s",
    (url) => expectRule("noncanonical-url", link(url)),
  );
  test("consecutive slashes that the page needs", () => {
    expectRule("simplifiable-url", link("https://archive.example.net/2020/https://a.example.net/x"));
  });

  test.each([
    "https://a.example.net",
    "http://a.example.net:8080",
    "https://a.example.net?x=1",
    "https://a.example.net#x",
  ])("a bare host without its slash: %s", (url) => {
    expectRule("noncanonical-url", link(url));
    expectRule("noncanonical-url", `* <${url}>`);
    expectRule("noncanonical-url", `* [Crabs][one]\n\n[one]: ${url}`);
    expectRule("noncanonical-url", `### This week\n${link(url)}`);
  });

  // Of each pair the second is what the check puts in the place of the first.
  test.each([
    ["?q=a%20b", "?q=a+b"],
    ["?p=1,2", "?p=1%2C2"],
    ["?x=a:b", "?x=a%3Ab"],
    ["?q=a/b", "?q=a%2Fb"],
    ["?q=é", "?q=%C3%A9"],
    ["?q=%c3%a9", "?q=%C3%A9"],
    ["?q=%7E", "?q=~"],
    ["?q=%41", "?q=A"],
    ["?q=b%", "?q=b%25"],
    ["?q=%E9", "?q=%EF%BF%BD"],
    ["?q=(b)", "?q=%28b%29"],
    ["?q=b=c", "?q=b%3Dc"],
    ["?a[]=1", "?a%5B%5D=1"],
    ["?a=1;b=2", "?a=1%3Bb%3D2"],
    ["?a=1&b=2&a=3", "?a=1&a=3&b=2"],
    ["?a=1&", "?a=1"],
    ["?a=1&&b=2", "?a=1&b=2"],
    ["?crabs", ""],
    ["?a=1&crabs=", "?a=1"],
    ["?", ""],
    ["?#x", "#x"],
    ["#", ""],
  ])("a query that is encoded otherwise: %s", (written, wanted) => {
    expectRule("simplifiable-url", link(`https://a.example.net/x${written}`));
    expect(reported(link(`https://a.example.net/x${wanted}`)), wanted).toEqual([]);
  });
  test.each(["?p=1472", "?tab=readme-ov-file#x", "?v=a_b-c.d~e", "?a=1&amp;b=2", "?a=b\\_c"])(
    "a query that is not: %s",
    (query) => expect(reported(link(`https://a.example.net/x${query}`))).toEqual([]),
  );
  test("a scheme in capitals", () => expectRule("simplifiable-url", link("HTTPS://a.example.net/x")));

  test.each([..."/ #usage ?tab=readme-ov-file#usage /releases /issues /wiki /pulls?q=is%3Apr".split(" "), ""])(
    "a bare repository or a list of it: %s",
    (end) => {
      expectRule("discouraged-link", link(`https://github.com/crabs/claw${end}`));
      expectRule("discouraged-link", `* [Crabs][one]\n\n[one]: https://github.com/crabs/claw${end}`);
      expectRule("discouraged-link", `Read [this](https://github.com/crabs/claw${end}) first.`);
      // Beside the link of an entry it is only a hint.
      const second = `* [A](https://a.example.net/x) and [B](https://github.com/crabs/claw${end})`;
      expect(reported(second, true), second).toContain("discouraged-link");
    },
  );
  test.each(["crates/claw", "crates/claw/1.0.0", "crates/claw#readme", "users/crab", "search?q=claw", ""])(
    "a page of crates.io: %s",
    (path) => expectRule("discouraged-link", link(`https://crates.io/${path}`)),
  );

  test.each([
    "A rather long story of how a crab crossed the sea in a borrowed boa...",
    "**A rather long story of how a crab crossed the sea in a borrowed boa...**",
    "`A rather long story of how a crab crossed the sea in a borrowed boa...`",
    "_A rather long story of how a crab crossed the sea in a borrowed boa..._",
    "A rather long story of how a crab\\_crossed the sea in a borrowed boa...",
    "A rather long story of how a crab &amp; crossed the sea in a borrowed b...",
    "🦀 rather long story of how a crab crossed the sea in a borrowed boa...",
  ])("a title of 70 characters that ends in dots: %s", (title) => {
    expectRule("truncated-title", `* [${title}](https://a.example.net/x)`);
    expectRule("truncated-title", `* [${title}][one]\n\n[one]: https://a.example.net/x`);
  });

  test("a link in HTML, whatever its URL", () => {
    expectRule("html-link", '* <a href="https://a.example.net">Crabs</a>');
    expectRule("html-link", "* <a HREF='ftp://a.example.net/x'>Crabs</a>");
    expect(reported("* [Crabs](https://a.example.net/x) <a name='x'></a>")).not.toContain("html-link");
  });
});

describe("anywhere", () => {
  test.each(["* [`a](https://a.example.net/z)", "Some `code and more.", "> a quote with ` in it", "#### A ` heading"])(
    "an odd number of backticks: %s",
    (lines) => expectRule("unbalanced-backticks", lines),
  );
  test("empty backticks", () => expectRule("unbalanced-backticks", "* [``](https://a.example.net/z)"));
  test.each([
    "* [`` a`b ``](https://a.example.net/z)",
    "Some ``code`` and more.",
    "* [\\`](https://a.example.net/z)",
    "<!-- it`s a comment -->",
    "<!-- `` -->",
    "* [a](https://a.example.net/`z)",
    "* [a `b\n    c` d](https://a.example.net/z)",
    "```\ncode ` here\n```",
  ])("backticks that the site shows all right: %s", (lines) => {
    expectRule("uneven-backticks", lines);
    expect(reported(lines)).not.toContain("unbalanced-backticks");
  });
  test.each(["* [`a` and `b`](https://a.example.net/z)", "```\ncode\n```", "Some ```code``` more."])(
    "backticks in pairs: %s",
    (lines) => expect(reported(lines).filter((rule) => rule.endsWith("backticks"))).toEqual([]),
  );

  test.each([
    "Some Vec<T> here",
    "Some <b>bold</b>",
    "<div>x</div>",
    "Foo<K, V>",
    "#### Vec<T>",
    "<T\nU>",
    "* `Vec<T>` and Vec<T>",
  ])("an unknown tag: %s", (lines) => expectRule("unescaped-html", lines));
  test.each([
    "![crab](https://a.example.net/c.png)",
    "* [![crab](https://a.example.net/c.png)](https://a.example.net/z)",
    "![crab][one]\n\n[one]: https://a.example.net/c.png",
    "###### Deep",
    "Some words\n\n    and some indented",
    "* Some words\n\n        and some indented",
  ])("what makes an unknown tag: %s", (lines) => expectRule("foreign-markup", lines));

  test.each(["*", "* ", "-", "* <!-- nothing -->", "* <br>", "* * ", "1. ", "> * ", "* ` `", "* a\n    * "])(
    "an empty list item: %j",
    (lines) => expectRule("empty-list-item", lines),
  );
});
