/** Runs the shell steps of actions and workflows as a runner does. */
import { execFile } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { parse } from "yaml";
import { newFolder } from "./cli-run.ts";

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

// biome-ignore lint/suspicious/noExplicitAny: what is in the file is what the test asks
export const yaml = (path: string): any => parse(readFileSync(path, "utf8"));

type Environment = Readonly<Record<string, string | undefined>>;

export interface StepResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as a step of a job does; the environment is what is given and nothing else. */
export const bash = (script: string, cwd: string, env: Environment, options = ["-eo", "pipefail"]) =>
  new Promise<StepResult>((done) => {
    const run = { cwd, env: { PATH: process.env.PATH, HOME: "/nonexistent", ...env } };
    execFile("bash", ["--noprofile", "--norc", ...options, "-c", script], run, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

/** A folder for the PATH with `twir-lint` in it, and other programs as shell scripts. */
export const toolFolder = (programs: Readonly<Record<string, string>> = {}): string => {
  const folder = newFolder();
  const twirLint = `exec "${process.execPath}" "${resolve("bin/twir-lint.js")}" "$@"`;
  for (const [name, script] of Object.entries({ "twir-lint": twirLint, ...programs })) {
    folder.write(name, `#!/bin/sh\n${script}\n`);
    chmodSync(`${folder.path}/${name}`, 0o755);
  }
  return folder.path;
};

/** What a run of a job is given. */
export interface JobInput {
  /** Of expressions, such as `github.event_name`, in steps. */
  readonly expressions: Readonly<Record<string, string>>;
  /** Whether each condition of a step holds; `success()` is added by the runner to all others. */
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly cwd: string;
  /** A folder for the PATH. */
  readonly tools: string;
  /** For the programs there. */
  readonly env?: Environment;
}

const known = <Value>(values: Readonly<Record<string, Value>>, name: string): Value => {
  if (!Object.hasOwn(values, name)) throw new Error(`the test does not say what \`${name}\` is`);
  return values[name] as Value;
};

/**
 * Runs the scripts of a job one after the other, and the actions not at all: with `bash -e`, the environment of workflow
 * and step, and outputs; after a failure only the steps that say so.
 * @returns the results of the steps that ran, by their names
 */
export const runJob = async (
  workflow: { env?: Record<string, string>; jobs: Record<string, { steps: Step[] }> },
  { expressions, conditions, cwd, tools, env }: JobInput,
): Promise<Record<string, StepResult>> => {
  const outputs: Record<string, string> = {};
  const evaluate = (text: string): string =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) =>
      expression.startsWith("steps.") ? (outputs[expression] ?? "") : known(expressions, expression),
    );
  const results: Record<string, StepResult> = {};
  const runner = newFolder();
  let failed = false;
  for (const step of Object.values(workflow.jobs)[0]?.steps ?? []) {
    if (step.run === undefined) continue;
    const condition = step.if?.replace(/^\$\{\{ (.*) \}\}$/, "$1");
    if (failed && !condition?.includes("cancelled()")) continue;
    if (condition !== undefined && !known(conditions, condition)) continue;
    const given = Object.entries({ ...workflow.env, ...step.env }).map(([name, value]) => [name, evaluate(value)]);
    const output = runner.write("output", "");
    const result = await bash(
      step.run,
      cwd,
      {
        PATH: `${tools}${delimiter}${process.env.PATH}`,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: runner.path,
        ...env,
        ...Object.fromEntries(given),
      },
      ["-e"],
    );
    for (const [, name, value] of runner.read("output").matchAll(/^([\w-]+)=(.*)$/gm))
      outputs[`steps.${step.id}.outputs.${name}`] = value as string;
    results[step.name ?? step.run] = result;
    failed ||= result.code !== 0;
  }
  return results;
};
