import stringWidth from "string-width";
import { expect, test } from "vitest";
import { cellsOf, withWidths } from "../../src/report/width.ts";

const cells = (text: string) => [...cellsOf(text, stringWidth)].map((cell) => [cell.text, cell.width]);

test("what is taken for simple is one column for each unit, as the library says", () => {
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  const never = (): number => {
    throw new Error("asked for a width");
  };
  const simple: string[] = [];
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    try {
      for (const _ of cellsOf(character, never)) simple.push(character);
    } catch {
      // Not simple: the library is asked.
    }
  }
  expect(simple.length).toBeGreaterThan(900);
  expect(simple.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  for (const glue of ["a", "1", "\u00e9", "\u2019"])
    for (const text of [glue + simple.join(glue), simple.join("")])
      expect([...graphemes.segment(text)].filter(({ segment }) => segment.length > 1)).toEqual([]);
});

test("what is not simple is cut and measured by those who know", () => {
  expect(cells("é–日🦀")).toEqual([
    ["é", 1],
    ["–", 1],
    ["日", 2],
    ["🦀", 2],
  ]);
});

test("a text is rendered again only when a width was asked for", async () => {
  const widths: number[] = [];
  const render = (text: string) =>
    withWidths((widthOf) => {
      widths.push([...cellsOf(text, widthOf)].reduce((sum, { width }) => sum + width, 0));
      return text;
    });
  expect(await render("– é")).toBe("– é");
  expect(widths).toEqual([3]);
  expect(await render("👩‍🚀")).toBe("👩‍🚀");
  expect(widths).toEqual([3, 5, 2]);
});
