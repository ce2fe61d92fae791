/** Which pull request people mean. */
import { expect, test } from "vitest";
import { bookmarklet, parsePull, pullHash } from "../../web/src/pull/address.ts";
import { routeOf } from "../../web/src/route.ts";

const NEWSLETTER = "rust-lang/this-week-in-rust";

test.each([
  ["1234", NEWSLETTER],
  [" #1234 ", NEWSLETTER],
  ["https://github.com/rust-lang/this-week-in-rust/pull/1234", NEWSLETTER],
  ["https://github.com/Rust-Lang/This-Week-in-Rust/pull/1234/files", NEWSLETTER],
  ["http://www.github.com/rust-lang/this-week-in-rust/pull/1234/files#diff-0a1bR10", NEWSLETTER],
  ["github.com/rust-lang/this-week-in-rust/pull/1234?w=1", NEWSLETTER],
  ["crabs/newsletter/pull/1234", "crabs/newsletter"],
  ["crabs/news.letter_2#1234", "crabs/news.letter_2"],
  ["https://github.com/crabs/newsletter/pull/1234/commits/0123", "crabs/newsletter"],
])("%j", (text, repository) => {
  expect(parsePull(text)).toEqual({ repository, number: 1234 });
});

test.each(
  [
    ["", "-1", "0", "012", "1.5", "1e3", "12345678901", "twelve"],
    ["https://github.com/rust-lang/this-week-in-rust/issues/1234", "https://github.com/rust-lang/this-week-in-rust"],
    ["https://gitlab.com/rust-lang/this-week-in-rust/pull/1234", "https://github.com.evil.example/a/b/pull/1"],
    ["https://evil.example/https://github.com/a/b/pull/1", "https://github.com@evil.example/a/b/pull/1"],
    ["javascript:alert(1)//github.com/a/b/pull/1", "a/../pull/1", "../../pull/1", "a/b/pull/1x", "a b/c/pull/1"],
    ["<b>/c/pull/1", "a/b%2F..%2Fc/pull/1", "ghp_0123456789abcdef"],
  ].flat(),
)("%j is none", (text) => {
  expect(parsePull(text)).toBeUndefined();
});

test.each([
  { repository: NEWSLETTER, number: 12 },
  { repository: "crabs/news.letter", number: 3 },
])("the address of %o leads back to it", (address) => {
  const route = routeOf({ hash: pullHash(address), search: "?pr=99" });
  expect(route).toEqual({ view: "pull", pull: expect.any(String) });
  expect(parsePull((route as { pull: string }).pull)).toEqual(address);
});

test("?pr= names one too", () => {
  expect(routeOf({ hash: "", search: "?pr=1234" })).toEqual({ view: "pull", pull: "1234" });
});

/** What the bookmark opens, or says, where the browser is. */
const click = (href: string): { opened: string[]; said: string[] } => {
  const [opened, said]: [string[], string[]] = [[], []];
  const code = decodeURIComponent(bookmarklet("https://lint.example/a%20b/").replace(/^javascript:/, ""));
  new Function("location", "open", "alert", code)(
    { href },
    (url: string) => opened.push(url),
    (text: string) => said.push(text),
  );
  return { opened, said };
};

test("the bookmark takes the repository and the number along, and nothing else", () => {
  expect(click("https://github.com/crabs/news.letter/pull/12/files?x=<b>#y")).toEqual({
    opened: ["https://lint.example/a%20b/#/pull/crabs/news.letter/pull/12"],
    said: [],
  });
  for (const elsewhere of [
    "https://github.com/crabs/newsletter/issues/12",
    "https://evil.example/https://github.com/crabs/newsletter/pull/12",
    "https://github.com.evil.example/crabs/newsletter/pull/12",
  ])
    expect(click(elsewhere)).toEqual({ opened: [], said: ["This bookmark is for pull requests on github.com."] });
});
