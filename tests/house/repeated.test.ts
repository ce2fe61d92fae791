/** What two files need stands in one: no function is written twice, and no fact of the newsletter beside its own name. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const files = ["src", "web/src"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

/** A function of a file, from its parameters on to the next declaration. */
const FUNCTION = /^(?:export )?const \w+ = (\([\s\S]*?)(?=\n\n|\n\/\*\*|\nconst |\nexport |\n*$(?![\s\S]))/gm;
/** Shorter ones say no more than their names. */
const LEAST = 30;

test("no two files define the same function", () => {
  const first = new Map<string, string>();
  const repeated = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(FUNCTION)].flatMap(([, text = ""]) => {
      const body = text.replace(/\s+/g, " ").trim();
      const other = first.get(body);
      first.set(body, file);
      return other === undefined || body.length < LEAST ? [] : [`${other}, ${file}: ${body}`];
    }),
  );
  expect(first.size).toBeGreaterThan(500);
  expect(repeated).toEqual([]);
});

test.each([
  ["a character as %XX", /`%\$\{/, "src/text/percent.ts"],
  ["the days that an issue announces", /^(?:export )?const WINDOW\w* = 28;/m, "src/analysis/event-window.ts"],
  ["the day on which an issue comes out", /^(?:export )?const \w*WE[ED]\w* = 3;/m, "src/newsletter/publication.ts"],
  ["the branch of the newsletter", /^(?:export )?const \w*BRANCH = /m, "src/newsletter/repository.ts"],
  ["the address of GitHub's editor", /\/edit\//, "src/github/links.ts"],
  ["a capital letter at the start", /toUpperCase\(\)[^`}]*\}\$\{\w+\.slice\(1\)\}/, "src/text/sentence.ts"],
])("%s is written in one file", (_, pattern, where) => {
  expect(files.filter((file) => pattern.test(readFileSync(file, "utf8")))).toEqual([where]);
});
