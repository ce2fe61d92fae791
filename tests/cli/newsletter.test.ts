/** The newsletter's own checks with this program in their place: its flags, and its two workflows step by step. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, type Folder, ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { commitAll, DRAFT, gitIn, newCheckout } from "../support/git-run.ts";
import { type JobInput, runJob, type StepResult, toolFolder, yaml } from "../support/workflow-run.ts";

const GOOD = "* [Good](https://good.example.net/post)";
const BACKTICKS = "* [What `crates are](https://crates.example.net/what)";
const TOOLING = "* [crabby 0.3](https://blog.example.net/crabby-0-3)";

const withTooling = (text: string): string =>
  text.replace("### Observations", `### Project/Tooling Updates\n${TOOLING}\n\n### Observations`);

const compat = (folder: Folder, ...argv: string[]) => folder.run(["--format", "compat", ...argv]);

/** The rules in the lines of a report. */
const rulesIn = (report: string): string[] =>
  [...report.matchAll(/ \[([\w-]+)\]$/gm)].map(([, rule]) => rule as string);

describe("flags", () => {
  test("--show-warnings changes nothing", async () => {
    const folder = newFolder();
    folder.write(DRAFT, issueWith(`- ${CLEAN.slice(2)}\n${TRACKED}`));
    const shown = await compat(folder, "--show-warnings");
    expect(rulesIn(shown.stdout)).toEqual(["tracking-parameter", "wrong-list-marker"]);
    expect(shown).toEqual(await compat(folder));
  });

  test("--deny-project-tooling-links is --author external, whatever the config says", async () => {
    const folder = newFolder();
    folder.write(DRAFT, withTooling(issueWith()));
    folder.write("twir-lint.config.json", '{ "author": "editor" }');
    const denied = await compat(folder, "--deny-project-tooling-links");
    expect(rulesIn(denied.stdout)).toEqual(["restricted-section"]);
    expect(denied).toEqual(await compat(folder, "--author", "external"));
    expect(await compat(folder)).toMatchObject({ code: 0, stdout: "" });
  });

  describe("--num-recent", () => {
    const issues = (): Folder => {
      const folder = newFolder();
      folder.write(DRAFT, issueWith());
      for (const day of ["2026-02-18", "2026-02-25", "2026-03-04"])
        folder.write(`content/${day}-this-week-in-rust.md`, issueWith());
      return folder;
    };
    const filesOf = async (folder: Folder, argv: readonly string[], inside?: string): Promise<string[]> => {
      const { stdout } = await folder.run(["--format", "json", ...argv], { inside });
      return JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
    };

    test("lints the newest issues, drafts and published ones", async () => {
      const folder = issues();
      const [newest, second] = [DRAFT, "content/2026-03-04-this-week-in-rust.md"];
      expect(await filesOf(folder, ["--num-recent", "1"])).toEqual([newest]);
      expect(await filesOf(folder, ["--num-recent", "2"])).toEqual([newest, second]);
      expect(await filesOf(folder, ["--num-recent", "2"], "content")).toEqual([
        `../${newest}`,
        ISSUE_FILE.replace("03-11", "03-04"),
      ]);
      expect(await filesOf(folder, ["--num-recent", "9"])).toHaveLength(4);
    });

    test("says nothing of a run that has paths or a change", async () => {
      const folder = issues();
      expect(await filesOf(folder, ["--num-recent", "2", "content/2026-02-18-this-week-in-rust.md"])).toEqual([
        "content/2026-02-18-this-week-in-rust.md",
      ]);
      gitIn(folder.path, "init", "--quiet");
      commitAll(folder);
      folder.write(DRAFT, issueWith(`${CLEAN}\n${GOOD}`));
      expect(await filesOf(folder, ["--num-recent", "4", "--since", "HEAD"])).toEqual([DRAFT]);
    });

    test("needs a number", async () => {
      expect(await issues().run(["--num-recent", "0"])).toMatchObject({ code: 2, stdout: "" });
    });
  });

  test("are not in the help", async () => {
    const { stdout } = await newFolder().run(["--help"]);
    expect(stdout).toContain("--author");
    expect(stdout).not.toMatch(/--(?:show-warnings|deny-project-tooling-links|num-recent)/);
  });

  test("between two issues there is no draft, and a check says nothing", async () => {
    const folder = newFolder();
    folder.write("draft/DRAFT_TEMPLATE", issueWith());
    expect(await compat(folder, "--show-warnings")).toEqual({
      code: 0,
      stdout: "",
      stderr: "twir-lint: there is no issue in draft/\n",
    });
    expect(await folder.run([])).toMatchObject({ code: 2 });
  });
});

/** `gh` as the workflows call it: it says a permission and a number, and keeps what is posted. */
const GH = `echo "$*" >> "$GH_LOG"
case "$*" in
  *collaborators/ferris/permission*) [ "$PERMISSION" = none ] && exit 1; echo "$PERMISSION" ;;
  *"--method GET repos/crabs/newsletter/pulls"*"head=ferris:topic"*) printf '%s' "$NUMBER" ;;
  *"--method POST repos/crabs/newsletter/issues/12/comments"*) cp "$RUNNER_TEMP/comment.md" "$POSTED" ;;
  *) exit 64 ;;
esac`;

interface Run {
  readonly folder: Folder;
  readonly event: "pull_request" | "push";
  readonly permission?: string;
  /** What the pull request of the branch has come to: its number, or nothing when a newer commit was pushed. */
  readonly number?: string;
}

const expressionsOf = (folder: Folder, { event }: Run): Record<string, string> => ({
  "github.token": "a-secret",
  "github.repository": "crabs/newsletter",
  "github.event.pull_request.user.login": "ferris",
  "github.event.pull_request.base.sha":
    event === "pull_request" ? gitIn(folder.path, "rev-parse", "HEAD^1").trim() : "",
  "runner.temp": folder.path,
  "github.event.workflow_run.head_repository.owner.login": "ferris",
  "github.event.workflow_run.head_branch": "topic",
  "github.event.workflow_run.head_sha": gitIn(folder.path, "rev-parse", "HEAD").trim(),
  "github.event.workflow_run.html_url": "https://github.example/run/7",
});

/** Both workflows, one after the other, with the artifact of the first in the hands of the second. */
const check = async (run: Run) => {
  const { folder, event, permission = "read", number = "12" } = run;
  const kept = newFolder();
  const [log, posted] = [kept.write("gh.log", ""), join(kept.path, "posted.md")];
  const isPull = event === "pull_request";
  const input: Omit<JobInput, "cwd"> = {
    expressions: expressionsOf(folder, run),
    conditions: { "github.event_name == 'pull_request'": isPull, "!cancelled()": true },
    tools: toolFolder({ gh: GH, npm: 'echo "$*" > npm.log' }),
    env: { GH_LOG: log, POSTED: posted, PERMISSION: permission, NUMBER: number },
  };
  const steps = await runJob(yaml("docs/newsletter/checks.yml"), { ...input, cwd: folder.path });
  const asked = (): string[] => kept.read("gh.log").split("\n").filter(Boolean);
  if (!isPull) return { steps, asked: asked() };
  const temp = newFolder();
  cpSync(join(folder.path, "pr-check-output"), join(temp.path, "pr-check-output"), { recursive: true });
  const expressions = { ...input.expressions, "runner.temp": temp.path };
  const comments = await runJob(yaml("docs/newsletter/comment-on-check-output.yml"), {
    ...input,
    expressions,
    cwd: temp.path,
  });
  return {
    steps,
    comments,
    asked: asked(),
    posted: asked().some((line) => line.includes("POST")) ? kept.read("posted.md") : "",
  };
};

const codesOf = (steps: Readonly<Record<string, StepResult>>): Record<string, number> =>
  Object.fromEntries(Object.entries(steps).map(([name, { code }]) => [name, code]));

/** What is checked out for a pull request: the merge of the change into main, where others have gone on. */
const mergeOf = (change: string, before = issueWith()): Folder => {
  const folder = newCheckout();
  folder.write(DRAFT, before);
  commitAll(folder, "the draft");
  gitIn(folder.path, "switch", "--quiet", "--create", "topic");
  folder.write(DRAFT, change);
  commitAll(folder, "the change");
  gitIn(folder.path, "switch", "--quiet", "main");
  folder.write("README.md", "newsletter\n");
  commitAll(folder, "later");
  gitIn(folder.path, "switch", "--quiet", "--detach");
  gitIn(folder.path, "merge", "--quiet", "--no-edit", "topic");
  return folder;
};

describe("the two workflows", { timeout: 60_000 }, () => {
  const faults = withTooling(issueWith(`${CLEAN}\n${GOOD}\n${TRACKED}\n${BACKTICKS}`));

  test("on a pull request with faults: each is told once, in one comment", async () => {
    const { steps, comments = {}, posted = "" } = await check({ folder: mergeOf(faults), event: "pull_request" });
    expect(codesOf(steps)).toEqual({
      "Install twir-lint": 0,
      "Resolve the permission of the author": 0,
      inspect_links: 1,
      inspect_markdown: 1,
    });
    expect(codesOf(comments)).toEqual({ Comment: 0 });
    const [, links = "", markdown = ""] = posted.split(/### (?:Link|Markdown) check\n\n/);
    expect(rulesIn(links).sort()).toEqual(["restricted-section", "several-entries", "tracking-parameter"]);
    expect(rulesIn(markdown)).toEqual(["unbalanced-backticks"]);
    expect(links).toContain(`* error: ${DRAFT}:`);
    expect(posted).toContain("https://github.example/run/7");
  });

  test("what inspect_markdown.py looks for is what its step tells", async () => {
    const lines = [BACKTICKS, "* [``](https://a.example.net/z)", "* [Vec<T>](https://b.example.net/z)", "*"];
    const folder = mergeOf(issueWith([CLEAN, ...lines, "", "###### Deep", "", "Some ``code`` and more."].join("\n")));
    const { steps } = await check({ folder, event: "pull_request" });
    const told = rulesIn(steps.inspect_markdown?.stdout ?? "");
    const rules = yaml("docs/newsletter/checks.yml").env.MARKDOWN_RULES.split(",");
    expect([...new Set(told)].sort()).toEqual([...rules].sort());
    expect(rulesIn(steps.inspect_links?.stdout ?? "").filter((rule) => rules.includes(rule))).toEqual([]);
  });

  test("on a clean pull request: nothing is posted, whatever is wrong on main", async () => {
    const before = issueWith(`${CLEAN}\n${TRACKED}\n${BACKTICKS}`);
    const folder = mergeOf(issueWith(`${CLEAN}\n${TRACKED}\n${BACKTICKS}\n${GOOD}`), before);
    const { steps, comments = {}, asked, posted } = await check({ folder, event: "pull_request" });
    expect(Object.values(codesOf(steps))).toEqual([0, 0, 0, 0]);
    expect(codesOf(comments)).toEqual({ Comment: 0 });
    expect(asked).toEqual(["api repos/crabs/newsletter/collaborators/ferris/permission --jq .permission"]);
    expect(posted).toBe("");
  });

  test.each([
    ["admin", 0],
    ["write", 0],
    ["read", 1],
    ["none", 1],
  ])("with the permission %s an entry for editors only gives %i", async (permission, code) => {
    const folder = mergeOf(withTooling(issueWith()));
    const { steps, posted = "" } = await check({ folder, event: "pull_request", permission });
    expect(codesOf(steps)).toMatchObject({ inspect_links: code, inspect_markdown: 0 });
    expect(rulesIn(posted)).toEqual(code === 0 ? [] : ["restricted-section"]);
  });

  test("when a newer commit was pushed nothing is posted", async () => {
    const { asked, posted } = await check({ folder: mergeOf(faults), event: "pull_request", number: "" });
    expect(asked.filter((line) => line.includes("pulls"))).toHaveLength(1);
    expect(posted).toBe("");
  });

  test("on a push to main the draft is judged, and the newest issues for their Markdown", async () => {
    const folder = newCheckout();
    folder.write(`content/${ISSUE_FILE.replace("03-11", "03-04")}`, issueWith(`${TRACKED}\n${BACKTICKS}`));
    commitAll(folder);
    const { steps, asked } = await check({ folder, event: "push" });
    expect(codesOf(steps)).toEqual({ "Install twir-lint": 0, inspect_links: 0, inspect_markdown: 1 });
    expect(rulesIn(steps.inspect_markdown?.stdout ?? "")).toEqual(["unbalanced-backticks"]);
    expect(asked).toEqual([]);
    folder.write(DRAFT, issueWith(TRACKED));
    const again = await check({ folder, event: "push" });
    expect(codesOf(again.steps)).toMatchObject({ inspect_links: 1, inspect_markdown: 1 });
    expect(rulesIn(again.steps.inspect_links?.stdout ?? "")).toEqual(["tracking-parameter"]);
  });

  test("on a push to main without a draft nothing fails", async () => {
    const folder = newCheckout();
    gitIn(folder.path, "mv", "draft", "content");
    folder.write("draft/DRAFT_TEMPLATE", issueWith());
    commitAll(folder);
    const { steps } = await check({ folder, event: "push" });
    expect(Object.values(codesOf(steps))).toEqual([0, 0, 0]);
  });
});
