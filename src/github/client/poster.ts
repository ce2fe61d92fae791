/** Reads what a pull request says already, and carries out a plan. */
import { readReviewMarker } from "../markers.ts";
import type { Plan, Posted, PostedReview } from "../plan.ts";
import { commentSchema, pendingCommentSchema, reviewSchema } from "./answers.ts";
import type { Client } from "./client.ts";
import { GitHubError } from "./errors.ts";

export interface PosterOptions {
  readonly client: Client;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  /** Whose reviews are ours. */
  readonly login: string;
  /** The commit that was judged. */
  readonly sha: string;
}

/** What was done, counted. */
export interface Done {
  readonly posted: number;
  readonly edited: number;
  readonly deleted: number;
  readonly summary?: "posted" | "updated";
  /** GitHub refused the comments of the review: what they say is in the summary. */
  readonly isRefused: boolean;
}

const ATTEMPTS = 3;
/** Seconds, each time as many more. */
const PAUSE = 2;
/** Seconds to wait when GitHub takes the job for abuse: what it advises for a limit that names no time. */
const ABUSE_PAUSE = 60;

const ignoreGone = (error: unknown): void => {
  if (!(error instanceof GitHubError && error.status === 404)) throw error;
};

/** The review of one pull request. */
export class Poster {
  readonly #options: PosterOptions;
  readonly #reviews: string;

  constructor(options: PosterOptions) {
    const { repository, number } = options;
    this.#options = options;
    this.#reviews = `/repos/${repository}/pulls/${number}/reviews`;
  }

  async #listReviews(): Promise<PostedReview[]> {
    const rows = await this.#options.client.list(this.#reviews, reviewSchema);
    return rows.map(({ id, user, state, body }) => ({ id, login: user?.login, state, body: body ?? "" }));
  }

  /** With the texts of a review that was begun under our login: it may be another program's. */
  async #withPendingTexts(review: PostedReview): Promise<PostedReview> {
    const { client, login } = this.#options;
    if (review.state !== "PENDING" || review.login !== login) return review;
    const rows = await client.list(`${this.#reviews}/${review.id}/comments`, pendingCommentSchema);
    return { ...review, pendingTexts: rows.map(({ body }) => body) };
  }

  /** What is said already. The comments are listed only if a review is ours: ours belong to one. */
  async posted(): Promise<Posted> {
    const { client, login, repository, number } = this.#options;
    const reviews = await Promise.all((await this.#listReviews()).map((review) => this.#withPendingTexts(review)));
    if (!reviews.some((review) => review.login === login)) return { reviews, comments: [] };
    const rows = await client.list(`/repos/${repository}/pulls/${number}/comments`, commentSchema);
    const comments = rows.map(({ id, user, path, body, line, start_line: first, in_reply_to_id: answers }) => ({
      id,
      login: user?.login,
      path,
      body,
      lines: line ? { first: first ?? line, last: line } : undefined,
      answers: answers ?? undefined,
    }));
    return { reviews, comments };
  }

  async #isPosted(): Promise<boolean> {
    const { login, sha } = this.#options;
    const reviews = await this.#listReviews();
    return reviews.some((review) => review.login === login && readReviewMarker(review.body)?.sha === sha);
  }

  /** Posts one review. When no answer comes it may be there all the same, so it is looked for before it is posted again. */
  async #post(review: { body: string; comments: readonly object[] }): Promise<void> {
    const { client, sha } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        await client.post(this.#reviews, { commit_id: sha, event: "COMMENT", ...review });
        return;
      } catch (error) {
        const isAbuse = error instanceof GitHubError && error.isRateLimit && error.status === 422;
        const isUncertain = error instanceof GitHubError && error.isUncertain;
        if (!(isAbuse || isUncertain)) throw error;
        await client.wait(isAbuse ? ABUSE_PAUSE : PAUSE * attempt);
        if (await this.#isPosted()) return;
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Posts the review of a plan; returns false when GitHub refused its comments, and what they say is in the summary. */
  async #review({ review, summaryId }: Plan): Promise<boolean> {
    if (review === undefined) return true;
    const { body, comments, withoutComments } = review;
    try {
      await this.#post({ body, comments });
      return true;
    } catch (error) {
      const isRefused = error instanceof GitHubError && error.status === 422 && !error.isRateLimit;
      if (!isRefused || comments.length === 0) throw error;
    }
    if (summaryId === undefined) await this.#post({ body: withoutComments, comments: [] });
    else await this.#options.client.change("PUT", `${this.#reviews}/${summaryId}`, { body: withoutComments });
    return false;
  }

  /**
   * Carries out a plan: the new review first, so that what fails for want of a right has changed nothing.
   * @throws GitHubError `isForbidden` when the token may not write
   */
  async carryOut(plan: Plan): Promise<Done> {
    const { client, repository } = this.#options;
    const comment = `/repos/${repository}/pulls/comments`;
    for (const id of plan.pending) await client.change("DELETE", `${this.#reviews}/${id}`).catch(ignoreGone);
    const isAccepted = await this.#review(plan);
    for (const { id, body } of plan.edited)
      await client.change("PATCH", `${comment}/${id}`, { body }).catch(ignoreGone);
    for (const id of plan.deleted) await client.change("DELETE", `${comment}/${id}`).catch(ignoreGone);
    const { summary, review, summaryId } = plan;
    if (summary && isAccepted) await client.change("PUT", `${this.#reviews}/${summary.id}`, { body: summary.body });
    const isUpdated = summaryId !== undefined && (summary !== undefined || !isAccepted);
    return {
      posted: isAccepted ? (review?.comments.length ?? 0) : 0,
      edited: plan.edited.length,
      deleted: plan.deleted.length,
      summary: review && summaryId === undefined ? "posted" : isUpdated ? "updated" : undefined,
      isRefused: !isAccepted,
    };
  }
}
