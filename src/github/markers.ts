/** Markers: comments that GitHub does not show, by which we recognize what we have said. */

/** What the marker of a remark says. */
export interface RemarkMarker {
  /** Of the text of its line. */
  readonly fingerprint: string;
  readonly rules: readonly string[];
  /** The commit that was judged. */
  readonly sha: string;
  /** Of a remark that is no longer so, which stays because somebody has answered. */
  readonly isDone: boolean;
}

/** What the marker of a review says. */
export interface ReviewMarker {
  readonly sha: string;
  /** What its summary holds; undefined for a review without one. */
  readonly summary?: string;
}

/** Nothing in a value may end the comment that the marker is. */
const value = (text: string): string => text.replace(/[^\w,.-]/g, "_").replace(/-{2,}/g, "-") || "_";

export const remarkMarker = ({ fingerprint, rules, sha, isDone }: RemarkMarker): string =>
  `<!-- twir-lint:${isDone ? "done" : "remark"} line=${value(fingerprint)} rules=${value(rules.join(","))} sha=${value(sha)} -->`;

export const reviewMarker = ({ sha, summary }: ReviewMarker): string =>
  `<!-- twir-lint:review sha=${value(sha)}${summary === undefined ? "" : ` summary=${value(summary)}`} -->`;

const REMARK = /^\s*<!-- twir-lint:(remark|done) line=([\w,.-]+) rules=([\w,.-]+) sha=(\w+) -->/;
const REVIEW = /^\s*<!-- twir-lint:review sha=(\w+)(?: summary=([\w,.-]+))? -->/;

/** The marker that a remark of ours begins with; undefined for any other text. */
export const readRemarkMarker = (body: string): RemarkMarker | undefined => {
  const [, kind, fingerprint, rules, sha] = REMARK.exec(body) ?? [];
  if (fingerprint === undefined || rules === undefined || sha === undefined) return undefined;
  return { fingerprint, rules: rules.split(","), sha, isDone: kind === "done" };
};

/** The marker that a review of ours begins with; undefined for any other text. */
export const readReviewMarker = (body: string): ReviewMarker | undefined => {
  const [, sha, summary] = REVIEW.exec(body) ?? [];
  return sha === undefined ? undefined : { sha, summary };
};
