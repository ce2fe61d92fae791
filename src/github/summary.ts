/** The bodies of reviews: the summary, which is brought up to date with each push, and those of later reviews. */
import { codeSpan } from "../report/markdown-text.ts";
import { plural } from "../report/plural.ts";
import { editUrl, lineUrl, type Place } from "./links.ts";
import { reviewMarker } from "./markers.ts";
import { findingsText } from "./remark-text.ts";
import type { Remark } from "./remarks.ts";

/** What a summary holds. */
export interface SummaryParts {
  /** Whether remarks are on lines of the diff. */
  readonly hasRemarks: boolean;
  /** What no line of the diff can be told. */
  readonly offDiff: readonly Remark[];
  /** How many remarks there are beyond those that are told one by one. */
  readonly more: number;
}

/** Rows; the rest is counted. */
const MAX_ROWS = 20;
/** Characters; GitHub's limit is 65,536. */
const MAX_LENGTH = 50_000;

/**
 * What a summary says, in short: two that say the same are equal, whatever the commit and the numbers of the lines.
 * It is kept in the marker.
 */
export const summaryKey = ({ hasRemarks, offDiff, more }: SummaryParts): string => {
  if (!hasRemarks && offDiff.length === 0) return "nothing";
  const rows = offDiff.slice(0, MAX_ROWS).map(({ fingerprint, findings }) => `${fingerprint}.${findings.length}`);
  return [hasRemarks ? "lines" : "no-lines", `${offDiff.length + more}`, ...rows].join(",");
};

const rowText = (remark: Remark, place: Place): string => {
  const { path, line } = remark;
  const name = codeSpan(path);
  const url = line === 0 ? undefined : lineUrl(place, path, line);
  const at = line === 0 ? name : url === undefined ? `${name}, line ${line}` : `${name}, [line ${line}](${url})`;
  return `${at}\n\n${findingsText(remark, place)}`;
};

/** The rows that fit. */
const rowsOf = (offDiff: readonly Remark[], place: Place): string[] => {
  const rows: string[] = [];
  let length = 0;
  for (const remark of offDiff.slice(0, MAX_ROWS)) {
    const row = rowText(remark, place);
    length += row.length;
    if (length > MAX_LENGTH) break;
    rows.push(row);
  }
  return rows;
};

const editLinks = (offDiff: readonly Remark[], place: Place): string[] => {
  const paths = [...new Set(offDiff.filter(({ line }) => line > 0).map(({ path }) => path))];
  const links = paths.flatMap((path) => {
    const url = editUrl(place, path);
    return url === undefined ? [] : [`[${codeSpan(path)}](${url})`];
  });
  return links.length === 0 ? [] : [`You can edit ${links.slice(0, MAX_ROWS).join(", ")} in your branch.`];
};

const THANKS = "Thank you for your contribution!";

/** The body of the review that has the summary. */
export const summaryText = (parts: SummaryParts, place: Place): string => {
  const { hasRemarks, offDiff, more } = parts;
  const marker = reviewMarker({ sha: place.sha, summary: summaryKey(parts) });
  if (!hasRemarks && offDiff.length === 0)
    return `${marker}\n\n${THANKS} What was remarked on here is no longer so in the newest commit.`;
  const rows = rowsOf(offDiff, place);
  const left = more + offDiff.length - rows.length;
  const where =
    hasRemarks && rows.length > 0 ? "at the lines below, and at this" : hasRemarks ? "at the lines below" : "at this";
  return [
    marker,
    `${THANKS} Before an editor reads it, please look ${where}. What was there before is not yours to put right.`,
    ...rows,
    ...editLinks(offDiff, place),
    ...(left > 0
      ? [`There ${left === 1 ? "is" : "are"} ${plural(left, "more remark")}, for when these are done.`]
      : []),
  ].join("\n\n");
};

/** The body of a review that comes after the one with the summary. */
export const laterText = (count: number, { sha }: Place): string =>
  `${reviewMarker({ sha })}\n\nThank you for the update! There is ${count === 1 ? "one new remark" : `a new remark on ${count} lines`}.`;
