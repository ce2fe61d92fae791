/** The interface of a reporter. */
import type { AnyRule } from "../rule/define-rule.ts";
import type { FileReport } from "./file-report.ts";

/** Whether editors can merge a change in bulk, and why. */
export interface BulkMerge {
  readonly bulk: boolean;
  /** The reason, which completes "it …": what the change adds where, or what prevents a merge in bulk. */
  readonly because: string;
}

/** What a reporter knows of a run before the first file. */
export interface FileContext {
  readonly version: string;
  /** The working directory relative to the root of the repository: empty, or like `draft/`. */
  readonly fromRoot: string;
  /** Lists the hints too, instead of only counting them. */
  readonly hints: boolean;
  readonly color: boolean;
  /** Makes the names of rules links to their pages. */
  readonly links?: boolean;
  /** The width of the terminal, when there is one. */
  readonly columns?: number;
  /** Set when only what a change caused is reported. */
  readonly change?: BulkMerge;
}

/** What it knows at the end. */
export interface ReportContext extends FileContext {
  /** All rules that can have run, in the order of their ids. */
  readonly rules: readonly AnyRule[];
  /** The errors of the run, each in one line. */
  readonly failures: readonly string[];
}

/**
 * A pure function from the findings to the text of the report. What comes from a draft (paths, messages, text) it must
 * escape: with `escapeHidden` for a terminal, with `escapeCommands` too for what GitHub Actions may read. A report for
 * people leaves hints out (`isListed`), one for programs has them all.
 */
export type Reporter = (files: readonly FileReport[], context: ReportContext) => string | Promise<string>;
