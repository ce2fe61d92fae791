/** What the page asks about a pull request, and what it is answered: data that can be cloned. */
import type { Author, Severity } from "../../../src/rule/define-rule.ts";
import type { EarlierAnswer } from "../storage/protocol.ts";

export interface PullRequest {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  /** Kept in memory only. */
  readonly token?: string;
}

export interface PullRelated {
  readonly message: string;
  /** `line 12`, or a line of another file. */
  readonly where: string;
  readonly url?: string;
}

export interface PullFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly related: readonly PullRelated[];
}

/** All that is said of one line. */
export interface PullRemark {
  /** From 1; 0 when the file is gone. */
  readonly line: number;
  /** As it is in the pull request. */
  readonly text: string;
  /** The gravest first. */
  readonly findings: readonly PullFinding[];
  /** What the lines should read; none when they should go. */
  readonly suggestion?: { readonly first: number; readonly last: number; readonly lines: readonly string[] };
  /** The line on GitHub. */
  readonly lineUrl?: string;
  /** The line in GitHub's editor of the contributor's branch. */
  readonly editUrl?: string;
}

export interface PulledFile {
  readonly path: string;
  readonly remarks: readonly PullRemark[];
}

export type PullState = "open" | "closed" | "merged";

export interface PullAnswer {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly state: PullState;
  readonly url: string;
  /** The drafts and issues that it changes. */
  readonly files: readonly PulledFile[];
  readonly counts: { readonly error: number; readonly warning: number };
  /** What is to know of how it was judged, and what was not looked at; a sentence each. */
  readonly notes: readonly string[];
  /** Whether something could not be read. */
  readonly isPartial: boolean;
  /** As whose work it was judged. */
  readonly author: Author;
  /** Undefined while earlier issues are read. */
  readonly earlier?: EarlierAnswer;
}

/** What is going on. */
export type PullStep =
  | { readonly doing: string; readonly count?: number; readonly wanted?: number }
  | { readonly answer: PullAnswer };

export type TellStep = (step: PullStep) => void;

/** The answer, or why there is none and what to do about it. */
export type PullOutcome = { readonly answer: PullAnswer } | { readonly trouble: string };
