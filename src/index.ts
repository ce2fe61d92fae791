/**
 * twir-lint as a library. The exports are stable; everything else may change. All of it is pure: no file,
 * no clock, no network, so it runs in a browser too.
 */

/** The text of an earlier issue, as `buildArchive` takes it. */
export type { IssueText } from "./archive/build-archive.ts";
/** Save an archive as JSON, and read it again; a text that is no saved archive is a `TypeError` that says why. */
export { parseArchive, serializeArchive } from "./archive/saved-archive.ts";
/** Earlier issues, as rules with `needs: ["archive"]` are given them. */
export type { Archive } from "./archive/types.ts";
/** What a rule with `on: "change"` is given. */
export type { ChangedIssue } from "./change/changed-issue.ts";
/** A changed file, with its lines compared. */
export type { ComparedLines, FileChange } from "./change/file-change.ts";
/** An expected failure, such as a config file with a mistake: one line and what to do. */
export { UsageError } from "./config/usage-error.ts";
/** What a rule with `on: "allow"` is given: one rule that an allow comment names. */
export type { Allow } from "./document/allow.ts";
/** What `parser` in the options may be: what reads the Markdown. */
export type { MarkdownParser } from "./document/markdown/parser.ts";
/** What a rule with `on: "tree"` is given. */
export type { MarkdownTree } from "./document/tree.ts";
/** Where a node of the Markdown tree stands, for rules with `on: "tree"`. */
export { spanOf } from "./document/tree.ts";
/** An issue of the newsletter and its parts, as an editor would name them. */
export type * from "./document/types.ts";
/** What `fix` takes and gives. */
export type { FixOptions, FixResult } from "./engine/fix.ts";
/** What `lint` takes and gives. */
export type { Diagnostic, LintOptions, LintResult } from "./engine/lint.ts";
/** Thrown when a rule has a bug. */
export { RuleCrash } from "./engine/lint.ts";
/** Which rules run, and how severe each is. */
export type { Level, RuleSettings } from "./engine/settings.ts";
/** What a config file says. */
export type { ParsedConfig } from "./library/config.ts";
/** Reads the text of a config file. */
export { parseConfig } from "./library/config.ts";
/** The options of `formatReport`. */
export type { ReportOptions } from "./library/report.ts";
/** Reports in the formats of the command line, and what a rule says of itself. */
export { explain, formatReport } from "./library/report.ts";
/** What `lintChange` takes. */
export type { ChangedTexts } from "./library/with-parser.ts";
/** Builds the archive that `facts: { archive }` gives to `lint` and `fix`, from the texts of earlier issues. */
/** Repairs what has one right answer, to a fixed point. */
/** Finds what an editor would send back. */
/** Finds what a change is to blame for. */
/** Holds a rule of your own against its examples, as the newsletter's own rules are tested; throws what differs. */
export { buildArchive, fix, lint, lintChange, testRule } from "./library/with-parser.ts";
/** What `section.kind` may be. */
export type { SectionKind } from "./newsletter/outline.ts";
/** One of these names. */
export type { Format } from "./report/formats.ts";
/** The names of these formats. */
export { FORMATS } from "./report/formats.ts";
/** What `modelOf` gives. */
export type { Model, ModelField, ModelPart, ModelRange, ModelSection } from "./report/model.ts";
/** What the model sees in an issue, as data: why a line is flagged, or not. */
export { modelOf } from "./report/model.ts";
/** What a rule is made of, and what it reports. */
export type {
  AnyRule,
  Author,
  Confidence,
  Context,
  Example,
  FactName,
  Facts,
  Finding,
  Fix,
  Group,
  Match,
  Related,
  Rule,
  Severity,
  Stage,
  Targets,
} from "./rule/define-rule.ts";
/** For rules of your own: their types, and fixes that need no thought and those that do. */
export { defineRule, safeFix, unsafeFix } from "./rule/define-rule.ts";
/** Where in the invented issue an example stands. */
export type { ExamplePlace, FrameName } from "./rule/example-frame.ts";
/** All rules of the newsletter, in the order of their ids. */
export { rules } from "./rules/index.ts";
/** Days are whole numbers, which compare and subtract; these read and write them. */
export { type Day, formatDay, parseDay, weekday } from "./text/calendar.ts";
/** Replace what stands at a place with a text. */
export type { Edit } from "./text/edit.ts";
/** A line and a column from 1, in UTF-16 units. */
export type { Position } from "./text/source-file.ts";
/** A file's text and its lines; the one place where offsets become lines and columns. */
export { SourceFile } from "./text/source-file.ts";
/** Half-open ranges of UTF-16 offsets, and a value with its range. */
export type { Span, Text } from "./text/span.ts";
