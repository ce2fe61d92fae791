/** The measuring script, on small issues: that it measures, not how quick anything is. Needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { checkout } from "../support/archive-run.ts";
import { issueWith, newFolder } from "../support/cli-run.ts";

const PATIENCE = 120_000;

const bench = (...argv: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/bench.ts", ...argv], { encoding: "utf8" });

/** What a part prints of a small checkout, run by run once. */
const partOf = (only: string, ...argv: string[]): string => {
  const { path } = checkout("", { 0: {}, 1: {}, 2: {} });
  const { stdout, stderr, status } = bench(`${path}/content`, "--only", only, "--runs", "1", ...argv);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toMatch(/^Node v[\d.]+ on \d+ processors with a load of \d+\.\d, \/.*\.$/m);
  expect(stdout).toMatch(/\nAt the end: a load of \d+\.\d\.\n$/);
  return stdout;
};

const USAGE = String.raw`[\d.]+ ms \| [\d.]+× \| [\d.]+× \| [\d.]+ MB \|$`;
const rowOf = (name: string): RegExp => new RegExp(`^\\| ${name} \\| ${USAGE}`, "gm");

test(
  "many files: a table for each number of them, with whoever is compared, and one of the steps",
  () => {
    const folder = newFolder();
    folder.write("a.md", issueWith());
    folder.write("b.md", issueWith());
    const { stdout, stderr, status } = bench(
      ...[folder.path, "--only", "files", "--runs", "1", "--compare", "count lines=wc -l"],
    );
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const titles = [...stdout.matchAll(/^\| (\d+ issues?), \d+ KB \|/gm)].map(([, title]) => title);
    expect(titles).toEqual(["1 issue", "2 issues"]);
    expect(stdout.match(/^\| node -e 0 \| [\d.]+ ms \| 1\.0× \| 1\.0× \| \d+\.\d MB \|$/gm)).toHaveLength(2);
    expect(stdout.match(rowOf("twir-lint"))).toHaveLength(1);
    expect(stdout.match(rowOf("twir-lint, one thread"))).toHaveLength(1);
    expect(stdout.match(rowOf("twir-lint, as many threads as pay"))).toHaveLength(1);
    expect(stdout.match(/^\| count lines \| [\d.]+ ms \| [\d.]+× \| – \| – \|$/gm)).toHaveLength(2);
    expect(stdout).toMatch(/^\| rules \| [\d.]+ ms \| [\d.]+ ms \|$/m);
  },
  PATIENCE,
);

test(
  "one issue: installed and in the checkout",
  () => {
    const stdout = partOf("issue");
    for (const name of ["node -e 0", "installed", "checkout"]) expect(stdout.match(rowOf(name))).toHaveLength(1);
  },
  PATIENCE,
);

test(
  "what earlier issues take more: cached, learned anew and saved",
  () => {
    const stdout = partOf("archive");
    expect(stdout).toContain("| 1 issue and 2 earlier ones | wall | more than without | wall | CPU | memory |\n");
    expect(stdout).toMatch(/^\| without \| [\d.]+ ms \| – \| [\d.]+× \|/m);
    for (const name of ["from the cache", "learned anew", "from a saved file"])
      expect(stdout).toMatch(new RegExp(`^\\| ${name} \\| [\\d.]+ ms \\| -?[\\d.]+ ms \\| [\\d.]+× \\|`, "m"));
  },
  PATIENCE,
);

test(
  "a line that a branch adds",
  () => {
    const stdout = partOf("since", "--earlier", "1");
    expect(stdout).toContain("| 1 line added, 1 earlier issues | wall | wall | CPU | memory |\n");
    expect(stdout.match(rowOf("twir-lint --since main"))).toHaveLength(1);
  },
  PATIENCE,
);

test(
  "the action on a pull request",
  () => {
    const stdout = partOf("action", "--earlier", "1");
    expect(stdout).toContain("| pull request, 1 earlier issues | wall | wall | CPU | memory |\n");
    for (const kind of ["clean", "faulty"])
      expect(stdout.match(rowOf(`the action, a ${kind} line added`))).toHaveLength(1);
  },
  PATIENCE,
);

test(
  "hostile drafts: the worst three, and how the worst grows",
  () => {
    const stdout = partOf("hostile", "--hostile", "items with a", "--size", "1500", "--largest", "10000");
    expect(stdout).toMatch(/^\| \d+ hostile drafts of 1\.5 KB \| CPU \| per byte \|$/m);
    expect(stdout).toMatch(
      /^\| an ordinary issue \| [\d.]+ ms \| 1\.0× \|\n(?:\| items with a.* \| [\d.]+ ms \| [\d.]+× \|\n){3}$/m,
    );
    const points = [...stdout.matchAll(/^\| ([\d.]+ KB) \| [\d.]+ ms \| [\d.]+ ms \| ([\d.]+)× \| [\d.]+× \|$/gm)];
    expect(points.map(([, size]) => size)).toEqual([expect.stringMatching(/^1\./), expect.stringMatching(/^10/)]);
    expect(points[0]?.[2]).toBe("1.00");
  },
  PATIENCE,
);

test(
  "a keystroke",
  () => {
    const stdout = partOf("keystroke", "--keystrokes", "2");
    expect(stdout).toMatch(
      /^\| 2 keystrokes, \d+ KB, 52 earlier issues \| median \| in times of a warm lint \| 95 of 100 \|$/m,
    );
    expect(stdout).toMatch(/^\| from a keystroke to its findings \| [\d.]+ ms \| [\d.]+× \| [\d.]+ ms \|$/m);
  },
  PATIENCE,
);

test(
  "a command that fails is no quick one",
  () => {
    const folder = newFolder();
    folder.write("a.md", issueWith());
    const { stderr, status } = bench(
      ...[folder.path, "--only", "files", "--runs", "1", "--compare", "broken=sh -c 'exit 3'"],
    );
    expect(status).not.toBe(0);
    expect(stderr).toContain("broken: ended with 3");
  },
  PATIENCE,
);

test.each([
  ["a folder without issues", () => [newFolder().path], /^there is no Markdown file in /],
  ["an unknown part", () => ["--only", "nothing"], /^--only nothing: the parts are issue, archive, /],
  ["no number", () => ["--runs", "few"], /^--runs is a whole number from 1/],
])("%s is a mistake", (_, argv, message) => {
  const { stderr, status } = bench(...argv());
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
});
