/** Runs the action as a runner of GitHub Actions does, from the tree that a release puts on its tag. Needs `npm run build`. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionTree } from "../../scripts/release/action-tree.ts";
import { writeTree } from "../../scripts/release/files.ts";
import { newFolder, type Result } from "./cli-run.ts";
import { yaml } from "./workflow-run.ts";

/** Writes the tree into a folder, which stays; returns its path. */
export const newActionTree = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "twir-lint-action-"));
  writeTree(folder, actionTree(JSON.parse(readFileSync("package.json", "utf8"))), new Date(0));
  return folder;
};

/** What a runner gives a step. */
export interface StepInput {
  /** The folder of the action. */
  readonly action: string;
  /** The workspace. */
  readonly cwd: string;
  readonly event: string;
  readonly payload?: unknown;
  /** `with:` of the step; the defaults of the others are those of `action.yml`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ActionResult extends Result {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** The environment of the step: nothing of whoever runs the tests, and every input. */
const environmentOf = (
  { action, cwd, event, inputs = {}, env }: StepInput,
  runner: ReturnType<typeof newFolder>,
): Record<string, string | undefined> => {
  const declared: Record<string, { default?: string }> = yaml(join(action, "action.yml")).inputs;
  const unknown = Object.keys(inputs).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(", ")}`);
  const given = Object.entries(declared).map(([name, input]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    inputs[name] ?? input.default?.replace(/\$\{\{.*\}\}/, "the-token-of-the-job") ?? "",
  ]);
  return {
    ...Object.fromEntries(given),
    PATH: process.env.PATH,
    HOME: runner.path,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(runner.path, "event.json"),
    GITHUB_OUTPUT: join(runner.path, "output"),
    GITHUB_STEP_SUMMARY: join(runner.path, "summary"),
    GITHUB_WORKSPACE: cwd,
    RUNNER_TEMP: runner.path,
    ...env,
  };
};

/** Starts the file that `action.yml` names in an empty environment but for what a runner sets. */
export const runAction = (step: StepInput): Promise<ActionResult> => {
  const runner = newFolder();
  for (const name of ["output", "summary"]) runner.write(name, "");
  runner.write("event.json", JSON.stringify(step.payload ?? {}));
  const main = join(step.action, yaml(join(step.action, "action.yml")).runs.main);
  const env = environmentOf(step, runner);
  return new Promise((done) => {
    execFile(process.execPath, [main], { cwd: step.cwd, env }, (error, stdout, stderr) =>
      done({
        code: error === null ? 0 : Number(error.code),
        stdout,
        stderr,
        outputs: Object.fromEntries([...runner.read("output").matchAll(/^(\w+)=(.*)$/gm)].map(([, ...pair]) => pair)),
        summary: runner.read("summary"),
      }),
    );
  });
};

/** The JSON report that the output names. */
export const reportOf = ({ outputs }: ActionResult) =>
  existsSync(outputs.report ?? "") ? JSON.parse(readFileSync(outputs.report as string, "utf8")) : undefined;
