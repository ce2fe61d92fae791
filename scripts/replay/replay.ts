/** Lints one merged change as it would have been linted in its pull request. */
import { type FileChange, fileChange } from "../../src/change/file-change.ts";
import { isPublication } from "../../src/engine/blame.ts";
import { blameOf, changeOptions, lintChange } from "../../src/engine/lint-change.ts";
import type { Archive, Author, Diagnostic, LintResult, Severity } from "../../src/index.ts";
import { buildArchive, dictionary, fix, parser } from "../../src/library/with-parser.ts";
import { dayInName, isIssueName, isTemplateName } from "../../src/newsletter/issue-name.ts";
import { bulkMergeOf } from "../../src/report/bulk.ts";
import type { BulkMerge } from "../../src/report/reporter.ts";
import { type Suggestion, suggestionsOf } from "../../src/report/suggestions.ts";
import { lineHunks } from "../../src/text/line-diff.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import type { Span } from "../../src/text/span.ts";
import type { History, MergedChange } from "./history.ts";
import { isOneItemMore } from "./plain-count.ts";

/**
 * Whose line a finding is on: `own` is added or edited by the change, `moved` was elsewhere before, `others` is nobody's
 * doing. `published`: a publication is judged as a whole. `change`: said of the change itself, wherever. `removal`: the
 * change only removes lines, so that it has none of its own.
 */
export type Place = "own" | "moved" | "published" | "change" | "removal" | "others";

export interface ReplayedFinding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** The text of the line. */
  readonly text: string;
}

/** A merged change, and what the linter says of it. */
export interface ReplayedChange extends MergedChange {
  readonly paths: readonly string[];
  /** Errors and warnings, and the hints that no contributor sees. */
  readonly findings: readonly ReplayedFinding[];
  readonly suggestions: number;
  /** How many of them alter a line that is not the change's. */
  readonly beyond: number;
  readonly bulkMerge: BulkMerge;
  /** What counting in git's diff says of a merge in bulk. */
  readonly isOneItemMore: boolean;
}

/** As many as a run in a checkout compares with when nothing else is said: those of a year. */
const EARLIER_ISSUES = 52;

const placeOf = (file: FileChange, source: SourceFile, { span, group }: Diagnostic): Place => {
  const { own, moved } = file.lines;
  if (group === "change") return "change";
  // Where it begins, it is told.
  const line = source.lineIndex(span.start);
  if (own.has(line)) return "own";
  if (moved.has(line)) return "moved";
  if (isPublication(file)) return "published";
  return own.size + moved.size === 0 ? "removal" : "others";
};

/** Whether a suggestion edits or removes a line that is not the change's, or is altogether about such lines. */
const reachesBeyond = (file: FileChange, source: SourceFile, { first, last, lines }: Suggestion): boolean => {
  const { own, moved } = file.lines;
  const isOurs = (line: number): boolean => own.has(line) || moved.has(line);
  const range = source.lines.slice(first - 1, last).map((_, index) => first - 1 + index);
  const before = range.map((line) => source.slice(source.lines[line] as Span));
  const altered = lineHunks(before, lines).flatMap((hunk) => range.slice(hunk.before.first, hunk.before.end));
  return !range.some(isOurs) || !altered.every(isOurs);
};

/** Hints do not reach a contributor. */
const withoutHints = (result: LintResult): LintResult => ({
  ...result,
  diagnostics: result.diagnostics.filter(({ severity }) => severity !== "info"),
});

/** Replays changes of one checkout, each against the issues that were out before it. */
export class Replay {
  readonly #history: History;
  readonly #author: Author | undefined;
  #published: Archive | undefined;

  constructor(history: History, { author }: { author?: Author } = {}) {
    this.#history = history;
    this.#author = author;
  }

  /** What one change is told. */
  run(change: MergedChange): ReplayedChange {
    const names = this.#history.files(change);
    const paths = names.map(({ path }) => path);
    const newestDraft = this.#history.issuesIn(change.target, "draft").at(-1);
    const read = (commit: string, path: string | undefined): SourceFile | undefined =>
      path === undefined ? undefined : new SourceFile(path, this.#history.text(commit, path));
    const files = names
      .filter(({ path }) => isIssueName(path) || isTemplateName(path))
      .map(({ path, from, isDeleted }) => {
        const after = isDeleted ? undefined : path;
        return fileChange({ path, before: read(change.base, from), after: read(change.head, after), newestDraft });
      });
    const linted = files.map((file) => this.#lint(file));
    const [only] = linted;
    return {
      ...change,
      paths,
      findings: linted.flatMap(({ findings }) => findings),
      suggestions: linted.reduce((sum, { suggestions }) => sum + suggestions, 0),
      beyond: linted.reduce((sum, { beyond }) => sum + beyond, 0),
      // Without its errors: whether its check passed decides too, but is no matter of counting.
      bulkMerge: bulkMergeOf({ paths, file: files[0], issue: only?.result.issue }),
      isOneItemMore: isOneItemMore(this.#history, change, paths),
    };
  }

  #lint(file: FileChange) {
    const options = {
      path: file.path,
      parser,
      author: this.#author,
      facts: { dictionary, archive: this.#earlierThan(file.path) },
    };
    const result = lintChange(file, options);
    const { source } = result;
    const suggestions = this.#suggestions(file, result, options);
    const findings = result.diagnostics.map((found): ReplayedFinding => {
      const { line } = source.position(found.span.start);
      const text = source.slice(source.lines[line - 1] ?? found.span);
      const { rule, severity, message } = found;
      return { path: file.path, line, rule, severity, message, place: placeOf(file, source, found), text };
    });
    const beyond = isPublication(file) ? [] : suggestions.filter((each) => reachesBeyond(file, source, each));
    return { result, findings, suggestions: suggestions.length, beyond: beyond.length };
  }

  #suggestions(file: FileChange, result: LintResult, options: Parameters<typeof lintChange>[1]): Suggestion[] {
    if (file.after === undefined) return [];
    const blame = blameOf(file, options);
    const accept = (whole: LintResult): LintResult => withoutHints(blame(whole));
    const { text } = fix(file.after, { ...changeOptions(file, options), accept });
    const { source, diagnostics, stage } = withoutHints(result);
    return suggestionsOf({ path: file.path, source, diagnostics, stage, repaired: text, fixed: 0 });
  }

  /** The issues of a year before the one of that name, as they are published today. */
  #earlierThan(path: string): Archive {
    this.#published ??= buildArchive(this.#history.publishedIn("HEAD"));
    const day = dayInName(path);
    const { issues } = this.#published;
    return { issues: day === undefined ? [] : issues.filter(({ date }) => date < day).slice(0, EARLIER_ISSUES) };
  }
}
