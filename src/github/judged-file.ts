/** A changed file of a pull request as it is judged, and which of its findings a contributor is told. */
import type { FileChange } from "../change/file-change.ts";
import type { Diagnostic, EngineOptions, LintResult } from "../engine/lint.ts";
import { lintChange } from "../engine/lint-change.ts";
import { type Anchors, anchorsOfChange, anchorsOfPatch } from "./anchors.ts";

/** One changed file with what was found in it. */
export interface JudgedFile {
  readonly change: FileChange;
  readonly options: EngineOptions;
  readonly result: LintResult;
  readonly anchors: Anchors;
  /** What is told: errors and warnings, never hints. */
  readonly told: readonly Diagnostic[];
}

/**
 * Lints what the change does to a file.
 * @param patch the diff that GitHub shows of the file, if it shows one
 * @throws RuleCrash when a rule has a bug
 */
export const judgeFile = (change: FileChange, patch: string | undefined, options: EngineOptions): JudgedFile => {
  const result = lintChange(change, options);
  const anchors = patch === undefined ? anchorsOfChange(change) : anchorsOfPatch(patch);
  return { change, options, result, anchors, told: result.diagnostics.filter(({ severity }) => severity !== "info") };
};
