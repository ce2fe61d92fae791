/** Drafts and file names that try to be obeyed, through every output: by terminals, logs, Markdown, XML and JSON. */
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { FORMATS, type Format } from "../../src/report/formats.ts";
import { issueWith, newFolder } from "../support/cli-run.ts";
import { expectLinear } from "../support/growth.ts";

const ESCAPE = "\u001b]8;;https://evil.example\u0007x\u001b[2J";
const BIDI = "\u202ereversed\u2066";
const COMMANDS = "::set-output name=a::b";
const OLD_COMMANDS = "##[add-path]/evil";
const BREAKS = "%0A::error::x%0D";
const FENCES = "```` ``` ~~~";
const PEOPLE = "@everyone @rust-lang/all";
const MARKUP = "<img src=x onerror=alert(1)><!-- --></details>]]>&amp;";
const PIECES = [ESCAPE, BIDI, COMMANDS, OLD_COMMANDS, BREAKS, FENCES, PEOPLE, MARKUP];

/** Entries with a fault each, the piece in their title, their URL, and behind. */
const hostile = PIECES.flatMap((piece) => {
  const inUrl = piece.replace(/[\s()]/g, "");
  return [
    `* [${piece}](https://a.example/?utm_source=${inUrl}) ${piece}`,
    `*[Post](https://a.example/${inUrl}) `,
    `${piece} [Post] (https://a.example/?fbclid=x)`,
    piece,
  ];
}).join("\n");

const HIDDEN = /(?!\n)[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u;
/** As the runner of GitHub Actions reads a line: the new commands at its beginning, the old ones anywhere. */
const obeyed = (line: string): boolean => line.trimStart().startsWith("::") || line.includes("##[");

const isOurs = (line: string): boolean =>
  /^::(?:error|warning|notice) file=[^:]*,title=twir-lint%3A [\w-]+::./.test(line);

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

const checks: Readonly<Record<Format, (text: string) => void>> = {
  pretty: () => {},
  text: () => {},
  compat: () => {},
  json: (text) => expect(JSON.parse(text).files.length).toBeGreaterThan(0),
  jsonl: (text) =>
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)).length,
    ).toBeGreaterThan(0),
  sarif: (text) => expect(JSON.parse(text).runs[0].results.length).toBeGreaterThan(0),
  rdjson: (text) => expect(JSON.parse(text).diagnostics.length).toBeGreaterThan(0),
  github: (text) =>
    expect(
      text
        .trimEnd()
        .split("\n")
        .filter((line) => !isOurs(line)),
    ).toEqual([]),
  junit: (text) => {
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(text).close();
  },
  markdown: (text) => {
    // Outside of code, no HTML but ours and nothing that GitHub would link.
    const prose = text.replace(/^(`{3,})suggestion\n[\s\S]*?\n\1$/gm, "").replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
    expect(prose.replace(/<!-- (?:twir-lint:report )?-->|<\/?(?:details|summary)>/g, "")).not.toMatch(/[<>]/);
    expect(prose).not.toMatch(/@\w|#\d|\bwww\./);
    expect([...prose.matchAll(/https?:\/\/[^)\s]*/g)].map(([url]) => new URL(url).host)).toEqual(
      [...prose.matchAll(/https?:\/\//g)].map(() => "github.com"),
    );
    expect(text.length).toBeLessThanOrEqual(60_000);
  },
};

const expectHarmless = (format: Format, text: string): void => {
  expect(text).not.toBe("");
  expect(text).not.toMatch(HIDDEN);
  if (format !== "github") expect(text.split("\n").filter(obeyed)).toEqual([]);
  checks[format](text);
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
    expect(failed.stderr.split("\n").filter(obeyed)).toEqual([]);
    expect(failed.stderr).not.toMatch(HIDDEN);
  });
});

test("what GitHub Actions is shown by default is harmless too", async () => {
  const folder = newFolder();
  folder.write("a.md", issueWith(hostile));
  const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "summary.md" };
  const { stdout } = await folder.run(["--no-config", "a.md"], { env });
  expect(stdout.split("\n").filter((line) => obeyed(line) && !isOurs(line))).toEqual([]);
  expect(stdout).not.toMatch(HIDDEN);
  expectHarmless("markdown", folder.read("summary.md"));
  const diff = await folder.run(["--no-config", "--diff", "a.md"], { env });
  expect(diff.stdout).toMatch(/^\+/m);
  expect(diff.stdout.split("\n").filter(obeyed)).toEqual([]);
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
