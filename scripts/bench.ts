/** How quick the built program is where people wait for it. Each part has a file in `scripts/bench/`. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { dayInName } from "../src/newsletter/issue-name.ts";
import { benchAction } from "./bench/action.ts";
import { benchHostile } from "./bench/hostile.ts";
import { writeIssues } from "./bench/issues.ts";
import { benchManyFiles } from "./bench/many-files.ts";
import { benchOneIssue } from "./bench/one-issue.ts";
import { Runner } from "./bench/runner.ts";
import type { Setting } from "./bench/setting.ts";
import { benchSince } from "./bench/since.ts";
import { benchArchive } from "./bench/with-archive.ts";
import { checkFolder, fail, parseArguments } from "./command-line.ts";

const PARTS = ["issue", "archive", "since", "action", "files", "hostile", "keystroke"] as const;
type Part = (typeof PARTS)[number];

const USAGE = `usage: npm run bench -- [DIR] [--only PART]... [--runs N] [--compare NAME=COMMAND]...

Measures the built program beside an empty Node (\`node -e 0\`), which is what a run costs anyway: wall and CPU time in
times of it, and the memory at the peak. DIR holds issues; invented ones by default. Commands take turns, and a ratio is
that of two runs side by side, so that other work of the machine changes it little. All figures are medians.

  --only PART             issue: installed from the package, and in the checkout
                          archive: with the earlier issues of a year: cached, learned anew, from a saved file
                          since: a branch that adds one line
                          action: on a pull request that does, as a runner runs it
                          files: 1, 25, 122 and all issues, with one thread and with as many as pay
                          hostile: the worst that a stranger's draft can do, beside an issue of its size
                          keystroke: in an editor
  --runs N                how often each command runs; default: 15, and less often where it takes long
  --compare NAME=COMMAND  a program that gets the same files as its last arguments, in the part \`files\`

For a quick try:
  --issues N              how many issues are invented; default: 610
  --earlier N             how many issues are earlier ones; default: 52
  --keystrokes N          default: 200
  --hostile TEXT          only inputs with this in their name
  --size N, --largest N   characters of the hostile drafts, and of the longest; default: 40000 and 10000000`;

const number = (value: string): { type: "string"; default: string } => ({ type: "string", default: value });
const { positionals, values } = parseArguments(
  {
    help: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [...PARTS] },
    compare: { type: "string", multiple: true, default: [] },
    hostile: { type: "string", default: "" },
    runs: number("15"),
    issues: number("610"),
    earlier: number("52"),
    keystrokes: number("200"),
    size: number("40000"),
    largest: number("10000000"),
  },
  USAGE,
);
const countOf = (name: "runs" | "issues" | "earlier" | "keystrokes" | "size" | "largest"): number => {
  const count = Number(values[name]);
  return Number.isInteger(count) && count >= 1 ? count : fail(`--${name} is a whole number from 1`);
};
const partOf = (name: string): Part =>
  PARTS.find((each) => each === name) ?? fail(`--only ${name}: the parts are ${PARTS.join(", ")}`);

const issuesIn = (folder: string): string[] => {
  checkFolder(folder);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  if (names.length === 0) fail(`there is no Markdown file in ${folder}: name a folder that holds issues`);
  return names.sort().map((name) => resolve(folder, name));
};

/** A new folder of that name. */
const folderFor = (root: string, name: string): string => {
  const folder = join(root, name);
  mkdirSync(folder);
  return folder;
};

const load = (): string => `a load of ${loadavg()[0]?.toFixed(1)}`;

const measure = async (part: Part, setting: Setting): Promise<string> => {
  const { folder, rounds } = setting;
  if (part === "issue") return benchOneIssue(setting);
  if (part === "archive") return benchArchive(setting);
  if (part === "since") return benchSince(setting);
  if (part === "action") return benchAction(setting);
  if (part === "files") return benchManyFiles(setting);
  if (part === "hostile")
    return benchHostile({
      size: countOf("size"),
      largest: countOf("largest"),
      rounds: Math.max(1, Math.round(rounds / 5)),
      only: values.hostile,
    });
  // It loads the library, which the others do not need.
  const { benchKeystroke } = await import("./bench/keystroke.ts");
  return benchKeystroke(folder, countOf("keystrokes"));
};

if (values.help) {
  console.log(USAGE);
  process.exit();
}
const parts = [...new Set(values.only.map(partOf))];
const rounds = countOf("runs");
if (!existsSync(new URL("../dist/cli/main.cjs", import.meta.url))) fail("there is no program yet: npm run build");

const root = mkdtempSync(join(tmpdir(), "twir-lint-bench-"));
try {
  const given = positionals[0];
  const issues = given === undefined ? writeIssues(folderFor(root, "issues"), countOf("issues")) : issuesIn(given);
  const dated = issues.filter((file) => dayInName(file) !== undefined);
  const shared = {
    runner: new Runner(root),
    rounds,
    issues,
    dated,
    earlier: countOf("earlier"),
    peers: values.compare,
  };
  console.log(
    `Node ${process.version} on ${availableParallelism()} processors with ${load()}, ${given ?? "invented issues"}.`,
  );
  for (const part of parts) {
    const text = await measure(part, { ...shared, folder: folderFor(root, part) });
    if (text !== "") console.log(`\n${text.trimEnd()}`);
  }
  console.log(`\nAt the end: ${load()}.`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
