/** The command `twir-lint comment`: keeps one comment below a pull request up to date. */
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { bulkMergeFromCounts, type CountedFile } from "../../report/bulk.ts";
import { escapeHidden } from "../../report/escape.ts";
import { type JsonReport, reportSchema } from "../../report/json-schema.ts";
import { commentOf, MARKER } from "../../report/markdown.ts";
import { fileFailure } from "../io/discover.ts";
import { MAX_BYTES } from "../io/files.ts";
import { GitHubApi, RetryableError } from "../io/github-api.ts";
import type { Io } from "../io/io.ts";
import { version } from "../io/version.ts";
import type { CommentFlags } from "../options/comment.ts";

interface PullRequest {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string };
}
interface IssueComment {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly login: string } | null;
}

const ATTEMPTS = 4;

/**
 * Reads the report of another run. A stranger may have written it, so it is checked against the schema, and the text of
 * the comment is made here.
 */
const readReport = async (path: string, cwd: string): Promise<JsonReport> => {
  const file = resolve(cwd, path);
  let text: string;
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new UsageError(`${path}: larger than 10 MB`);
    text = await readFile(file, "utf8");
  } catch (error) {
    throw error instanceof UsageError ? error : fileFailure(path, error);
  }
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch (cause) {
    const help = "write it with `twir-lint --since REVISION --output json=PATH`, of the same version";
    throw new UsageError(`${path}: not a report`, { help, cause });
  }
};

interface Target {
  readonly api: GitHubApi;
  readonly repository: string;
}

/** The open pull request whose newest commit is `headSha`; undefined when it has a newer one or is closed. */
const findPullRequest = async ({ api, repository }: Target, flags: CommentFlags): Promise<number | undefined> => {
  const isCurrent = ({ state, head }: PullRequest): boolean => state === "open" && head.sha === flags.headSha;
  if (flags.pullRequest !== undefined) {
    const found = await api.get<PullRequest>(`/repos/${repository}/pulls/${flags.pullRequest}`);
    return isCurrent(found) ? flags.pullRequest : undefined;
  }
  const head = encodeURIComponent(flags.head as string);
  const open = await api.list<PullRequest>(`/repos/${repository}/pulls?state=open&head=${head}`);
  return open.find(isCurrent)?.number;
};

/** Our comments, the oldest first: those by the author that start with the marker. No other comment is touched. */
const ourComments = async ({ api, repository }: Target, number: number, author: string): Promise<IssueComment[]> => {
  const all = await api.list<IssueComment>(`/repos/${repository}/issues/${number}/comments`);
  return all.filter(({ user, body }) => user?.login === author && body?.startsWith(MARKER)).sort((a, b) => a.id - b.id);
};

interface CommentText {
  readonly body: string;
  readonly author: string;
  /** Without findings an existing comment is updated, but none is created. */
  readonly hasFindings: boolean;
}

/** Updates our comment, or creates it, and removes duplicates; returns what was done, for the log. */
const upsert = async (target: Target, number: number, { body, author, hasFindings }: CommentText): Promise<string> => {
  const { api, repository } = target;
  const [first, ...duplicates] = await ourComments(target, number, author);
  for (const { id } of duplicates) await api.remove(`/repos/${repository}/issues/comments/${id}`);
  if (first === undefined) {
    if (!hasFindings) return "nothing to say on";
    await api.create(`/repos/${repository}/issues/${number}/comments`, { body });
    return "commented on";
  }
  if (first.body?.replaceAll("\r\n", "\n").trimEnd() === body.trimEnd()) return "nothing new to say on";
  await api.change(`/repos/${repository}/issues/comments/${first.id}`, { body });
  return "updated the comment on";
};

/** Every attempt lists the comments again: a creation whose response was lost may have succeeded. */
const upsertWithRetries = async (target: Target, number: number, comment: CommentText): Promise<string> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await upsert(target, number, comment);
    } catch (error) {
      if (!(error instanceof RetryableError) || attempt === ATTEMPTS) throw error;
      await target.api.backOff(attempt);
    }
  }
};

const connectionOf = (flags: CommentFlags, env: Io["env"]): { token: string; repository: string } => {
  const token = env.GITHUB_TOKEN;
  if (!token)
    throw new UsageError("GITHUB_TOKEN is not set", { help: "give the step the token of its job in GITHUB_TOKEN" });
  const repository = flags.repository ?? env.GITHUB_REPOSITORY;
  if (!repository) throw new UsageError("no repository", { help: "give --repository owner/name" });
  if (flags.pullRequest === undefined && flags.head === undefined)
    throw new UsageError("no pull request", { help: "give --pull-request N, or --head owner:branch" });
  return { token, repository };
};

/** Creates or updates our comment below a pull request, unless a newer commit was pushed. */
export const commentCommand = async (flags: CommentFlags, io: Io): Promise<number> => {
  const { token, repository } = connectionOf(flags, io.env);
  const report = await readReport(flags.report, io.cwd);
  const api = new GitHubApi({
    root: io.env.GITHUB_API_URL || "https://api.github.com",
    token,
    userAgent: `twir-lint/${version()}`,
    pause: io.pause,
  });
  const target = { api, repository };
  const number = await findPullRequest(target, flags);
  if (number === undefined) {
    // The run of the newer commit comments.
    await io.stderr.write(`twir-lint: no comment: ${flags.headSha} is not the newest commit of an open pull request\n`);
    return 0;
  }
  const server = io.env.GITHUB_SERVER_URL || "https://github.com";
  const files = await api.list<CountedFile>(`/repos/${repository}/pulls/${number}/files`);
  const blob = `${server}/${repository}/blob/${flags.headSha}/`;
  const body = commentOf(report, { blob, counted: bulkMergeFromCounts(files) });
  const done = await upsertWithRetries(target, number, {
    body,
    author: flags.author,
    hasFindings: report.files.length > 0,
  });
  await io.stderr.write(`twir-lint: ${done} ${escapeHidden(repository)}#${number}\n`);
  return 0;
};
