/** A contributor's pull request, from the branch to the comment: every output tells of their line, and of nothing else. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMATS, type Format } from "../../src/report/formats.ts";
import { type Folder, newFolder } from "../support/cli-run.ts";
import { commitAll, DRAFT, gitIn } from "../support/git-run.ts";

/** A draft in the middle of its week, with most of what goes wrong in drafts. */
const BASE = readFileSync(`fixtures/${DRAFT}`, "utf8");
const HEADING = "### Observations/Thoughts\n";
const GOOD = "* [Grüße vom Rand 🦀](https://rand.example.net/gruesse)";
const BAD = "*[Überall Krabben 🦀](https://krabben.example.net/2026?page=2&utm_source=newsletter)";
const REPAIRED = "* [Überall Krabben 🦀](https://krabben.example.net/2026?page=2)";

const withLines = (...lines: string[]): string => {
  expect(BASE.split(HEADING)).toHaveLength(2);
  return BASE.replace(HEADING, () => `${HEADING}${lines.map((line) => `${line}\n`).join("")}`);
};
const BAD_LINE = withLines(GOOD, BAD).split("\n").indexOf(BAD) + 1;
const FAULTS = [`${BAD_LINE} tracking-parameter`, `${BAD_LINE} wrong-marker-spacing`];

interface Row {
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number } };
}
const rowsOf = (text: string): Row[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const matches = (text: string, pattern: RegExp, order: readonly [number, number] = [1, 2]): string[] =>
  [...text.matchAll(pattern)].map((match) => `${match[order[0]]} ${match[order[1]]}`);

/** The findings that an output tells of, as line and rule. */
const READERS: Readonly<Record<Format, (text: string) => string[]>> = {
  pretty: (text) => matches(text, /^\S+?:(\d+):\d+ {2}\w+ {2}([\w-]+)$/gm),
  text: (text) => matches(text, /^\S+?:(\d+):\d+: \w+: .*\[([\w-]+)\]$/gm),
  compat: (text) => matches(text, /^\* \w+: \S+?:(\d+):\d+: .*\[([\w-]+)\]$/gm),
  github: (text) => matches(text, /^::\w+ file=\S+?,line=(\d+),.*?title=twir-lint%3A ([\w-]+)::/gm),
  junit: (text) => matches(text, /<testcase [^>]*name="([\w-]+) (\d+):\d+"/g, [2, 1]),
  json: (text) =>
    JSON.parse(text).files.flatMap((file: { diagnostics: { rule: string; range: { start: { line: number } } }[] }) =>
      file.diagnostics.map(({ rule, range }) => `${range.start.line} ${rule}`),
    ),
  jsonl: (text) => rowsOf(text).map(({ rule, range }) => `${range.start.line} ${rule}`),
  sarif: (text) =>
    JSON.parse(text).runs[0].results.map(
      ({
        ruleId,
        locations,
      }: {
        ruleId: string;
        locations: { physicalLocation: { region: { startLine: number } } }[];
      }) => `${locations[0]?.physicalLocation.region.startLine} ${ruleId}`,
    ),
  rdjson: (text) =>
    JSON.parse(text).diagnostics.map(
      ({ code, location }: { code: { value: string }; location: { range: { start: { line: number } } } }) =>
        `${location.range.start.line} ${code.value}`,
    ),
  markdown: (text) =>
    text.split(/^#### /m).flatMap((block) => {
      const line = /^.*, line (\d+)$/m.exec(block)?.[1];
      return [...block.matchAll(/^- \*\*.*\(\[([\w-]+)\]/gm)].map(([, rule]) => `${line} ${rule}`);
    }),
};

const tellAll = async (folder: Folder, ...flags: string[]): Promise<Record<string, string[]>> => {
  const outputs = FORMATS.flatMap((format) => ["--output", `${format}=../out-${format}`]);
  const { code, stderr } = await folder.run([...flags, ...outputs], { inside: "checkout" });
  expect(stderr).toBe("");
  const told = Object.fromEntries(
    FORMATS.map((format) => [format, READERS[format](folder.read(`out-${format}`)).sort()]),
  );
  expect(code).toBe(told.text?.length === 0 ? 0 : 1);
  return told;
};
const everywhere = (faults: readonly string[]) => Object.fromEntries(FORMATS.map((format) => [format, [...faults]]));

test("one good line and one bad: each output shows the bad one; after --fix there is none", {
  timeout: 120_000,
}, async () => {
  const folder = newFolder();
  const draft = `checkout/${DRAFT}`;
  folder.write(draft, BASE);
  const checkout = `${folder.path}/checkout`;
  gitIn(checkout, "init", "--quiet");
  const commit = () => commitAll({ path: checkout } as Folder);
  commit();
  gitIn(checkout, "switch", "--quiet", "--create", "topic");

  folder.write(draft, withLines(GOOD));
  commit();
  expect(await tellAll(folder, "--since", "main")).toEqual(everywhere([]));
  const thanks = folder.read("out-markdown");
  expect(thanks).toContain("Nothing has to change.");
  expect(thanks.trimEnd().split("\n").at(-1)).toBe(
    "For editors: can be merged in bulk, since it adds one entry under `Observations/Thoughts` to the newest draft and nothing else.",
  );

  folder.write(draft, withLines(GOOD, BAD));
  commit();
  expect(await tellAll(folder, "--since", "main")).toEqual(everywhere(FAULTS));
  const comment = folder.read("out-markdown");
  expect(comment).toContain(`\n\`\`\`suggestion\n${REPAIRED}\n\`\`\`\n`);
  expect(comment.trimEnd().split("\n").at(-1)).toBe("For editors: not to be merged in bulk, since it adds 2 lines.");
  // The base has many faults, so that silence about them is not for want of them.
  expect((await tellAll(folder, DRAFT)).text?.length).toBeGreaterThan(FAULTS.length + 30);

  const fixed = await folder.run(["--since", "main", "--fix"], { inside: "checkout" });
  expect(fixed).toEqual({ code: 0, stdout: "2 fixed\n", stderr: "" });
  expect(folder.read(draft)).toBe(withLines(GOOD, REPAIRED));
  expect(await tellAll(folder, "--since", "main")).toEqual(everywhere([]));
});
