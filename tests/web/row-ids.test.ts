/** The ids of the rows of a preview, by which the page knows what it need not draw again. */
import { describe, expect, test } from "vitest";
import { parser } from "../../src/library/parser.ts";
import { previewOf } from "../../src/library/rendering/preview.ts";
import { idsOf } from "../../web/src/preview/row-ids.ts";

const idsIn = (text: string): string[] => idsOf(previewOf(text, parser));

describe("the id of a row", () => {
  test("stays where the row only moved", () => {
    expect(idsIn("# a\n\n# b\n").slice(-1)).toEqual(idsIn("# c\n\n# d\n\n# b\n").slice(-1));
  });

  test("stays where another row differs", () => {
    expect(idsIn("# a\n* b ~~c~~\n\n# d\n* ~~e~~\n")[1]).toBe(idsIn("# a\n* b ~~c~~\n\n# d\n* e\n")[1]);
  });

  test.each([
    ["one of its lines moved", "a\n* b\n* c\n", "a\n\n* b\n  * c\n"],
    ["it shows something else", "# a\n", "# b\n"],
  ])("changes where %s", (_, before, after) => {
    expect(idsIn(before)).not.toEqual(idsIn(after));
  });

  test("differs from all others", () => {
    const ids = idsIn("# a\n\n# a\n\n* ~~b~~\n\n# a\n\n* ~~b~~\n");
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is as long as what the row shows, however many rows differ", () => {
    const lengthOf = (times: number): number => idsIn("# a\n* ~~b~~\n".repeat(times)).join("").length;
    expect(lengthOf(200) / lengthOf(20)).toBeLessThan(20);
  });
});
