/** The functions of the library that read Markdown, with the parser that the library brings. */
import { buildArchive as build, type IssueText } from "../archive/build-archive.ts";
import type { Archive } from "../archive/types.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import { quickParser } from "../document/markdown/quick.ts";
import { referenceParser } from "../document/markdown/reference.ts";
import { type FixOptions, type FixResult, fix as fixWith } from "../engine/fix.ts";
import { type LintOptions, type LintResult, lint as lintWith } from "../engine/lint.ts";
import { testRule as testRuleWith } from "../engine/test-rule.ts";
import type { AnyRule } from "../rule/define-rule.ts";
import type { SourceFile } from "../text/source-file.ts";

/** The parser of the library. */
export const parser: MarkdownParser = quickParser(() => referenceParser);

/**
 * Finds what an editor would send back. Pure: no file, no clock, no network.
 * @param text the whole file; a byte order mark may stand in front
 * @throws RuleCrash when a rule has a bug; bad input never throws
 */
export const lint = (text: string | SourceFile, options: LintOptions = {}): LintResult =>
  lintWith(text, { ...options, parser: options.parser ?? parser });

/**
 * Repairs what has one right answer, until nothing is left to repair. Text outside the edits stays as it is.
 * @throws Error when the fixes of two rules undo each other: a bug in the rules
 */
export const fix = (text: string | SourceFile, options: FixOptions = {}): FixResult =>
  fixWith(text, { ...options, parser: options.parser ?? parser });

/**
 * Holds a rule against its examples, each in the surroundings of a real issue.
 * @throws Error showing what differs, for any test runner
 */
export const testRule = (rule: AnyRule): void => testRuleWith(rule, parser);

/**
 * The archive of these issues, whatever their order.
 * @param texts the paths name their days: `2026-03-11-this-week-in-rust.md`
 */
export const buildArchive = (texts: readonly IssueText[]): Archive => build(texts, parser);
