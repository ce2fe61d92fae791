/** Runs `twir-lint review` against the GitHub of the tests. */

import type { Result } from "./cli-run.ts";
import { newFolder } from "./cli-run.ts";
import { type GitHubServer, REPOSITORY, TOKEN } from "./github-server.ts";

/** A group of the throttling plugin that paces nothing. */
const unpaced = {
  key: () => ({
    schedule: (_options: object, task: (...more: unknown[]) => unknown, ...more: unknown[]) => task(...more),
  }),
};

/** Seconds are milliseconds, and requests follow each other at once. */
export const QUICK = { second: 1, throttle: { write: unpaced, notifications: unpaced } };

export interface ReviewResult extends Result {
  /** Of this run. */
  readonly asked: readonly string[];
  readonly writes: readonly string[];
}

/** Runs it on pull request 12 unless `argv` says otherwise. */
export const review = async (
  server: GitHubServer,
  argv: readonly string[] = ["--pull", "12"],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<ReviewResult> => {
  server.asked.length = 0;
  const surroundings = {
    env: { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: server.root, ...env },
    github: QUICK,
  };
  const result = await newFolder().run(["review", ...argv], surroundings);
  return { ...result, asked: [...server.asked], writes: server.writes };
};
