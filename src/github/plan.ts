/** What to delete, edit, leave and post, so that a pull request says what is so now and nothing twice. */
import type { Place } from "./links.ts";
import { type RemarkMarker, readRemarkMarker, readReviewMarker } from "./markers.ts";
import { doneText, remarkText, rulesOf } from "./remark-text.ts";
import { type Remark, type SuggestingRemark, withSuggestions } from "./remarks.ts";
import { laterText, type SummaryParts, summaryKey, summaryText } from "./summary.ts";

/** A review of a pull request, whoever wrote it. */
export interface PostedReview {
  readonly id: number;
  readonly login?: string;
  /** `PENDING`, `COMMENTED`, … */
  readonly state: string;
  readonly body: string;
  /** The texts of the comments of a pending review, which stand in no list of comments. */
  readonly pendingTexts?: readonly string[];
}

/** A review comment on a pull request, whoever wrote it. */
export interface PostedComment {
  readonly id: number;
  readonly login?: string;
  readonly path: string;
  readonly body: string;
  /** The lines of the newest commit that it stands at, from 1; undefined when the diff no longer shows them. */
  readonly lines?: { readonly first: number; readonly last: number };
  /** The comment that it answers. */
  readonly answers?: number;
}

/** What a pull request says already. */
export interface Posted {
  readonly reviews: readonly PostedReview[];
  readonly comments: readonly PostedComment[];
}

/** A comment of a review to post, on whole lines of the new text. */
export interface NewComment {
  readonly path: string;
  readonly line: number;
  readonly side: "RIGHT";
  readonly start_line?: number;
  readonly start_side?: "RIGHT";
  readonly body: string;
}

export interface NewReview {
  readonly body: string;
  readonly comments: readonly NewComment[];
}

interface Edited {
  readonly id: number;
  readonly body: string;
}

export interface Plan {
  /** A review to post, and the body that it gets should GitHub refuse its comments. */
  readonly review?: NewReview & { readonly withoutComments: string };
  /** Where the review without comments is a summary that exists, its id. */
  readonly summaryId?: number;
  /** Reviews that were begun and never submitted, which block new ones. */
  readonly pending: readonly number[];
  readonly deleted: readonly number[];
  readonly edited: readonly Edited[];
  readonly summary?: Edited;
}

export interface PlanOptions {
  /** Whose remarks are ours. */
  readonly login: string;
  readonly place: Place;
  /** Whether something could not be read, so that what is not found now may still be so. */
  readonly isPartial: boolean;
}

/** Review comments; the rest is counted. */
export const MAX_REMARKS = 20;

interface OurRemark {
  readonly id: number;
  readonly path: string;
  readonly marker: RemarkMarker;
  readonly lines: PostedComment["lines"];
  readonly isAnswered: boolean;
}

/** Ours is what has our marker and our login, and is not done. */
const ourRemarks = ({ comments }: Posted, login: string): OurRemark[] => {
  const answered = new Set(comments.flatMap(({ answers }) => answers ?? []));
  return comments.flatMap(({ id, path, body, lines, login: author, answers }) => {
    const marker = author === login && answers === undefined ? readRemarkMarker(body) : undefined;
    return marker === undefined || marker.isDone ? [] : [{ id, path, marker, lines, isAnswered: answered.has(id) }];
  });
};

const keyOf = (path: string, fingerprint: string): string => `${fingerprint} ${path}`;

const sameRules = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

interface Pairs {
  readonly kept: readonly { readonly remark: Remark; readonly posted: OurRemark }[];
  /** What is said and no longer so. */
  readonly stale: readonly OurRemark[];
}

/** Pairs what is said with what is to be said: recognized by the text of the line, wherever it stands now. */
const paired = (ours: readonly OurRemark[], remarks: readonly Remark[]): Pairs & { fresh: readonly Remark[] } => {
  const posted = new Map<string, OurRemark>();
  const stale: OurRemark[] = [];
  for (const remark of ours) {
    const key = keyOf(remark.path, remark.marker.fingerprint);
    if (posted.has(key)) stale.push(remark);
    else posted.set(key, remark);
  }
  const kept: { remark: Remark; posted: OurRemark }[] = [];
  const fresh: Remark[] = [];
  for (const remark of remarks) {
    const key = keyOf(remark.path, remark.fingerprint);
    const same = posted.get(key);
    posted.delete(key);
    if (same) kept.push({ remark, posted: same });
    else fresh.push(remark);
  }
  return { kept, fresh, stale: [...stale, ...posted.values()] };
};

const newComment = (remark: SuggestingRemark, place: Place): NewComment => {
  const { path, line, suggestion } = remark;
  const { first, last } = suggestion ?? { first: line, last: line };
  const start = first < last ? ({ start_line: first, start_side: "RIGHT" } as const) : {};
  return { path, line: last, side: "RIGHT", ...start, body: remarkText(remark, place) };
};

/** The remarks that are kept whose rules have changed say what is so now; an answered one that is stale is done. */
const editsOf = ({ kept, stale }: Pairs, place: Place): Edited[] => {
  const changed = kept.filter(({ remark, posted }) => !sameRules(rulesOf(remark), posted.marker.rules));
  const texts = withSuggestions(changed.map(({ remark }) => remark)).map((remark, index) => {
    // A remark stays at the lines that it was posted at, and its button replaces all of them and no other.
    const { lines } = (changed[index] as (typeof changed)[number]).posted;
    const { suggestion, ...bare } = remark;
    const fits = suggestion?.first === lines?.first && suggestion?.last === lines?.last;
    return remarkText(fits ? remark : bare, place);
  });
  const done = stale.filter(({ isAnswered }) => isAnswered);
  return [
    ...changed.map(({ posted: { id } }, index) => ({ id, body: texts[index] as string })),
    ...done.map(({ id, marker }) => ({ id, body: doneText(marker) })),
  ];
};

/** Whether a pending review says nothing that we have not written. */
const isOurPending = ({ state, body, pendingTexts = [] }: PostedReview): boolean =>
  state === "PENDING" &&
  (body === "" || readReviewMarker(body) !== undefined) &&
  pendingTexts.every((text) => readRemarkMarker(text) !== undefined);

/** Our reviews, and what their markers say. */
const ourReviews = ({ reviews }: Posted, login: string) => {
  const ours = reviews.filter((review) => review.login === login);
  const pending = ours.filter(isOurPending).map(({ id }) => id);
  const marked = ours.flatMap(({ id, state, body }) => {
    const marker = state === "PENDING" ? undefined : readReviewMarker(body);
    return marker === undefined ? [] : [{ id, marker }];
  });
  return { pending, marked, summary: marked.find(({ marker }) => marker.summary !== undefined) };
};

/** Reconciles the remarks on the newest commit with what was said before. */
export const planOf = (remarks: readonly Remark[], posted: Posted, options: PlanOptions): Plan => {
  const { login, place, isPartial } = options;
  const { pending, marked, summary: old } = ourReviews(posted, login);
  const {
    kept,
    fresh,
    stale: unfound,
  } = paired(
    ourRemarks(posted, login),
    remarks.filter(({ isInDiff }) => isInDiff),
  );
  const stale = isPartial ? [] : unfound;
  const standing = kept.length + unfound.length - stale.length;
  // One review for one push: when this commit has its review already, the summary takes what is new.
  const isReviewed = marked.some(({ marker }) => marker.sha === place.sha);
  const next = fresh.slice(0, Math.max(0, MAX_REMARKS - standing));
  const told = isReviewed ? [] : next;
  const more = fresh.length - next.length;
  const offDiff = [...(isReviewed ? next : []), ...remarks.filter(({ isInDiff }) => !isInDiff)];
  const parts: SummaryParts = { hasRemarks: standing + told.length > 0, offDiff, more };
  const refused: SummaryParts = { hasRemarks: standing > 0, offDiff: [...told, ...offDiff], more };
  const isStale = old !== undefined && old.marker.summary !== summaryKey(parts);
  const hasReview = told.length > 0 || (old === undefined && remarks.length > 0);
  return {
    review: hasReview
      ? {
          body: old === undefined ? summaryText(parts, place) : laterText(told.length, place),
          comments: withSuggestions(told).map((remark) => newComment(remark, place)),
          withoutComments: summaryText(refused, place),
        }
      : undefined,
    summaryId: old?.id,
    pending,
    deleted: stale.filter(({ isAnswered }) => !isAnswered).map(({ id }) => id),
    edited: editsOf({ kept, stale }, place),
    summary: isStale ? { id: old.id, body: summaryText(parts, place) } : undefined,
  };
};

/** Whether there is anything to do but to remove reviews that nobody sees. */
export const isEmptyPlan = ({ review, deleted, edited, summary }: Plan): boolean =>
  review === undefined && summary === undefined && deleted.length + edited.length === 0;
