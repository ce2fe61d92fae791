/** What the README says of the program, held against the program. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DENO_ALLOWS } from "../../scripts/install/ways.ts";
import { parseArguments } from "../../src/cli/options/arguments.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { HOME } from "../../src/report/project.ts";
import { newFolder } from "../support/cli-run.ts";

const readme = readFileSync("README.md", "utf8");
const DRAFT = "draft/2026-03-11-this-week-in-rust.md";

/** The blocks of code in one language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = ""]) =>
    name === language ? [text] : [],
  );

test("the finding that it shows is one of those of the draft that it lints", async () => {
  const folder = newFolder();
  folder.write(DRAFT, readFileSync(`fixtures/${DRAFT}`));
  const { code, stdout } = await folder.run([DRAFT]);
  expect(readme).toContain(`bin/twir-lint.js fixtures/${DRAFT}`);
  expect(code).toBe(1);
  const [shown = ""] = blocks("text");
  expect(shown).toContain("error");
  expect(stdout).toContain(shown);
});

describe("its commands", () => {
  const commands = blocks("sh")
    .flatMap((block) => block.split("\n"))
    .flatMap((line) => /^(?:.*\| )?twir-lint\b(.*?)(?:\s+#.*)?$/.exec(line)?.[1] ?? []);

  test("are many", () => expect(commands.length).toBeGreaterThanOrEqual(15));

  test.each(commands)("twir-lint%s is understood", (rest) => {
    const argv = rest.trim().split(/\s+/).filter(Boolean);
    expect(parseArguments(argv).command).not.toBe("print");
  });
});

test("its command for Deno allows what is allowed where that is tried", () => {
  expect(readme).toContain(`\`deno run ${DENO_ALLOWS.join(" ")} npm:twir-lint\``);
});

test("the schema that its config names is one of the repository, for whoever has nothing installed", () => {
  const { $schema } = JSON.parse(blocks("json").find((block) => block.includes("$schema")) ?? "{}");
  const main = `${HOME.replace("//github.com/", "//raw.githubusercontent.com/")}/main/`;
  expect($schema).toBe(`${main}schema/config.json`);
  expect(JSON.parse(readFileSync($schema.slice(main.length), "utf8"))).toHaveProperty("title", "twir-lint.config.json");
});

test("its table of formats names them all", () => {
  const rows = [...readme.matchAll(/^\| `([a-z]+)` \| /gm)].map(([, name]) => name);
  expect(rows).toEqual([...FORMATS]);
});

test("CHANGELOG counts them", () => {
  const words = ["eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"];
  expect(readFileSync("CHANGELOG.md", "utf8")).toMatch(new RegExp(`\\b${words[FORMATS.length - 8]}\\sformats`));
});
