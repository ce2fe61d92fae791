/** The action, run as a runner does from the tree that a release puts on its tag. Needs `npm run build`. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ActionResult, newActionTree, reportOf, runAction, type StepInput } from "../support/action-run.ts";
import { CLEAN, type Folder, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { contribution, mergeCheckout, pullRequest, remarksOn } from "../support/contribution.ts";
import { DRAFT, gitIn, newCheckout } from "../support/git-run.ts";
import { REPOSITORY, TOKEN } from "../support/github-server.ts";
import { yaml } from "../support/workflow-run.ts";

let action: string;
beforeAll(() => {
  action = newActionTree();
});
afterAll(() => rmSync(action, { recursive: true, force: true }));

type Inputs = StepInput["inputs"];

const run = ({ path: cwd }: Folder, inputs: Inputs = {}, event = "pull_request"): Promise<ActionResult> =>
  runAction({ action, cwd, event, inputs });

describe("on a pull request", () => {
  test("it annotates the contributor's line, and fills log, summary and outputs", async () => {
    const result = await run(mergeCheckout(contribution()));
    const { code, stdout, stderr, summary, outputs } = result;
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout.match(/^::\w+ file=[^,]*,line=\d+/gm)).toEqual([`::error file=${DRAFT},line=16`]);
    expect(stdout).toContain(`${DRAFT}:16:40  error  tracking-parameter\n`);
    expect(summary).toContain(REPAIRED);
    expect(summary).toContain("For editors: not to be merged in bulk, since it adds 2 lines.");
    expect(outputs).toMatchObject({ errors: "1", warnings: "0" });
    expect(reportOf(result)).toMatchObject({ summary: { errors: 1 }, files: [{ path: DRAFT }] });
  });

  test("a clean change passes, and each run has its own report", async () => {
    const folder = mergeCheckout(contribution("* [Other](https://other.example.net/post)"));
    const results = [await run(folder), await run(folder, { arguments: "--hints" })];
    for (const { code, stdout, stderr, outputs } of results) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).not.toContain("::error");
      expect(outputs).toMatchObject({ errors: "0", warnings: "0" });
    }
    expect(results.map((each) => reportOf(each).summary.errors)).toEqual([0, 0]);
    expect(results[0]?.outputs.report).not.toBe(results[1]?.outputs.report);
  });

  test("a runner without a folder for files is told so, without a stack", async () => {
    const { path: cwd } = mergeCheckout(contribution());
    const step = { action, cwd, event: "pull_request", env: { RUNNER_TEMP: join(cwd, "nowhere") } };
    const { code, stdout, stderr, outputs } = await runAction(step);
    expect({ code, outputs }).toEqual({ code: 2, outputs: {} });
    expect(stderr).toMatch(/^twir-lint: there is no folder for the report: .*; RUNNER_TEMP is to name a folder/);
    expect(stdout).toMatch(/^::error/);
  });

  test("nothing is written outside of the runner's folders", async () => {
    const folder = mergeCheckout(contribution());
    await run(folder);
    expect(gitIn(folder.path, "status", "--porcelain", "--ignored")).toBe("");
  });
});

describe("the inputs", () => {
  test("a revision, paths and arguments are taken, whatever they hold", async () => {
    const folder = contribution();
    const quiet = await run(folder, { since: "main", arguments: "--ignore\ntracking-parameter\n--hints" });
    expect(quiet.code).toBe(0);
    expect((await run(folder, { since: "main", paths: `${DRAFT}\n` })).code).toBe(1);
    const evil = await run(folder, { since: '$(touch pwned)"; touch pwned #', paths: "$(touch pwned)\n--fix" });
    expect(evil.code).toBe(2);
    const late = await run(folder, { paths: "--fix" }, "push");
    expect(late.stderr).toContain("--fix: no such file or folder");
    expect(gitIn(folder.path, "status", "--porcelain")).not.toContain("pwned");
  });

  test("arguments may name another command, and a diff is left a diff", async () => {
    const folder = contribution();
    const rules = await run(folder, { arguments: "rules\n--format=json" }, "push");
    expect(rules).toMatchObject({ code: 0, stderr: "", outputs: {} });
    expect(JSON.parse(rules.stdout).length).toBeGreaterThan(100);
    const diff = await run(folder, { since: "main", arguments: "--diff" });
    expect(diff).toMatchObject({ code: 1, stderr: "", outputs: {} });
    expect(diff.stdout).toContain(`+${REPAIRED}`);
  });

  test("it says to contributors what only editors may add, and to editors nothing", async () => {
    const folder = newCheckout();
    const entry = "* [crabby 0.3](https://blog.example.net/crabby-0-3)";
    folder.write(
      DRAFT,
      folder.read(DRAFT).replace("### Observations", `### Project/Tooling Updates\n${entry}\n\n### Observations`),
    );
    const asked = { since: "HEAD", arguments: "--format\ntext" };
    expect((await run(folder, { ...asked, author: "external" })).stdout).toMatch(
      /: error: .*\[restricted-section\]\n$/,
    );
    expect(await run(folder, { ...asked, author: "editor" })).toMatchObject({ code: 0, stdout: "" });
  });

  test.each<[Inputs, string]>([
    [{ author: "ferris" }, "input `author`: unknown value `ferris`; write `editor` or `external`, or leave it out"],
    [{ review: "yes" }, "input `review`: unknown value `yes`; write `true` or `false`, or leave it out"],
    [
      { review: "true", since: "main" },
      "input `since` does not go with `review`; a review reads the pull request over GitHub's API; leave one of them out",
    ],
    [
      { review: "true", paths: "draft" },
      "input `paths` does not go with `review`; a review reads the pull request over GitHub's API; leave one of them out",
    ],
    [
      { review: "true" },
      "the event `pull_request` names no pull request; `review` is for `pull_request_target` and `workflow_run`",
    ],
    [{ author: "a\n::error::b" }, "input `author`: unknown value `a\\u{a}::error::b`"],
  ])("%j: one sentence says what is wrong, and the check shows it", async (inputs, sentence) => {
    const { code, stdout, stderr, outputs } = await run(contribution(), inputs);
    expect({ code, outputs }).toEqual({ code: 2, outputs: {} });
    expect(stderr).toContain(`twir-lint: ${sentence}`);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toBe(`::error::${stderr}`);
  });

  test("true and false are read in any case, and a value that is padded", async () => {
    const folder = contribution();
    expect((await run(folder, { since: " main\n", review: "False", author: " editor " })).code).toBe(1);
  });
});

describe("whom it trusts", () => {
  /** A contribution whose config loads a plugin, which tells what it sees. */
  const withPlugin = (): Folder => {
    const folder = contribution();
    const names = "Object.entries(process.env).filter(([, value]) => value.includes('token')).map(([name]) => name)";
    folder.write(
      "plugin.js",
      `import { writeFileSync } from "node:fs"; writeFileSync("pwned", String(${names})); export default [];`,
    );
    folder.write("twir-lint.config.json", '{ "plugins": ["./plugin.js"] }');
    return folder;
  };

  test.each([
    ["pull_request", ["pwned"]],
    ["push", ["pwned"]],
    ["pull_request_target", []],
    ["workflow_run", []],
    ["issue_comment", []],
    ["", []],
  ])("on %s the config of the change loads plugins: %j", async (event, written) => {
    const folder = withPlugin();
    const { stdout } = await run(folder, { since: "main" }, event);
    expect(readdirSync(folder.path).filter((name) => name === "pwned")).toEqual(written);
    if (written.length === 0) expect(stdout).toContain("tracking-parameter");
  });

  test("a plugin sees no token of the job", async () => {
    const folder = withPlugin();
    const env = { ACTIONS_RUNTIME_TOKEN: "a-token", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "a-token" };
    await runAction({ action, cwd: folder.path, event: "pull_request", inputs: { since: "main" }, env });
    expect(folder.read("pwned")).toBe("");
  });

  test("a config that the workflow names is read all the same", async () => {
    const trusted = newFolder();
    trusted.write("config.json", '{ "rules": { "tracking-parameter": "off" } }');
    const inputs = { since: "main", arguments: `--config=${trusted.path}/config.json` };
    expect(await run(contribution(), inputs, "pull_request_target")).toMatchObject({ code: 0, stdout: "" });
  });
});

test("of files that cannot be read it says no counts: none is not 0", async () => {
  expect(await run(contribution(), { paths: "nowhere.md" }, "push")).toMatchObject({ code: 2, outputs: {} });
});

test("it lints the newest draft when nobody asks about a change", async () => {
  const { code, stdout, outputs } = await run(contribution(), {}, "push");
  expect(code).toBe(1);
  expect(stdout).toContain("tracking-parameter");
  expect(outputs.errors).toBe("1");
});

test("what a push learns of the earlier issues is all that a pull request asks", async () => {
  const folder = newCheckout(`${CLEAN}\n${TRACKED}`);
  folder.write("content/2026-03-04-this-week-in-rust.md", folder.read(DRAFT).replaceAll("2026-03-11", "2026-03-04"));
  const env = { XDG_CACHE_HOME: join(newFolder().path, "cache") };
  const learned = join(env.XDG_CACHE_HOME, "twir-lint/archive");
  const learn: string | undefined = yaml("docs/workflows/lint.yml").jobs.lint.steps.at(-1).with.arguments;
  const push = { action, cwd: folder.path, event: "push", env };
  expect(await runAction({ ...push, inputs: { arguments: String(learn) } })).toMatchObject({ code: 0, stderr: "" });
  const names = readdirSync(learned);
  expect(names.map((name) => name.replace(/.*\./, "")).sort()).toEqual(["index", "issues"]);
  // Only what identifies the files may be written once more.
  const bodies = () => names.map((name) => readFileSync(join(learned, name), "utf8").replace(/^.*\n/gm, ""));
  const before = bodies();
  expect((await runAction(push)).code).toBe(1);
  expect(readdirSync(learned)).toEqual(names);
  expect(bodies()).toEqual(before);
});

describe("the review", () => {
  const review =
    (payload: (sha: string) => unknown, inputs: Inputs = {}) =>
    async (event: string) => {
      const { server, sha } = await pullRequest();
      const result = await runAction({
        action,
        cwd: newFolder().path,
        event,
        payload: payload(sha),
        inputs: { review: "true", token: TOKEN, arguments: "--no-open-pulls\n", ...inputs },
        env: { GITHUB_API_URL: server.root, GITHUB_REPOSITORY: REPOSITORY },
      });
      return { ...result, remarks: remarksOn(server) };
    };

  const PAYLOADS = {
    pull_request_target: (sha: string) => ({ pull_request: { number: 12, head: { sha } } }),
    workflow_run: (sha: string) => ({
      workflow_run: {
        head_branch: "topic",
        head_sha: sha,
        head_repository: { full_name: "ferris/newsletter", owner: { login: "ferris" } },
      },
    }),
  };

  test.each(Object.entries(PAYLOADS))(
    "on %s it remarks on the bad line, from an empty folder",
    async (event, payload) => {
      const { code, stderr, outputs, remarks } = await review(payload)(event);
      expect({ code, stderr, outputs }).toEqual({
        code: 0,
        stderr: `twir-lint: posted 1 remark, posted the summary on ${REPOSITORY}#12\n`,
        outputs: {},
      });
      expect(remarks).toEqual([expect.stringContaining("utm_source")]);
    },
  );

  test("a newer commit has a run of its own", async () => {
    const { code, remarks } = await review(() => PAYLOADS.pull_request_target("0".repeat(40)))("pull_request_target");
    expect({ code, remarks }).toEqual({ code: 0, remarks: [] });
  });

  test.each<[string, unknown]>([
    ["no event", null],
    ["a fork that is gone", { workflow_run: { head_branch: "topic", head_repository: null } }],
    ["another kind of value", { pull_request: { number: { a: 1 }, head: [] } }],
  ])("%s: it says so", async (_, payload) => {
    const { code, stderr, remarks } = await review(() => payload)("workflow_run");
    expect({ code, remarks }).toEqual({ code: 2, remarks: [] });
    expect(stderr).toContain("the event `workflow_run` names no pull request");
  });

  test("without a token it says which rights it needs", async () => {
    const { code, stderr } = await review(PAYLOADS.pull_request_target, { token: "" })("pull_request_target");
    expect(code).toBe(2);
    expect(stderr).toContain("the token of its job");
  });
});
