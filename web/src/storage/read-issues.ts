/** Reads earlier issues of a repository: from the storage what is there, and from GitHub what is new. */
import { decode } from "../../../src/config/decode.ts";
import { UsageError } from "../../../src/config/usage-error.ts";
import { newestIssues } from "../../../src/github/client/base.ts";
import type { Client } from "../../../src/github/client/client.ts";
import { GitHubError } from "../../../src/github/client/errors.ts";
import { Repository } from "../../../src/github/client/repository.ts";
import { dayInName } from "../../../src/newsletter/issue-name.ts";
import { NEWSLETTER_REPOSITORY } from "../../../src/newsletter/repository.ts";
import {
  forgetOthers,
  isNoIssue,
  remember,
  type StoredRow,
  storedRows,
  storedTexts,
  storeRows,
  storeText,
} from "./issue-store.ts";
import { timeOf } from "./page-client.ts";
import type { EarlierAnswer, TellCount } from "./protocol.ts";
import { type IssueTexts, issueTexts, MOST } from "./stored-issues.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** Requests that are left to the user, to read the pull request once more. */
const RESERVE = 5;

export interface IssuesOptions {
  readonly client: Client;
  readonly repository: string;
  readonly hasToken: boolean;
  /** Default: the repository's own branch. */
  readonly revision?: string;
  /** Only issues that came out before this day. */
  readonly before?: number;
  /** Whether it is the newsletter itself: its newest issues are what the whole page compares with. */
  readonly isNewsletter: boolean;
  /** Whether somebody still waits for them. */
  isWanted?(): boolean;
  readonly tell: TellCount;
}

export interface ReadIssues extends EarlierAnswer, IssueTexts {
  /** Whether they are the newest of the newsletter. */
  readonly isNewest: boolean;
}

/** What has stopped it, and what to do about it. */
const reasonOf = ({ client, hasToken }: IssuesOptions, error?: unknown): string => {
  const { remaining = 0, resetsAt } = client.quota ?? {};
  const isLimit = error === undefined || (error instanceof GitHubError && error.isRateLimit);
  if (!isLimit) return error instanceof GitHubError && error.isSilence ? "GitHub does not answer" : String(error);
  const whose = hasToken ? "this token" : "this address";
  const when = resetsAt === undefined ? "in an hour" : `at ${timeOf(resetsAt)}`;
  const left = remaining > 0 ? `, and the ${remaining} requests that are left are kept for you` : "";
  return `GitHub lets ${whose} ask again ${when}${left}${hasToken ? "" : "; a token lifts that"}`;
};

interface Listed {
  readonly rows: readonly StoredRow[];
  readonly isNewest: boolean;
  readonly error?: unknown;
}

const listIssues = async (options: IssuesOptions): Promise<Listed> => {
  const { client, repository, revision, before = NEVER, isNewsletter } = options;
  try {
    const listed = await new Repository(client, repository).files("content", revision);
    const rows = newestIssues(listed, { before, most: MOST });
    const newest = newestIssues(listed, { before: NEVER, most: MOST });
    if (isNewsletter) await storeRows(newest);
    return { rows, isNewest: isNewsletter && rows[0]?.sha === newest[0]?.sha };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const stored = isNewsletter ? await storedRows() : [];
    const isEarlier = ({ path }: StoredRow): boolean => (dayInName(path) ?? NEVER) < before;
    const rows = stored.filter(isEarlier).slice(0, MOST);
    return { rows, isNewest: rows.length > 0 && rows[0] === stored[0], error };
  }
};

/** A blob, without a text where it is none, or larger than any that GitHub gives; undefined where GitHub knows no such. */
const readBlob = async (
  source: Repository,
  { path, sha }: StoredRow,
): Promise<{ readonly text?: string } | undefined> => {
  try {
    const bytes = await source.blob(path, sha);
    return bytes && { text: decode(path, bytes) };
  } catch (error) {
    if (error instanceof UsageError && !(error instanceof GitHubError)) return {};
    throw error;
  }
};

/**
 * Asks for the texts that are not there yet, the newest first. Those of the newsletter are kept, those of
 * forks are not. Returns why it stopped before the end, if it did.
 */
const readMissing = async (
  rows: readonly StoredRow[],
  texts: Map<string, string>,
  options: IssuesOptions,
): Promise<string | undefined> => {
  const { client, repository, tell, isWanted = () => true } = options;
  const source = new Repository(client, repository);
  for (const row of rows) {
    const { sha } = row;
    if (texts.has(sha) || isNoIssue(row)) continue;
    if (!isWanted()) return "another one was asked for";
    if ((client.quota?.remaining ?? RESERVE + 1) <= RESERVE) return reasonOf(options);
    try {
      const blob = await readBlob(source, row);
      if (blob === undefined) continue;
      const text = remember(sha, blob.text);
      if (text !== undefined) texts.set(sha, text);
      if (repository === NEWSLETTER_REPOSITORY) await storeText(sha);
    } catch (error) {
      if (error instanceof GitHubError) return reasonOf(options, error);
      throw error;
    }
    tell(texts.size, rows.length);
  }
  return undefined;
};

const sentenceOf = (count: number, wanted: number, reason: string | undefined): string | undefined => {
  if (reason === undefined) return undefined;
  const compared =
    wanted === 0 ? "compared with no earlier issues" : `compared with ${count} of ${wanted} earlier issues`;
  return `${compared}: ${reason}`;
};

const readAll = async (options: IssuesOptions): Promise<ReadIssues> => {
  const { rows, isNewest, error } = await listIssues(options);
  const texts = await storedTexts(rows);
  options.tell(texts.size, rows.length);
  const reason = error === undefined ? await readMissing(rows, texts, options) : reasonOf(options, error);
  await forgetOthers(rows);
  const sentence = sentenceOf(texts.size, rows.length, reason);
  return { ...issueTexts(rows, texts), count: texts.size, wanted: rows.length, isNewest, sentence };
};

/** One after the other: what one has read, the next need not ask for. */
let last: Promise<unknown> = Promise.resolve();

/** Whatever goes wrong, those that could be read are returned. */
export const readIssues = (options: IssuesOptions): Promise<ReadIssues> => {
  const next = last.then(() => readAll(options));
  last = next.catch(() => undefined);
  return next;
};
