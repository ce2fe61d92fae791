/** Drafts and file names that try to be obeyed, through every output: by terminals, logs, Markdown, XML and JSON. */
import { describe, expect, test } from "vitest";
import { FORMATS, type Format } from "../../src/report/formats.ts";
import { issueWith, newFolder } from "../support/cli-run.ts";
import { expectLinear } from "../support/growth.ts";
import { assertHarmless, isObeyed, isOurs } from "../support/harmless-report.ts";
import { BIDI, HOSTILE_LINES as hostile } from "../support/hostile-lines.ts";

const names: readonly string[] = [
  "::error::x.md",
  " ::warning::x.md",
  "\u001b[31m.md",
  `${BIDI}.md`,
  "a%0A::error::b.md",
  "a\n::error::b.md",
  "`@everyone`.md",
  "<b>##[add-path].md",
  "--output=x,y=z.md",
];

const runAll = async (argv: readonly string[], write: (folder: ReturnType<typeof newFolder>) => void) => {
  const folder = newFolder();
  write(folder);
  const outputs = FORMATS.flatMap((format) => ["--output", `${format}=out/${format}`]);
  folder.write("out/keep", "");
  const result = await folder.run(["--no-config", "--hints", ...outputs, ...argv]);
  return { folder, result };
};

/** How many rows there are in the formats that are well formed without one. */
const ROWS: Partial<Record<Format, (text: string) => number>> = {
  json: (text) => JSON.parse(text).files.length,
  sarif: (text) => JSON.parse(text).runs[0].results.length,
  rdjson: (text) => JSON.parse(text).diagnostics.length,
};

const expectHarmless = (format: Format, text: string): void => {
  expect(text).not.toBe("");
  expect(ROWS[format]?.(text)).not.toBe(0);
  assertHarmless(format, text);
};

test("hostile lines, in every output", async () => {
  const { folder, result } = await runAll(["a.md"], (into) => into.write("a.md", issueWith(hostile)));
  expect(result.code).toBe(1);
  for (const format of FORMATS) expectHarmless(format, folder.read(`out/${format}`));
  expectHarmless("pretty", result.stdout);
});

describe("hostile file names, in every output", () => {
  test.each(names)("%j", async (name) => {
    const { folder, result } = await runAll([`./${name}`], (into) => into.write(name, issueWith(hostile)));
    expect(result.code).toBe(1);
    for (const format of FORMATS) expectHarmless(format, folder.read(`out/${format}`));
    const failed = await folder.run([`./${name}.gone`]);
    expect(failed.stderr.split("\n").filter(isObeyed)).toEqual([]);
  });
});

test("what GitHub Actions is shown by default is harmless too", async () => {
  const folder = newFolder();
  folder.write("a.md", issueWith(hostile));
  const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "summary.md" };
  const { stdout } = await folder.run(["--no-config", "a.md"], { env });
  expect(stdout.split("\n").filter((line) => isObeyed(line) && !isOurs(line))).toEqual([]);
  expectHarmless("markdown", folder.read("summary.md"));
  const diff = await folder.run(["--no-config", "--diff", "a.md"], { env });
  expect(diff.stdout).toMatch(/^\+/m);
  expect(diff.stdout.split("\n").filter(isObeyed)).toEqual([]);
});

test("lines of half a MB, in every output, in time that grows with them", { timeout: 120_000 }, async () => {
  const issue = (size: number): string => {
    const long = `${"`a` @all ".repeat(size / 17)}${"é🦀".repeat(size / 13)}`;
    const lines = [
      `* [x](https://a.example/?utm_source=${"y".repeat(size)})`,
      `* [${long}](https://a.example/) `,
      long,
    ];
    return issueWith(lines.join("\n\n"));
  };
  const run = async (text: string): Promise<void> => {
    const { folder, result } = await runAll(["a.md"], (into) => into.write("a.md", text));
    expect(result.code).toBe(1);
    for (const format of FORMATS) expectHarmless(format, folder.read(`out/${format}`));
  };
  await expectLinear({ input: issue, work: run, size: 500_000 });
});
