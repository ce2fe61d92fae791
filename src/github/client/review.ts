/** Reviews a pull request: judges it, and keeps what was said of it up to date. */
import { plural } from "../../report/plural.ts";
import type { JudgedFile } from "../judged-file.ts";
import { isEmptyPlan, type Plan, planOf } from "../plan.ts";
import { planText } from "../plan-text.ts";
import { remarksOf } from "../remarks.ts";
import type { Pull } from "./answers.ts";
import { GitHubError, GRANT } from "./errors.ts";
import { Judge, type JudgeOptions } from "./judge.ts";
import { type Done, Poster } from "./poster.ts";
import { findPull, isJudged, listFiles, type Wanted } from "./pull-request.ts";

export interface ReviewOptions extends Omit<JudgeOptions, "note"> {
  readonly wanted: Wanted;
  /** `https://github.com`. */
  readonly server: string;
  /** Whose reviews are ours. */
  readonly login: string;
  /** Nothing is posted; what would be is in the result. */
  readonly isDryRun: boolean;
}

/** What came of a review. */
export interface Reviewed {
  /** What was done, in one line. */
  readonly done: string;
  /** What else there is to say, a line each. */
  readonly notes: readonly string[];
  /** What would be posted, in a dry run. */
  readonly shown?: string;
  /** The files, when the token may not write: what was found must be told elsewhere. */
  readonly untold?: readonly JudgedFile[];
  /** Whether the job could be done as asked. */
  readonly isComplete: boolean;
}

const nameOf = ({ pull, head }: Wanted, repository: string): string =>
  pull === undefined ? `${repository} from ${head}` : `${repository}#${pull}`;

const placeOf = ({ head }: Pull, { server, repository }: ReviewOptions) => ({
  server,
  repository,
  sha: head.sha,
  branch: head.repo ? { repository: head.repo.full_name, name: head.ref } : undefined,
});

const doneText = ({ posted, edited, deleted, summary, isRefused }: Done): string => {
  const parts = [
    posted > 0 ? `posted ${plural(posted, "remark")}` : "",
    edited > 0 ? `edited ${edited}` : "",
    deleted > 0 ? `removed ${deleted}` : "",
    summary === undefined ? "" : `${summary} the summary`,
    isRefused ? "GitHub took no comments on the lines, so the summary has them" : "",
  ];
  return parts.filter(Boolean).join(", ");
};

/** Does what is planned, unless the pull request has moved on in the meantime. */
const carryOut = async (plan: Plan, poster: Poster, { pull, options }: { pull: Pull; options: ReviewOptions }) => {
  if (isEmptyPlan(plan)) return undefined;
  const current = await findPull(options.client, options.repository, { pull: pull.number, headSha: pull.head.sha });
  return current === undefined ? "moved" : poster.carryOut(plan);
};

/**
 * Reviews a pull request.
 * @throws GitHubError when something cannot be read, or posting fails for another reason than a missing right
 */
export const reviewPull = async (options: ReviewOptions): Promise<Reviewed> => {
  const { client, repository, wanted, login, isDryRun } = options;
  const notes: string[] = [];
  const note = (line: string): void => {
    if (!notes.includes(line)) notes.push(line);
  };
  const pull = await findPull(client, repository, wanted);
  if (pull === undefined) {
    const done = `nothing to do on ${nameOf(wanted, repository)}: it is not open, or has a newer commit`;
    return { done, notes, isComplete: true };
  }
  const name = `${repository}#${pull.number}`;
  const changed = (await listFiles(client, repository, pull.number)).filter(isJudged);
  const { files, unread, isPartial } = await new Judge(pull, { ...options, note }).judge(changed);
  const poster = new Poster({ client, repository, number: pull.number, login, sha: pull.head.sha });
  const place = placeOf(pull, options);
  const plan = planOf(remarksOf(files), await poster.posted(), { login, place, isPartial });
  const isComplete = unread === 0;
  if (isDryRun) return { done: `dry run on ${name}`, notes, shown: planText(plan), isComplete };
  try {
    const done = await carryOut(plan, poster, { pull, options });
    if (done === "moved") return { done: `nothing done on ${name}: it has a newer commit`, notes, isComplete };
    return { done: `${done === undefined ? "nothing new to say" : doneText(done)} on ${name}`, notes, isComplete };
  } catch (error) {
    if (!(error instanceof GitHubError && error.isForbidden)) throw error;
    note(`${error.message}; ${GRANT}`);
    return { done: `nothing posted on ${name}`, notes, untold: files, isComplete: false };
  }
};
