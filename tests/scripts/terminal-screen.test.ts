/** The picture of a terminal: what stands in for one, and how its output is shown. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { outputInTerminal, screenPage, THEMES } from "../../scripts/terminal-screen.ts";
import { createColors } from "../../src/report/colors.ts";

test.skipIf(!existsSync("/usr/bin/script"))("a program sees a terminal of so many columns", () => {
  const asked = 'console.log([process.stdout.isTTY, process.stdout.columns, "it\'s"].join(" "))';
  expect(outputInTerminal([process.execPath, "-e", asked], { columns: 47, cwd: "." })).toBe("true 47 it's");
});

describe("the page", () => {
  const shown = (output: string): string =>
    /<pre>(.*)<\/pre>/s.exec(screenPage(output, { columns: 80, theme: THEMES.dark }))?.[1] ?? "";

  test("has the text, and runs nothing of it", () => {
    expect(shown("a <b> &amp;\nc")).toBe("a &lt;b> &amp;amp;\nc");
  });

  test.each(Object.entries(createColors(true)))("knows the style %s of the program, in both themes", (_, paint) => {
    for (const theme of Object.values(THEMES)) {
      const page = screenPage(`a${paint("b")}c`, { columns: 80, theme });
      expect(page).toMatch(/>a<span style="[^"]+">b<\/span><span style="">c<\/span><\/pre>/);
      expect(page).not.toContain("\u001b");
    }
  });

  test("refuses what it does not know", () => {
    expect(() => shown("\u001b[33myellow")).toThrow("no colour 33");
    expect(() => shown("\u001b[7minverse")).toThrow("sequence 7");
  });
});
