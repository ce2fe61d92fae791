/** Reads and judges a pull request, in the worker: first alone, then once more with earlier issues. */
import { decode } from "../../../src/config/decode.ts";
import { peekDate } from "../../../src/document/front-matter.ts";
import type { Pull, PullFile } from "../../../src/github/client/answers.ts";
import { authorOf } from "../../../src/github/client/base.ts";
import type { Client } from "../../../src/github/client/client.ts";
import { GitHubError } from "../../../src/github/client/errors.ts";
import { Judge, type Judgement } from "../../../src/github/client/judge.ts";
import { findPull, isJudged, listFiles } from "../../../src/github/client/pull-request.ts";
import { parser } from "../../../src/library/parser.ts";
import { NEWSLETTER_REPOSITORY } from "../../../src/newsletter/repository.ts";
import type { Author } from "../../../src/rule/define-rule.ts";
import type { Linter } from "../lint/linter.ts";
import { pageClient } from "../storage/page-client.ts";
import { readIssues } from "../storage/read-issues.ts";
import { archiveOf } from "../storage/stored-issues.ts";
import { answerOf, placeOf, stateOf } from "./answer.ts";
import type { PullAnswer, PullOutcome, PullRequest, TellStep } from "./protocol.ts";
import { troubleOf } from "./troubles.ts";

/** Goes up with each that is asked for: the one before need not be read to its end. */
let newest = 0;

interface Reading {
  readonly request: PullRequest;
  readonly client: Client;
  readonly linter: Linter;
  readonly tell: TellStep;
  readonly isWanted: () => boolean;
}

/** Without a token GitHub does not say who may write, so everybody is taken for a contributor. */
const authorFor = async ({ user }: Pull, { client, request: { repository, token } }: Reading): Promise<Author> => {
  if (token === undefined) return "external";
  return authorOf(client, repository, user?.login).catch((error: unknown) => {
    if (error instanceof GitHubError && error.isForbidden) return "external";
    throw error;
  });
};

/** What is to know of the pull request itself. */
const notesOn = (pull: Pull, changed: readonly PullFile[], repository: string): string[] => {
  const state = stateOf(pull);
  const isGone = state === "open" && placeOf(pull, repository).branch === undefined;
  return [
    ...(changed.length === 0 ? ["It changes no draft and no issue, so there is nothing to judge."] : []),
    ...(isGone ? ["Its fork is gone or private, so there is no branch to edit: open a new pull request."] : []),
  ];
};

/** The latest day of the issues that it changes: what came out before is compared. */
const lastDay = ({ files }: Judgement): number | undefined => {
  const days = files.flatMap(({ change: { after } }) => (after && peekDate(after)) ?? []);
  return days.length === 0 ? undefined : Math.max(...days);
};

const readEarlier = (pull: Pull, judgement: Judgement, { request, client, tell, isWanted }: Reading) => {
  const { repository, token } = request;
  const isOpen = pull.state === "open";
  return readIssues({
    client,
    repository,
    hasToken: token !== undefined,
    revision: isOpen ? pull.base.ref : pull.base.sha,
    before: lastDay(judgement),
    isNewsletter: isOpen && repository === NEWSLETTER_REPOSITORY,
    isWanted,
    tell: (count, wanted) => tell({ doing: "reading earlier issues", count, wanted }),
  });
};

const judgePull = async (pull: Pull, reading: Reading): Promise<PullAnswer> => {
  const { request, client, linter, tell } = reading;
  const { repository } = request;
  const changed = (await listFiles(client, repository, pull.number)).filter(isJudged);
  const notes = notesOn(pull, changed, repository);
  const author = changed.length === 0 ? "external" : await authorFor(pull, reading);
  const answer = (judgement: Judgement) => ({ pull, repository, judgement, author, notes: [...notes] });
  if (changed.length === 0)
    return answerOf({ ...answer({ files: [], unread: 0, isPartial: false }), earlier: { count: 0, wanted: 0 } });

  tell({ doing: "reading the texts before and after" });
  linter.dictionary ??= (await import("../lint/dictionary.ts")).english;
  const judge = new Judge(pull, {
    ...{ client, repository, parser, decode, dictionary: linter.dictionary },
    author,
    earlierIssues: 0,
    looksAtOpenPulls: false,
    note: (line) => {
      if (!notes.includes(`${line}.`)) notes.push(`${line}.`);
    },
  });
  const alone = await judge.judge(changed);
  tell({ answer: answerOf(answer(alone)) });

  const { texts, key, isNewest, count, wanted, sentence } = await readEarlier(pull, alone, reading);
  const archive = archiveOf({ texts, key });
  if (isNewest && count > 0) linter.archive = archive;
  const judgement = count === 0 ? alone : await judge.judge(changed, archive);
  return answerOf({ ...answer(judgement), earlier: { count, wanted, sentence } });
};

/** Never fails: what goes wrong is told in a sentence. */
export const readPull = async (request: PullRequest, tell: TellStep, linter: Linter): Promise<PullOutcome> => {
  const mine = ++newest;
  const { repository, number, token } = request;
  // What no header can hold is no token.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    return { trouble: "That is no token of GitHub: it has characters that none has. Copy it once more." };
  const client = pageClient(token);
  let isFound = false;
  try {
    tell({ doing: `asking GitHub for pull request ${number}` });
    const pull = (await findPull(client, repository, { pull: number, isClosedToo: true })) as Pull;
    isFound = true;
    return { answer: await judgePull(pull, { request, client, linter, tell, isWanted: () => mine === newest }) };
  } catch (error) {
    return { trouble: troubleOf(error, { ...request, quota: client.quota, isFound }) };
  }
};
