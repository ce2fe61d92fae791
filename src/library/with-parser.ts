/** The functions of the library that read Markdown, with the parser and the dictionary that the library brings. */
import { buildArchive as build, type IssueText } from "../archive/build-archive.ts";
import type { Archive } from "../archive/types.ts";
import { fileChange } from "../change/file-change.ts";
import { type FixOptions, type FixResult, fix as fixWith } from "../engine/fix.ts";
import { type EngineOptions, type LintOptions, type LintResult, lint as lintWith } from "../engine/lint.ts";
import { lintChange as lintChangeWith } from "../engine/lint-change.ts";
import { testRule as testRuleWith } from "../engine/test-rule.ts";
import type { AnyRule } from "../rule/define-rule.ts";
import type { Dictionary } from "../text/dictionary.ts";
import { english } from "../text/english.ts";
import { SourceFile } from "../text/source-file.ts";
import { parser } from "./parser.ts";

export { parser };

/** The dictionary of the library. */
export const dictionary: Dictionary = english;

/** The options, with what the library brings where they bring nothing else. */
const completed = <Options extends LintOptions>(options: Options): Options & EngineOptions => ({
  ...options,
  parser: options.parser ?? parser,
  facts: { dictionary, ...options.facts },
});

/**
 * Finds what an editor would send back. Pure: no file, no clock, no network.
 * @param text the whole file; a byte order mark may stand in front
 * @throws RuleCrash when a rule has a bug; bad input never throws
 */
export const lint = (text: string | SourceFile, options: LintOptions = {}): LintResult =>
  lintWith(text, completed(options));

/** A changed file by its texts; at least one of them is there. */
export interface ChangedTexts {
  /** The name of the file: it says the stage, and for a rename whether the issue is published by it. */
  readonly path: string;
  /** Its name before, where that is another one. */
  readonly from?: string;
  /** Undefined for a new file. */
  readonly before?: string;
  /** Undefined for a deleted file. */
  readonly after?: string;
  /** The newest draft of the repository before the change, `draft/…`, for rules that compare with it. */
  readonly newestDraft?: string;
}

/**
 * Finds what a change is to blame for: on the lines that it adds or edits, what it causes elsewhere, told at a line of the
 * change, and what it does to what was there.
 */
export const lintChange = (
  { path, from = path, before, after, newestDraft }: ChangedTexts,
  options: LintOptions = {},
): LintResult => {
  const file = fileChange({
    path,
    before: before === undefined ? undefined : new SourceFile(from, before),
    after: after === undefined ? undefined : new SourceFile(path, after),
    newestDraft,
  });
  return lintChangeWith(file, completed(options));
};

/**
 * Repairs what has one right answer, until nothing is left to repair. Text outside the edits stays as it is.
 * @throws Error when the fixes of two rules undo each other: a bug in the rules
 */
export const fix = (text: string | SourceFile, options: FixOptions = {}): FixResult =>
  fixWith(text, completed(options));

/**
 * Holds a rule against its examples, each in the surroundings of a real issue.
 * @throws Error showing what differs, for any test runner
 */
export const testRule = (rule: AnyRule): void => testRuleWith(rule, { parser, dictionary });

/**
 * The archive of these issues, whatever their order.
 * @param texts the paths name their days: `2026-03-11-this-week-in-rust.md`
 */
export const buildArchive = (texts: readonly IssueText[]): Archive => build(texts, parser);
