/** `npm run replay`: the merged changes of a repository that is made here. */
import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { History } from "../../scripts/replay/history.ts";
import { Replay, type ReplayedChange, type ReplayedFinding } from "../../scripts/replay/replay.ts";
import { summarize, summaryText } from "../../scripts/replay/summary.ts";
import { CLEAN, type Folder, newFolder, TRACKED } from "../support/cli-run.ts";
import { DRAFT, ENV, gitIn, newCheckout } from "../support/git-run.ts";

const NEWS = TRACKED.replace("Post", "News").replace("/post", "/news");
const GOOD = "* [Good](https://good.example.net/post)";
const TOOLING = "### Project/Tooling Updates\n* [crabby 0.3](https://blog.example.net/crabby-0-3)\n\n### Observations";
const PUBLISHED = DRAFT.replace("draft/", "content/");

interface Branch {
  readonly number: number;
  readonly author?: string;
  readonly day?: string;
}

/** Merges a branch with one commit, as GitHub does. */
const merge = (folder: Folder, { number, author = "Crab", day = "2026-03-05" }: Branch, edit: () => void): void => {
  gitIn(folder.path, "switch", "--quiet", "--create", `topic-${number}`);
  edit();
  gitIn(folder.path, "add", "--all");
  gitIn(folder.path, "commit", "--quiet", `--author=${author} <crab@crab.example>`, "--message", "change");
  gitIn(folder.path, "switch", "--quiet", "main");
  const subject = `Merge pull request #${number} from crab/topic`;
  const env = { ...ENV, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
  execFileSync("git", ["merge", "--quiet", "--no-ff", "--message", subject, `topic-${number}`], {
    cwd: folder.path,
    env,
  });
};

/** Replaces a line of the draft. */
const edit = (folder: Folder, before: string, after: string): void => {
  const text = folder.read(DRAFT);
  if (!text.includes(before)) throw new Error(`the draft has no ${before}`);
  folder.write(
    DRAFT,
    text.replace(before, () => after),
  );
};

/** A week of a newsletter: what stands on main has a fault that nobody is to be blamed for. */
const week = (): Folder => {
  const folder = newCheckout(`${CLEAN}\n${TRACKED}`);
  merge(folder, { number: 1 }, () => edit(folder, CLEAN, `${CLEAN}\n\n- ${GOOD.slice(2)}`));
  merge(folder, { number: 2, day: "2026-03-06" }, () => edit(folder, TRACKED, `${TRACKED}\n${NEWS}`));
  merge(folder, { number: 3, author: "Ferris" }, () => edit(folder, "### Observations", TOOLING));
  merge(folder, { number: 4 }, () => edit(folder, `${NEWS}\n`, ""));
  merge(folder, { number: 5, author: "Ferris" }, () => folder.write("README.md", "newsletter\n"));
  // A contributor who brings an own branch up to date merges nothing into the newsletter.
  gitIn(folder.path, "switch", "--quiet", "topic-5");
  gitIn(folder.path, "commit", "--quiet", "--allow-empty", "--message", "more");
  gitIn(folder.path, "switch", "--quiet", "main");
  merge(folder, { number: 6, author: "Ferris", day: "2026-03-11" }, () => {
    folder.write("content/.keep", "");
    gitIn(folder.path, "mv", DRAFT, PUBLISHED);
  });
  return folder;
};

/** Rule and place of the errors and warnings of a change. */
const told = ({ findings }: ReplayedChange): string[] =>
  findings.filter(({ severity }) => severity !== "info").map(({ rule, place }) => `${rule} ${place}`);

test("a replay tells each merged change what it is to blame for, and where", { timeout: 60_000 }, () => {
  const history = new History(week().path);
  const replay = new Replay(history);
  const changes = history.mergedChanges().map((change) => replay.run(change));
  expect(changes.map(({ number, author, date }) => [number, author, date])).toEqual([
    [1, "Crab", "2026-03-05"],
    [2, "Crab", "2026-03-06"],
    [3, "Ferris", "2026-03-05"],
    [4, "Crab", "2026-03-05"],
    [5, "Ferris", "2026-03-05"],
    [6, "Ferris", "2026-03-11"],
  ]);
  expect(changes.map(({ paths }) => paths)).toEqual([
    [DRAFT],
    [DRAFT],
    [DRAFT],
    [DRAFT],
    ["README.md"],
    ["content/.keep", PUBLISHED],
  ]);
  expect(changes.slice(0, 5).map(told)).toEqual([
    ["wrong-list-marker own"],
    ["tracking-parameter own"],
    [],
    ["removed-content change"],
    [],
  ]);
  const published = told(changes[5] as ReplayedChange);
  expect(published).toContain("tracking-parameter published");
  expect(published.every((each) => each.endsWith(" published"))).toBe(true);
  expect(changes.map(({ suggestions, beyond }) => [suggestions > 0, beyond])).toEqual([
    [true, 0],
    [true, 0],
    [false, 0],
    [false, 0],
    [false, 0],
    [true, 0],
  ]);
  expect(changes.map(({ bulkMerge, isOneItemMore }) => [bulkMerge.bulk, isOneItemMore])).toEqual([
    [true, true],
    [true, true],
    [false, false],
    [false, false],
    [false, false],
    [false, false],
  ]);
});

describe("the script", { timeout: 60_000 }, () => {
  const run = promisify(execFile);
  const replay = async (...argv: string[]) => {
    try {
      const { stdout } = await run("npx", ["tsx", "scripts/replay.ts", ...argv]);
      return { code: 0, stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  };

  test("replays the changes of one person as an outsider's, from a day on", async () => {
    const folder = week();
    const { code, stdout } = await replay(folder.path, "--json", "--author", "Ferris", "--from", "2026-03-05");
    expect(code).toBe(0);
    const { summary, changes } = JSON.parse(stdout) as { summary: object; changes: ReplayedChange[] };
    expect(changes.map(({ number }) => number)).toEqual([3, 5, 6]);
    expect(told(changes[0] as ReplayedChange)).toEqual(["restricted-section own"]);
    expect(summary).toMatchObject({ changes: 3, untouched: 1, clean: 1, told: 2 });
    const later = await replay(folder.path, "--from", "2026-03-06");
    expect(later.stdout).toMatch(/^ {5}2 {2}merged changes/);
  });

  test("says what it cannot do", async () => {
    const folder = newFolder();
    expect(await replay()).toMatchObject({ code: 2, stderr: expect.stringContaining("name one checkout") });
    expect(await replay(`${folder.path}/no`)).toMatchObject({ code: 2, stderr: expect.stringContaining("no folder") });
    expect(await replay(folder.path)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("not a git repository"),
    });
    expect(await replay(folder.path, "--from", "May")).toMatchObject({ code: 2 });
  });
});

describe("the summary", () => {
  const finding: ReplayedFinding = {
    path: DRAFT,
    line: 7,
    rule: "some-rule",
    severity: "error",
    message: "it is wrong",
    place: "others",
    text: CLEAN,
  };
  const change: ReplayedChange = {
    merge: "m",
    target: "t",
    base: "b",
    head: "0123456789abcdef",
    date: "2026-03-05",
    author: "Crab",
    number: 12,
    paths: [DRAFT],
    findings: [finding, { ...finding, severity: "info" }],
    suggestions: 2,
    beyond: 1,
    bulkMerge: { bulk: true, because: "adds one entry" },
    isOneItemMore: false,
  };

  test("counts what must not be, and names each case", () => {
    const all = [change, { ...change, number: undefined, findings: [], beyond: 0, isOneItemMore: true }];
    expect(summarize(all)).toMatchObject({
      changes: 2,
      clean: 1,
      told: 1,
      errors: 1,
      hints: 1,
      places: { own: 0, others: 1 },
      suggestions: 4,
      suggestionsBeyond: 1,
      rules: [["some-rule", 1]],
      bulkMerges: { verdict: 2, plainCount: 1, agreeing: 1 },
    });
    const text = summaryText(all);
    expect(text).toContain(
      `     1  on others' lines; there must be none\n        #12 ${DRAFT}:7: it is wrong [some-rule]\n`,
    );
    expect(text).toContain("     1  of them reach beyond the change; there must be none\n        #12\n");
    expect(text).toContain("        #12: bulk, since it adds one entry\n");
    expect(text).not.toContain("012345678");
  });
});
