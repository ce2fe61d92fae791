/** twir-lint as a library. What is exported here is kept stable; everything else is not. */

/** Repairs what has one right answer, to a fixed point. */
export { type FixOptions, type FixResult, fix } from "./engine/fix.ts";
/** Finds what an editor would send back. Pure: no file, no clock, no network. */
/** Thrown when a rule has a bug. */
export { type Diagnostic, type LintOptions, type LintResult, lint, RuleCrash } from "./engine/lint.ts";
/** Which rules run, and how severe each is. */
export type { Level, RuleSettings } from "./engine/settings.ts";
/** The parts of an issue, as an editor would name them. */
export type * from "./model/types.ts";
/** What a rule is made of. */
export type {
  AnyRule,
  Context,
  Example,
  Finding,
  Fix,
  Group,
  Related,
  Rule,
  Severity,
  Stage,
  Targets,
} from "./rules/define-rule.ts";
/** Gives a rule of your own its types. */
export { defineRule } from "./rules/define-rule.ts";
/** All rules of the newsletter, in the order of their ids. */
export { rules } from "./rules/index.ts";
/** Replace what stands at a place with a text. */
export type { Edit } from "./text/edit.ts";
/** A file's text and its lines; the one place where offsets become lines and columns. */
export { type Position, SourceFile } from "./text/source-file.ts";
/** Half-open ranges of UTF-16 offsets. */
export type { Span, Text } from "./text/span.ts";
