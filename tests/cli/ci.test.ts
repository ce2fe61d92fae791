/** What CI is made of: the commands of docs/ci.md, the actions, the workflows, the hooks, the problem matcher. */
import { readdirSync, readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { MARKER } from "../../src/report/markdown.ts";
import { type Folder, issueWith, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { commitAll, DRAFT, gitIn, newCheckout } from "../support/git-run.ts";
import { type GitHubServer, newGitHub, REPOSITORY, TOKEN } from "../support/github-server.ts";
import { bash, type Step, toolFolder, yaml } from "../support/workflow-run.ts";

const ROOT = resolve(".");
const GOOD = "* [Good](https://good.example.net/post)";

const stepsOf = (action: { runs: { steps: Step[] } }): Step[] => action.runs.steps;

/** A checkout on a branch that adds a good and a bad line. */
const contribution = (): Folder => {
  const folder = newCheckout();
  gitIn(folder.path, "switch", "--quiet", "--create", "topic");
  folder.write(DRAFT, issueWith(`* [Post](https://blog.example.net/post)\n${GOOD}\n${TRACKED}`));
  commitAll(folder);
  return folder;
};

/** The same change as pull request 12 of a fork, and its newest commit. */
const pullRequest = async (): Promise<{ server: GitHubServer; sha: string }> => {
  const server = await newGitHub();
  server.repository.put({ [DRAFT]: issueWith() });
  const entries = `* [Post](https://blog.example.net/post)\n${GOOD}\n${TRACKED}`;
  const { head } = server.repository.open(12, { [DRAFT]: issueWith(entries) });
  return { server, sha: head.sha };
};

const remarksOn = ({ repository }: GitHubServer): string[] =>
  repository.pull(12)?.comments.map(({ body }) => body) ?? [];

describe("docs/ci.md", () => {
  const commands = [...readFileSync("docs/ci.md", "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(
    ([, block = ""]) => block.trimEnd().split("\n"),
  );
  test("has commands", () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
  });

  test("its commands do what it says", { timeout: 120_000 }, async () => {
    const folder = contribution();
    const { server, sha } = await pullRequest();
    const env = {
      PATH: `${toolFolder()}${delimiter}${process.env.PATH}`,
      GITHUB_TOKEN: TOKEN,
      GITHUB_API_URL: server.root,
      HEAD_SHA: sha,
    };
    const original = folder.read(DRAFT);
    for (const command of commands) {
      const { code, stderr } = await bash(command, folder.path, env);
      expect({ command, code, stderr }).toEqual({
        command,
        code: Number(/# exits with (\d)/.exec(command)?.[1] ?? 0),
        stderr: command.includes("--dry-run")
          ? `twir-lint: dry run on ${REPOSITORY}#12\n`
          : command.includes(" review ")
            ? `twir-lint: posted 1 remark, posted the summary on ${REPOSITORY}#12\n`
            : command.includes("--staged")
              ? "twir-lint: nothing is staged; `git add` the draft first\n"
              : "",
      });
      if (command.endsWith("--fix")) expect(folder.read(DRAFT)).toBe(original.replace(TRACKED, REPAIRED));
      // Each part of the page starts from the change as it was.
      else if (folder.read(DRAFT) !== original) folder.write(DRAFT, original);
    }
    expect(remarksOn(server)).toEqual([expect.stringContaining("utm_source")]);
    expect(JSON.parse(folder.read("twir-lint.sarif")).version).toBe("2.1.0");
    expect(JSON.parse(folder.read("twir-lint.rdjson")).diagnostics).toHaveLength(1);
    expect(folder.read("twir-lint.xml")).toContain('failures="1"');
    expect(folder.read("twir-lint.md")).toContain(MARKER);
  });
});

describe("the action", () => {
  const lint = stepsOf(yaml("action.yml")).find(({ name }) => name === "Lint") as Step;

  const run = (folder: Folder, inputs: Readonly<Record<string, string>>, event = "pull_request") =>
    bash(lint.run as string, folder.path, {
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: event,
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_STEP_SUMMARY: `${folder.path}/summary.md`,
      SINCE: "",
      PATHS: "",
      ARGUMENTS: "",
      AUTHOR: "",
      ...inputs,
    });

  /** What actions/checkout leaves for a pull request: the merge, and the two commits that it merges. */
  const mergeCheckout = (): Folder => {
    const folder = contribution();
    gitIn(folder.path, "switch", "--quiet", "main");
    commitAll(folder, "later");
    gitIn(folder.path, "switch", "--quiet", "--detach");
    gitIn(folder.path, "merge", "--quiet", "--no-edit", "topic");
    const clone = newFolder();
    gitIn(folder.path, "branch", "merge");
    gitIn(clone.path, "clone", "--quiet", "--depth=2", "--branch=merge", `file://${folder.path}`, ".");
    return clone;
  };

  test("annotates the contributor's line, and fills log and summary", async () => {
    const folder = mergeCheckout();
    const { code, stdout, stderr } = await run(folder, {});
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout.match(/^::\w+ file=[^,]*,line=\d+/gm)).toEqual([`::error file=${DRAFT},line=16`]);
    expect(stdout).toContain(`${DRAFT}:16:40  error  tracking-parameter\n`);
    expect(folder.read("summary.md")).toContain(REPAIRED);
    expect(folder.read("summary.md")).toContain("For editors: not to be merged in bulk, since it adds 2 lines.");
  });

  test("takes a revision, paths and arguments, whatever they hold", async () => {
    const folder = contribution();
    const quiet = await run(folder, { SINCE: "main", ARGUMENTS: "--ignore\ntracking-parameter\n--hints" });
    expect(quiet.code).toBe(0);
    expect((await run(folder, { SINCE: "main", PATHS: `${DRAFT}\n` })).code).toBe(1);
    const evil = await run(folder, { SINCE: '$(touch pwned)"; touch pwned #', PATHS: "$(touch pwned)\n--fix" });
    expect(evil.code).toBe(2);
    const late = await run(folder, { PATHS: "--fix" }, "push");
    expect(late.stderr).toContain("--fix: no such file or folder");
    expect(gitIn(folder.path, "status", "--porcelain")).not.toContain("pwned");
  });

  test("says to contributors what only editors may add, and to editors nothing", async () => {
    const folder = newCheckout();
    const entry = "* [crabby 0.3](https://blog.example.net/crabby-0-3)";
    folder.write(
      DRAFT,
      folder.read(DRAFT).replace("### Observations", `### Project/Tooling Updates\n${entry}\n\n### Observations`),
    );
    const asked = { SINCE: "HEAD", ARGUMENTS: "--format\ntext" };
    expect((await run(folder, { ...asked, AUTHOR: "external" })).stdout).toMatch(
      /: error: .*\[restricted-section\]\n$/,
    );
    expect(await run(folder, { ...asked, AUTHOR: "editor" })).toMatchObject({ code: 0, stdout: "" });
  });

  test.each([
    ["pull_request", ["pwned"]],
    ["push", ["pwned"]],
    ["pull_request_target", []],
    ["workflow_run", []],
    ["issue_comment", []],
    ["", []],
  ])("on %s the config of the change loads plugins: %j", async (event, written) => {
    const folder = contribution();
    folder.write(
      "plugin.js",
      'import { writeFileSync } from "node:fs"; writeFileSync("pwned", ""); export default [];',
    );
    folder.write("twir-lint.config.json", '{ "plugins": ["./plugin.js"] }');
    const { stdout } = await run(folder, { SINCE: "main" }, event);
    expect(readdirSync(folder.path).filter((name) => name === "pwned")).toEqual(written);
    if (written.length === 0) expect(stdout).toContain("tracking-parameter");
  });

  test("a config that the workflow names is read all the same", async () => {
    const folder = contribution();
    const trusted = newFolder();
    trusted.write("config.json", '{ "rules": { "tracking-parameter": "off" } }');
    const inputs = { SINCE: "main", ARGUMENTS: `--config=${trusted.path}/config.json` };
    expect(await run(folder, inputs, "pull_request_target")).toMatchObject({ code: 0, stdout: "" });
  });

  test("lints the newest draft when nobody asks about a change", async () => {
    const folder = contribution();
    const { code, stdout } = await run(folder, {}, "push");
    expect(code).toBe(1);
    expect(stdout).toContain("tracking-parameter");
  });
});

describe("the action that reviews", () => {
  const step = stepsOf(yaml("action.yml")).find(({ name }) => name === "Review") as Step;

  test.each([
    ["pull_request_target", { PULL: "12", HEAD: ":", HEAD_REPOSITORY: "" }],
    ["workflow_run", { PULL: "", HEAD: "ferris:topic", HEAD_REPOSITORY: "ferris/newsletter" }],
  ])("on %s it remarks on the bad line, from an empty folder", async (event, inputs) => {
    const { server, sha } = await pullRequest();
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: event,
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_API_URL: server.root,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_TOKEN: TOKEN,
      HEAD_SHA: sha,
      AUTHOR: "",
      ARGUMENTS: "--no-open-pulls\n",
      ...inputs,
    };
    const { code, stderr } = await bash(step.run as string, newFolder().path, env);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `twir-lint: posted 1 remark, posted the summary on ${REPOSITORY}#12\n`,
    });
    expect(remarksOn(server)).toEqual([expect.stringContaining("utm_source")]);
  });
});

test("the action passes each of its inputs on, and no other", () => {
  const { inputs } = yaml("action.yml");
  const text = readFileSync("action.yml", "utf8");
  const used = [...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
});

describe("the problem matcher", () => {
  const { problemMatcher } = JSON.parse(readFileSync("problem-matcher.json", "utf8"));
  let lines: string[] = [];
  beforeAll(async () => {
    const folder = newFolder();
    folder.write(DRAFT, readFileSync(`fixtures/${DRAFT}`));
    lines = (await folder.run(["--format", "text", DRAFT])).stdout.trimEnd().split("\n");
  });

  test("reads every line that `text` prints, once", () => {
    expect(lines.length).toBeGreaterThan(30);
    const read = lines.map((line) =>
      problemMatcher.flatMap(({ owner, pattern: [{ regexp, file, line: at, column, message, code }] }: Matcher) => {
        const match = new RegExp(regexp).exec(line);
        return match ? [`${owner} ${match[file]} ${match[at]} ${match[column]} ${match[message]} ${match[code]}`] : [];
      }),
    );
    const wanted = lines.map((line) => {
      const [, path, at, column, severity, message, rule] = /^(.*):(\d+):(\d+): (\w+): (.*) \[(.*)\]$/.exec(line) ?? [];
      return [`twir-lint${severity === "info" ? "-hints" : ""} ${path} ${at} ${column} ${message} ${rule}`];
    });
    expect(read).toEqual(wanted);
  });

  interface Matcher {
    readonly owner: string;
    readonly pattern: readonly [
      { regexp: string; file: number; line: number; column: number; message: number; code: number },
    ];
  }
});

describe("the hooks of pre-commit", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly language: string;
  }
  const hooks: Hook[] = yaml(".pre-commit-hooks.yaml");

  test("are for issues only", () => {
    for (const { files, language } of hooks) {
      expect(language).toBe("node");
      expect(new RegExp(files).test(DRAFT)).toBe(true);
      expect(new RegExp(files).test("README.md")).toBe(false);
    }
  });

  test("run what is there, on the files that they are given", async () => {
    const folder = newCheckout(TRACKED);
    folder.write(DRAFT, issueWith(`${TRACKED}\n${GOOD}`));
    gitIn(folder.path, "add", "--all");
    const codes = [];
    for (const { id, entry } of hooks) {
      const [name, ...argv] = entry.split(" ");
      expect(name).toBe("twir-lint");
      codes.push([id, (await folder.run([...argv, DRAFT])).code]);
    }
    expect(codes).toEqual([
      ["twir-lint", 0],
      ["twir-lint-all", 1],
    ]);
  });
});
