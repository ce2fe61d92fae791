/** Runs `twir-lint review` against the GitHub of the tests. */
import { CLEAN, issueWith, newFolder, type Result } from "./cli-run.ts";
import { DRAFT } from "./git-run.ts";
import type { PullRequest } from "./github-repository.ts";
import { type GitHubServer, newGitHub, REPOSITORY, TOKEN } from "./github-server.ts";

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

/** A newsletter with a draft, and pull request 12, which gives it these entries and events. */
export const newsletter = async (...parts: Parameters<typeof issueWith>): Promise<GitHubServer> => {
  const server = await newGitHub();
  server.repository.put({ [DRAFT]: issueWith(), "README.md": "newsletter\n" });
  server.repository.open(12, { [DRAFT]: issueWith(...parts) });
  return server;
};

/** The only pull request, or the one of that number. */
export const pullOf = ({ repository }: GitHubServer, number = 12): PullRequest =>
  repository.pull(number) as PullRequest;

/** The bodies without their markers. */
export const bodiesOf = (said: readonly { readonly body: string }[]): string[] =>
  said.map(({ body }) => body.replace(/^<!-- [^>]* -->\n\n/, ""));

/** A link with a tracking parameter, for that name. */
export const tracked = (name: string): string => `* [${name}](https://blog.example.net/${name}?utm_source=feed)`;
export const repaired = (name: string): string => `* [${name}](https://blog.example.net/${name})`;

/** Earlier issues, the newest first, one a week; the newest has this entry. */
export const earlierIssues = (count: number, entry: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const day = new Date(Date.UTC(2026, 2, 4 - 7 * index)).toISOString().slice(0, 10);
      // A page that every issue links is a series, and none of them repeats the other.
      const text = issueWith(index === 0 ? `${CLEAN}\n${entry}` : `* [Old](https://blog.example.net/old-${index})`);
      return [
        `content/${day}-this-week-in-rust.md`,
        text.replace("2026-03-11", day).replaceAll("642", String(641 - index)),
      ];
    }),
  );
