/** Repairs that did harm: each is not offered, or leaves a line that the site shows as it was meant. */
import { describe, expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { type ExamplePlace, placeExample } from "../../src/rule/example-frame.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
/** The lines after all safe repairs. */
const repaired = (target: ExamplePlace, lines: string): string => {
  const { text, start } = placeExample(target, lines);
  const fixed = fix(text, { path: PATH }).text;
  return fixed.slice(start, fixed.length - (text.length - start - lines.length));
};
/** The rules whose repairs are offered. */
const offered = (target: ExamplePlace, lines: string): string[] => {
  const { text, start } = placeExample(target, lines);
  return lint(text, { path: PATH }).diagnostics.flatMap(({ rule, span, fix }) =>
    fix?.safety === "safe" && start <= span.start && span.start <= start + lines.length ? [rule] : [],
  );
};

describe.each(["video", "audio", "series", "ES"])("the tag [%s]", (tag) => {
  const right = `* [${tag}] [Crabs](https://a.example.net/x)`;
  test.each([": ", " : ", ":", " - ", " | ", ""])("parted from the link by %j", (gap) =>
    expect(repaired({}, `* [${tag}]${gap}[Crabs](https://a.example.net/x)`)).toBe(right),
  );
  test("in brackets with a title, and without one", () => {
    expect(repaired({}, `* [[${tag}] Crabs](https://a.example.net/x)`)).toBe(right);
    const alone = `* [[${tag}]](https://a.example.net/x)`;
    expect(offered({}, alone)).toEqual([]);
    expect(offered({}, `* [${tag}]: https://a.example.net/x`)).toEqual([]);
  });
});

test.each(["    ", "\t", "     ", "\t\t"])("a list that is indented by %j is not made code", (indent) => {
  const lines = `Some words:\n${indent}* [Crabs](https://a.example.net/x)`;
  expect(offered({}, lines)).not.toContain("glued-list");
  expect(repaired({}, lines)).toBe(lines);
});

test.each(["Virtual (Oslo, NO", "Oslo, NO (at", "Hybrid (Oslo, NO, with"])(
  "no pipe is put into a parenthesis: %s",
  (place) => {
    const lines = `* 2026-03-18 | ${place} [Rust Oslo](https://oslo.example.net))\n    * [**Fjords**](https://oslo.example.net/1)`;
    expect(offered({ in: "europe" }, lines)).not.toContain("malformed-event");
    expect(repaired({ in: "europe" }, lines)).not.toMatch(/\([^()]* \| \[/);
  },
);

test.each(["\f", "\v"])("%j between words becomes a space, elsewhere nothing", (feed) => {
  expect(repaired({}, `* [Crabs${feed}at dawn](https://a.example.net/x)`)).toBe(
    "* [Crabs at dawn](https://a.example.net/x)",
  );
  expect(repaired({}, `* [Crabs ${feed}at dawn](https://a.example.net/x)`)).toBe(
    "* [Crabs at dawn](https://a.example.net/x)",
  );
});

const CLAWS = "(https://a.example.net/x)";
test.each([
  ["[Crabs\f\fat dawn]", "[Crabs at dawn]"],
  ["[Crabs\v\fat dawn]", "[Crabs at dawn]"],
  ["[Crabs\u00a0\u202fat dawn]", "[Crabs at dawn]"],
  ["[Crabs\f\u00a0at dawn]", "[Crabs at dawn]"],
  ["[Crabs\u00a0 at dawn]", "[Crabs at dawn]"],
])("several separators between words become one space, and none is lost: %j", (written, right) =>
  expect(repaired({}, `* ${written}${CLAWS}`)).toBe(`* ${right}${CLAWS}`),
);

test.each(["\u00a0", "\u00a0\u00a0", "\u00a0\u202f", "\f", "\v\u00a0"])(
  "%j leaves no space at the end of a line",
  (white) =>
    expect(repaired({}, `* [Crabs]${CLAWS}${white}\r\n* [Claws]${CLAWS}y`)).toBe(
      `* [Crabs]${CLAWS}\r\n* [Claws]${CLAWS}y`,
    ),
);

test("what stands in a URL is not made a space", () => {
  expect(offered({}, "* [Crabs](https://a.example.net/\u00a0x)")).not.toContain("non-breaking-space");
  expect(repaired({}, "* [Crabs](https://a.example.net/a\fb)")).toBe("* [Crabs](https://a.example.net/ab)");
});

const PIECES = ["utm_source=a", "b=1", "", "c=2?utm_medium=d", "u=https://b.example.net/?utm_source=e"];
const QUERIES = PIECES.flatMap((one) => PIECES.flatMap((two) => PIECES.map((three) => [one, two, three].join("&"))));
test("no query is left half cleaned", () => {
  for (const query of QUERIES) {
    const url = /\(([^)]*)\)/.exec(repaired({}, `* [Crabs](https://a.example.net/x?${query})`))?.[1] as string;
    const isAsItWas = url.endsWith(`?${query}`);
    if (!isAsItWas && query.includes("utm_")) expect(url, query).not.toMatch(/utm_|&&|[?&]$|\?&/);
  }
});
