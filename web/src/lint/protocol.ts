/** What the page asks of the linter, which runs in a worker, and what it answers: data that can be cloned. */
import type { Author, Severity, Stage } from "../../../src/rule/define-rule.ts";

export interface CheckRequest {
  readonly text: string;
  /** The file's name, where it has one; it says the stage. */
  readonly path?: string;
  /** The heading that lone lines belong under; undefined: guess it from their shape. */
  readonly section?: string;
  readonly stage?: Stage;
  readonly author?: Author;
  /** The day on which the next issue comes out, in whose surroundings lone lines are judged: `2026-12-02`. */
  readonly issueDate: string;
  /** Lists hints too, which are counted otherwise. */
  readonly hints: boolean;
}

/** Offsets are UTF-16 units of the text that was given. */
export interface PageEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface PageFix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly PageEdit[];
}

/** One more place, or earlier issue, that a finding points at. */
export interface PageRelated {
  readonly message: string;
  /** `issue`'s file and line, or a line of the text. */
  readonly where: string;
  /** Where it is in the text, if it is in it. */
  readonly from?: number;
}

export interface PageFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly from: number;
  readonly to: number;
  /** From 1, of the text that was given. */
  readonly line: number;
  readonly related: readonly PageRelated[];
  readonly fix?: PageFix;
}

/** How many findings of each severity there are, hints too where they are not listed. */
export type Counts = Readonly<Record<Severity, number>>;

export interface CheckAnswer {
  readonly findings: readonly PageFinding[];
  /** How many findings there are to list, of which the first are listed. */
  readonly total: number;
  /** Why the text was not read, and what to do. */
  readonly tooLong?: string;
  readonly counts: Counts;
  /** What the text was taken for: an issue, or lines under a heading. */
  readonly section?: string;
  readonly stage: Stage;
  /** How many earlier issues it was compared with. */
  readonly earlierIssues: number;
  /** How many safe fixes there are. */
  readonly repairable: number;
}

/** The formats in which a report can be taken along. */
export type TakenFormat = "json" | "markdown";
