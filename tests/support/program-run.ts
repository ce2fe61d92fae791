/** Runs the built program as a process of its own, on what strangers left for it. Needs `npm run build`. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Result } from "./cli-run.ts";

export const BIN = resolve("bin/twir-lint.js");

/** Milliseconds. A run that waits for what never comes is killed, and its exit code is no number. */
const PATIENCE = 20_000;

interface Surroundings {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
}

const resultOf = ({ status, stdout, stderr }: SpawnSyncReturns<string>): Result => ({
  code: status ?? Number.NaN,
  stdout,
  stderr,
});

const options = (cwd: string, { env = {}, input = "" }: Surroundings) => ({
  ...{ cwd, input, encoding: "utf8" as const, timeout: PATIENCE, killSignal: "SIGKILL" as const },
  env: { ...process.env, ...env },
});

/** Runs `twir-lint` in a folder. */
export const runProgram = (cwd: string, argv: readonly string[], surroundings: Surroundings = {}): Result =>
  resultOf(spawnSync(process.execPath, [BIN, ...argv], options(cwd, surroundings)));

/** Runs a script of a shell in a folder; `"$@"` in it is the program. */
export const runShell = (cwd: string, script: string, surroundings: Surroundings = {}): Result =>
  resultOf(spawnSync("bash", ["-c", script, "bash", process.execPath, BIN], options(cwd, surroundings)));
