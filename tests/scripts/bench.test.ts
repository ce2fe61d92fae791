/** The measuring script, on one small issue: that it measures, not how quick anything is. Needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { checkout } from "../support/archive-run.ts";
import { issueWith, newFolder } from "../support/cli-run.ts";

const bench = (...argv: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/bench.ts", ...argv], { encoding: "utf8" });

test("a table for each number of issues, with whoever is compared, and one of the steps", () => {
  const folder = newFolder();
  folder.write("a.md", issueWith());
  folder.write("b.md", issueWith());
  const { stdout, stderr, status } = bench(folder.path, "--runs", "1", "--compare", "count lines=wc -l");
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  const titles = [...stdout.matchAll(/^\| (\d+ issues?), \d+ KB \|/gm)].map(([, title]) => title);
  expect(titles).toEqual(["1 issue", "2 issues"]);
  expect(stdout.match(/^\| node -e 0 \| [\d.]+ ms \| 1\.0× \| 1\.0× \| \d+\.\d MB \|$/gm)).toHaveLength(2);
  expect(stdout.match(/^\| twir-lint \| [\d.]+ ms \| [\d.]+× \| [\d.]+× \| [\d.]+ MB \|$/gm)).toHaveLength(2);
  expect(stdout.match(/^\| count lines \| [\d.]+ ms \| [\d.]+× \| – \| – \|$/gm)).toHaveLength(2);
  expect(stdout).toMatch(/^\| rules \| [\d.]+ ms \| [\d.]+ ms \|$/m);
});

test("what earlier issues take more, learned anew and from the cache", () => {
  const { path } = checkout("", { 0: {}, 1: {}, 2: {} });
  const { stdout, stderr, status } = bench(`${path}/content`, "--runs", "1");
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toContain("| 1 issue and 2 earlier ones | wall | more than without | wall | CPU | memory |\n");
  expect(stdout).toMatch(/^\| without \| [\d.]+ ms \| – \| [\d.]+× \|/m);
  for (const name of ["learned anew", "from the cache"])
    expect(stdout).toMatch(new RegExp(`^\\| ${name} \\| [\\d.]+ ms \\| -?[\\d.]+ ms \\| [\\d.]+× \\|`, "m"));
});

test("a command that fails is no quick one", () => {
  const folder = newFolder();
  folder.write("a.md", issueWith());
  const { stderr, status } = bench(folder.path, "--runs", "1", "--compare", "broken=sh -c 'exit 3'");
  expect(status).not.toBe(0);
  expect(stderr).toContain("broken: ended with 3");
});

test("a folder without issues is a mistake", () => {
  const { stderr, status } = bench(newFolder().path);
  expect(stderr).toMatch(/^there is no Markdown file in /);
  expect(status).toBe(2);
});
