import type { AnyRule } from "../rule/define-rule.ts";
import type { FileReport } from "./file-report.ts";

/** Whether a change is of the kind that editors merge many of at once, and if not, why. */
export interface BulkMerge {
  readonly bulk: boolean;
  /** Completes "it …": what it adds where, or what stands in the way. */
  readonly because: string;
}

/** What a reporter may know of a run beside its files. */
export interface ReportContext {
  readonly version: string;
  /** All rules that can have run, in the order of their ids. */
  readonly rules: readonly AnyRule[];
  /** The working directory as seen from the root of the repository: empty, or `draft/`. */
  readonly fromRoot: string;
  /** What the tool could not do, each in one line. */
  readonly failures: readonly string[];
  /** Lists the hints too, which are counted otherwise. */
  readonly hints: boolean;
  readonly color: boolean;
  /** Of the terminal, where there is one. */
  readonly columns?: number;
  /** Only what a change caused is reported, and whether it can be merged in bulk is known. */
  readonly change?: BulkMerge;
}

/** A pure function from what was found to the text that is printed. */
export type Reporter = (files: readonly FileReport[], context: ReportContext) => string | Promise<string>;
