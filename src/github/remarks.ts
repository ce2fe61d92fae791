/** Remarks: what is said of one line of a change, the gravest finding first. */

import { fingerprints } from "../engine/fingerprint.ts";
import type { Diagnostic } from "../engine/lint.ts";
import type { Suggestion } from "../report/suggestions.ts";
import type { JudgedFile } from "./judged-file.ts";
import { suggestionFor } from "./suggestion.ts";

/** All that is said of one line. */
export interface Remark {
  readonly path: string;
  /** From 1; 0 when the file is gone. */
  readonly line: number;
  /** The gravest first. */
  readonly findings: readonly [Diagnostic, ...Diagnostic[]];
  /** Recognizes the line by its text, wherever it stands. */
  readonly fingerprint: string;
  /** Whether the line is in the diff, so that a review can comment on it. */
  readonly isInDiff: boolean;
  /** The file, for the lines that related positions are on. */
  readonly file: JudgedFile;
}

/** A remark with the lines as they would read, where one click can put them right. */
export interface SuggestingRemark extends Remark {
  readonly suggestion?: Suggestion;
}

const RANKS = { error: 0, warning: 1, info: 2 } as const;

const byGravity = (a: Diagnostic, b: Diagnostic): number =>
  RANKS[a.severity] - RANKS[b.severity] || a.span.start - b.span.start;

const byLine = ({ result, told }: JudgedFile): Map<number, [Diagnostic, ...Diagnostic[]]> => {
  const lines = new Map<number, [Diagnostic, ...Diagnostic[]]>();
  for (const finding of [...told].sort(byGravity)) {
    const index = result.source.lineIndex(finding.span.start);
    const others = lines.get(index);
    if (others) others.push(finding);
    else lines.set(index, [finding]);
  }
  return lines;
};

const remarksOfFile = (file: JudgedFile): Remark[] => {
  const { change, anchors, result } = file;
  const lines = [...byLine(file)].sort(([a], [b]) => a - b);
  // Of the line alone: whatever is said of it, a remark on it is the same remark.
  const ofLines = lines.map(([, [finding]]) => ({ ...finding, rule: "", message: "", fingerprint: undefined }));
  const keys = fingerprints(result.source, ofLines);
  return lines.map(([index, findings], at) => {
    const line = change.after === undefined ? 0 : index + 1;
    const isInDiff = anchors.canComment(line, line);
    return { path: change.path, line, findings, fingerprint: keys[at] as string, isInDiff, file };
  });
};

/** The remarks on all files, errors before warnings, then in the order of the files and lines. */
export const remarksOf = (files: readonly JudgedFile[]): Remark[] => {
  const rank = ({ findings: [gravest] }: Remark): number => RANKS[gravest.severity];
  return files.flatMap(remarksOfFile).sort((a, b) => rank(a) - rank(b));
};

/**
 * Adds the suggestions. GitHub does not apply two of them for one line together: that of the first remark stays. Each
 * takes a lint or two, so ask for no more than will be shown.
 */
export const withSuggestions = (remarks: readonly Remark[]): SuggestingRemark[] => {
  const taken: { path: string; suggestion: Suggestion }[] = [];
  return remarks.map((remark) => {
    const { path, file, line, findings } = remark;
    const suggestion = suggestionFor(file, line, findings);
    if (suggestion === undefined) return remark;
    const isTaken = taken.some(
      (other) =>
        other.path === path && other.suggestion.first <= suggestion.last && suggestion.first <= other.suggestion.last,
    );
    if (isTaken) return remark;
    taken.push({ path, suggestion });
    return { ...remark, suggestion };
  });
};
