/**
 * How quick the built program is, in times of an empty Node (`node -e 0`), which is what a run costs anyway:
 *
 *   npm run bench [-- DIR] [--runs N] [--compare NAME=COMMAND]...
 *
 * Lints one issue, 25 and all of a folder (invented ones by default) with all rules that need no network, the report
 * as JSON in a file; and the newest once more with all others as earlier issues, learned anew and from the cache, with
 * what that takes more than without. A COMMAND gets the same files as its last arguments. Commands take turns, and
 * ratios and differences are those of the runs that stand side by side, so that a machine with other work to do does
 * not change them. All figures are medians.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dayInName } from "../src/newsletter/issue-name.ts";
import { writeIssues } from "./bench-issues.ts";
import { type Command, median, Runner, type Usage } from "./bench-run.ts";
import { checkFolder, fail, parseArguments } from "./command-line.ts";

const { positionals, values } = parseArguments(
  { compare: { type: "string", multiple: true, default: [] }, runs: { type: "string", default: "15" } },
  "usage: npm run bench -- [DIR] [--runs N] [--compare NAME=COMMAND]...",
);
const runs = Number(values.runs);
const BIN = fileURLToPath(new URL("../bin/twir-lint.js", import.meta.url));
const EMPTY: Command = { name: "node -e 0", argv: [process.execPath, "-e", "0"] };
const LINT = [process.execPath, BIN, "--no-config", "--format", "json", "--no-archive"];
const FEW = 25;

if (!Number.isInteger(runs) || runs < 1) fail("--runs is a whole number from 1");
if (!existsSync(new URL("../dist/cli/main.cjs", import.meta.url))) fail("there is no program yet: npm run build");

const issuesIn = (folder: string): string[] => {
  checkFolder(folder);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  if (names.length === 0) fail(`there is no Markdown file in ${folder}: name a folder that holds issues`);
  return names.sort().map((name) => resolve(folder, name));
};

/** A command of the user's with the files behind it, understood by the shell. */
const peer = (given: string, files: readonly string[]): Command => {
  const [, name, command] = /^([^=]+)=(.+)$/s.exec(given) ?? fail(`--compare ${given}: write NAME=COMMAND`);
  return { name: name as string, argv: ["sh", "-c", `exec ${command} "$@"`, "sh", ...files] };
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |\n`)
    .join("");

const plain = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

/** The median of what each run says, if it says it. */
const middle = (
  usages: readonly Usage[],
  of: (usage: Usage, turn: number) => number | undefined,
  unit = "",
): string => {
  const known = usages.map(of).filter((value) => value !== undefined);
  return known.length === 0 ? "–" : `${plain(median(known))}${unit}`;
};

/** What each command took, round by round. Every round runs each once; the rounds before the first do not count. */
const measured = (runner: Runner, commands: readonly Command[], rounds: number, before: number): Usage[][] => {
  const usages = commands.map((): Usage[] => []);
  for (let round = -before; round < rounds; round++)
    for (const [index, command] of commands.entries()) {
      const usage = runner.measure(command);
      if (round >= 0) usages[index]?.push(usage);
    }
  return usages;
};

/** One row for each command; the empty Node is the first. */
const rowsOf = (commands: readonly Command[], usages: readonly Usage[][]): string[][] => {
  const [empty = []] = usages;
  const over = (value: number | undefined, base: number | undefined) => value && base && value / base;
  return commands.map(({ name }, index) => {
    const own = usages[index] ?? [];
    return [
      name,
      middle(own, ({ wall }) => wall, " ms"),
      middle(own, ({ wall }, turn) => over(wall, empty[turn]?.wall), "×"),
      middle(own, ({ cpu }, turn) => over(cpu, empty[turn]?.cpu), "×"),
      middle(own, ({ memory }) => memory, " MB"),
    ];
  });
};

/** Milliseconds by step, as `--timing` says them. */
const stepsOf = (runner: Runner, files: readonly string[], rounds: number): Map<string, number> => {
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    const { stderr } = runner.run({ name: "twir-lint --timing", argv: [...LINT, "--timing", ...files] });
    for (const [, time, step = ""] of (stderr.split("\n\n")[0] ?? "").matchAll(/^ *([\d.]+) +\d+% +(\w+)$/gm))
      times.set(step, [...(times.get(step) ?? []), Number(time)]);
  }
  return new Map([...times].map(([step, each]) => [step, median(each)]));
};

/** Leaves of a cache only what V8 compiled: how long it takes to learn is asked, not how long to compile. */
const forgetIssues = (cache: string): void => {
  const folder = join(cache, "twir-lint");
  const kinds = existsSync(folder) ? readdirSync(folder) : [];
  for (const kind of kinds.filter((name) => !name.startsWith("compiled")))
    rmSync(join(folder, kind), { recursive: true });
};

/** The newest issue with all before it as evidence. */
const withArchive = (all: readonly string[], folder: string): Command[] => {
  const newest = all.at(-1) as string;
  const archive = ["--archive", dirname(newest), "--archive-issues", "all"];
  const argv = [process.execPath, BIN, "--no-config", "--format", "json", ...archive, newest];
  const [kept, fresh] = [join(folder, "kept"), join(folder, "fresh")];
  return [
    EMPTY,
    { name: "without", argv: [...LINT, newest] },
    {
      name: "learned anew",
      argv,
      env: { XDG_CACHE_HOME: fresh },
      before: () => forgetIssues(fresh),
    },
    { name: "from the cache", argv, env: { XDG_CACHE_HOME: kept } },
  ];
};

/** The same rows, each with how many milliseconds longer it took than the run without earlier issues beside it. */
const archiveRows = (runner: Runner, dated: readonly string[], folder: string, rounds: number): string[][] => {
  const commands = withArchive(dated, folder);
  // The first runs fill the cache.
  const usages = measured(runner, commands, rounds, 1);
  const without = usages[1] ?? [];
  return rowsOf(commands, usages).map(([name = "", wall = "", ...rest], index) => {
    const more = middle(usages[index] ?? [], (usage, turn) => usage.wall - (without[turn]?.wall ?? 0), " ms");
    return [name, wall, index > 1 ? more : "–", ...rest];
  });
};

const folder = mkdtempSync(join(tmpdir(), "twir-lint-bench-"));
try {
  const given = positionals[0];
  const all = given === undefined ? writeIssues(folder) : issuesIn(given);
  const runner = new Runner(folder);
  const sizes = [...new Set([1, FEW, all.length])].filter((size) => size <= all.length);
  const inside: [title: string, steps: Map<string, number>][] = [];
  console.log(`Node ${process.version} on ${cpus().length} processors, ${given ?? "invented issues"}.\n`);
  for (const [index, size] of sizes.entries()) {
    const files = all.slice(-size);
    const kilobytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;
    const title = `${size} ${size === 1 ? "issue" : "issues"}, ${kilobytes.toFixed(0)} KB`;
    const commands = [
      EMPTY,
      { name: "twir-lint", argv: [...LINT, ...files] },
      ...values.compare.map((each) => peer(each, files)),
    ];
    const rounds = Math.max(1, Math.round(runs / 3 ** index));
    // The very first runs find nothing in the caches of the system.
    console.log(
      table(
        [title, "wall", "wall", "CPU", "memory"],
        rowsOf(commands, measured(runner, commands, rounds, index === 0 ? 1 : 0)),
      ),
    );
    inside.push([title, stepsOf(runner, files, rounds)]);
  }
  // Earlier issues are told by their names.
  const dated = all.filter((file) => dayInName(file) !== undefined);
  if (dated.length > 1) {
    const rows = archiveRows(runner, dated, folder, runs);
    const title = `1 issue and ${dated.length - 1} earlier ones`;
    console.log(table([title, "wall", "more than without", "wall", "CPU", "memory"], rows));
  }
  const steps = [...(inside[0]?.[1].keys() ?? [])];
  const rows = steps.map((step) => [step, ...inside.map(([, times]) => `${plain(times.get(step) ?? 0)} ms`)]);
  console.log(table(["where it goes", ...inside.map(([title]) => title)], rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
