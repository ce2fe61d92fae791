/**
 * The worst that a stranger's draft or page can do to the built program, command by command:
 *
 *   npm run worst [-- --size CHARACTERS] [--only TEXT]
 *
 * Each run is a process of its own, on one megabyte of one thing, beside the same command on an issue of that size that
 * is grown from our own fixtures. The table has the worst inputs of each command: the time that they take a byte, in
 * times of what the issue takes. Every input goes through `--format text`; the other commands get those that were the
 * worst there, and those with many findings. Fails where one takes more than 20 times as much.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FORMATS } from "../src/report/formats.ts";
import { longIssue } from "./bench/issues.ts";
import { fail, parseArguments } from "./command-line.ts";
import { HOSTILE } from "./worst/inputs.ts";
import { PAGES, servePages } from "./worst/pages.ts";
import { cpuTime } from "./worst/run.ts";

const MOST = 20;
const SHOWN = 2;
const WORST_TAKEN = 5;
const MANY_FINDINGS = [
  "entries, no two alike",
  "events in no order",
  "one heading",
  "items with tracking",
  "one event",
];
const NORMAL_LIMIT = 600_000;
const FILE = "draft/2026-03-11-this-week-in-rust.md";

const { values } = parseArguments({
  size: { type: "string", default: "1000000" },
  only: { type: "string", default: "" },
});
const size = Number(values.size);
if (!Number.isInteger(size) || size < 1) fail("--size is a whole number from 1");

const folder = mkdtempSync(join(tmpdir(), "twir-lint-worst-"));
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const git = (...argv: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.net", ...argv], { cwd: folder });

interface Row {
  readonly command: string;
  readonly input: string;
  readonly seconds: number;
  readonly times: number;
}
const rows: Row[] = [];

/** What a command takes of each input, beside what it takes of the issue. */
const measure = async (
  command: string,
  argv: (input: string) => readonly string[],
  { inputs, normal }: { inputs: ReadonlyMap<string, () => string>; normal: () => string },
): Promise<Row[]> => {
  const timeOf = async (input: string, make: () => string, limit: number) => {
    const text = make();
    const time = await cpuTime({ argv: argv(input), cwd: folder, folder, limit });
    return { time: time ?? Number.POSITIVE_INFINITY, length: text.length };
  };
  const base = await timeOf("", normal, NORMAL_LIMIT);
  const found: Row[] = [];
  for (const [input, make] of inputs) {
    const { time, length } = await timeOf(input, make, 3 * MOST * base.time);
    found.push({ command, input, seconds: time / 1000, times: time / length / (base.time / base.length) });
  }
  found.sort((a, b) => b.times - a.times);
  for (const { input, seconds, times } of found.slice(0, SHOWN))
    console.log(`| ${command} | ${input} | ${seconds.toFixed(1)} | ${times.toFixed(1)} |`);
  rows.push(...found);
  return found;
};

/** Puts the text where the commands read it. */
const drafts = (names: Iterable<string>): ReadonlyMap<string, () => string> =>
  new Map(
    [...names].map((name) => [
      name,
      () => {
        const text = HOSTILE.get(name)?.(size) ?? "";
        write(FILE, text);
        return text;
      },
    ]),
  );
const issue = (): string => {
  const text = longIssue(size);
  write(FILE, text);
  return text;
};
const asEarlier = (make: () => string) => (): string => {
  const text = make();
  write("content/2026-03-04-this-week-in-rust.md", text.replaceAll("2026-03-11", "2026-03-04"));
  return text;
};

try {
  console.log("| command | input | seconds | times a normal issue's per byte |\n| --- | --- | ---: | ---: |");
  const wanted = [...HOSTILE.keys()].filter((name) => name.includes(values.only));
  const LINT = ["--no-config", "--hints", "--stage", "publish", "--no-archive"];
  const worst = await measure("--format text", () => [...LINT, "--format", "text", FILE], {
    inputs: drafts(wanted),
    normal: issue,
  });
  const chosen = new Set([...worst.slice(0, WORST_TAKEN).map(({ input }) => input), ...MANY_FINDINGS]);
  const given = { inputs: drafts(chosen), normal: issue };
  for (const format of FORMATS.filter((each) => each !== "text"))
    await measure(`--format ${format}`, () => [...LINT, "--format", format, FILE], given);
  await measure("--fix", () => [...LINT, "--fix", FILE], given);
  await measure("--unsafe-fixes", () => [...LINT, "--unsafe-fixes", FILE], given);
  await measure("model", () => ["model", FILE], given);
  await measure("model --format json", () => ["model", "--format", "json", FILE], given);
  const earlier = {
    inputs: new Map([...given.inputs].map(([name, make]) => [name, asEarlier(make)])),
    normal: asEarlier(issue),
  };
  const archive = ["--archive", "content", "--no-cache"];
  await measure("--archive", () => ["--no-config", "--format", "text", ...archive, FILE], earlier);
  await measure("archive stats", () => ["archive", "stats", ...archive.slice(0, 2)], earlier);
  write(FILE, longIssue(30_000));
  git("init", "--quiet");
  git("add", FILE);
  git("commit", "--quiet", "--message", "a");
  for (const format of ["markdown", "json"])
    await measure(
      `--since HEAD --format ${format}`,
      () => ["--no-config", "--no-archive", "--since", "HEAD", "--format", format],
      given,
    );
  const { url, server } = await servePages(size);
  const indexes = [...PAGES.keys()];
  await measure(
    "link",
    (input) => ["link", "--no-cache", "--allow-host", "127.0.0.1", `${url}${Math.max(0, indexes.indexOf(input))}`],
    {
      inputs: new Map([...PAGES].map(([name, make]) => [name, () => make(size)])),
      normal: () => (PAGES.get(indexes[0] as string) as (length: number) => string)(size),
    },
  );
  server.close();
  const over = rows.filter(({ times }) => !(times <= MOST));
  const [most] = [...rows].sort((a, b) => b.times - a.times);
  console.log(`\n${rows.length} runs; the worst takes ${most?.times.toFixed(1)} times as much, of ${MOST} allowed`);
  for (const { command, input, times } of over) console.log(`too much: ${command} of ${input}: ${times.toFixed(1)}`);
  process.exitCode = over.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
