/** Lints what the page gives: an issue as it is, lone lines in the surroundings of an issue. */
import { type Archive, NO_ARCHIVE } from "../../../src/archive/types.ts";
import { fix } from "../../../src/engine/fix.ts";
import { type Diagnostic, type EngineOptions, type LintResult, lint } from "../../../src/engine/lint.ts";
import { newTypingParser } from "../../../src/library/parser.ts";
import { guessSection, hasHeadings, surround } from "../../../src/library/surroundings.ts";
import type { FileReport } from "../../../src/report/file-report.ts";
import { parseDay } from "../../../src/text/calendar.ts";
import type { Dictionary } from "../../../src/text/dictionary.ts";
import { SourceFile } from "../../../src/text/source-file.ts";
import type { Span } from "../../../src/text/span.ts";
import { findingIn } from "./finding.ts";
import { MAX_FINDINGS, tooLong } from "./limits.ts";
import type { CheckAnswer, CheckRequest } from "./protocol.ts";

/** What was found for a text, and where in the source the text is. */
interface Judged {
  readonly result: LintResult;
  readonly span: Span;
  readonly section?: string;
  readonly options: EngineOptions;
}

/** The name of a text that was pasted: what is pasted is being written. */
const PASTED = "draft/pasted.md";

const NOTHING = {
  findings: [],
  total: 0,
  counts: { error: 0, warning: 0, info: 0 },
  stage: "draft",
  repairable: 0,
} as const;

const parser = newTypingParser();

const isSafe = ({ fix: repair }: Diagnostic): boolean => repair?.safety === "safe";

export class Linter {
  /** Undefined until it is loaded: then no word is known, and no rule asks. */
  dictionary: Dictionary | undefined;
  archive: Archive = NO_ARCHIVE;

  #judge(request: CheckRequest): Judged {
    const { text, path, stage, author } = request;
    const { dictionary, archive } = this;
    const facts = { ...(dictionary && { dictionary }), ...(archive.issues.length > 0 && { archive }) };
    const options = { stage, author, parser, facts };
    const result = lint(new SourceFile(path ?? PASTED, text), options);
    // A heading that was chosen for other lines does not make a part of an issue.
    if (hasHeadings(result.issue)) return { result, span: { start: 0, end: text.length }, options };
    return this.#judgePart(request, options);
  }

  /** Lone lines, in the surroundings of the issue that comes next. */
  #judgePart({ text, path, section: chosen, issueDate }: CheckRequest, options: EngineOptions): Judged {
    const section = chosen ?? guessSection(text);
    const { text: whole, span } = surround(text, { section, day: parseDay(issueDate) ?? 0 });
    const result = lint(new SourceFile(path ?? `draft/${issueDate}-this-week-in-rust.md`, whole), options);
    const isInside = ({ span: at }: Diagnostic): boolean => span.start <= at.start && at.end <= span.end;
    return { result: { ...result, diagnostics: result.diagnostics.filter(isInside) }, span, section, options };
  }

  check(request: CheckRequest): CheckAnswer {
    const reason = tooLong(request.text);
    if (reason !== undefined) return { ...NOTHING, tooLong: reason, earlierIssues: this.archive.issues.length };
    if (request.text.trim() === "") return { ...NOTHING, earlierIssues: this.archive.issues.length };
    const { result, span, section } = this.#judge(request);
    const { diagnostics, source, stage } = result;
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of diagnostics) counts[severity]++;
    const listed = diagnostics.filter(({ severity }) => request.hints || severity !== "info");
    return {
      findings: listed.slice(0, MAX_FINDINGS).map((found) => findingIn(source, span, found)),
      total: listed.length,
      counts,
      section,
      stage,
      earlierIssues: this.archive.issues.length,
      repairable: diagnostics.filter(isSafe).length,
    };
  }

  /** The text with the repairs that need no thought; undefined where they would change what is around it. */
  repair(request: CheckRequest): string | undefined {
    if (tooLong(request.text) !== undefined) return undefined;
    const { result, span, options } = this.#judge(request);
    const { source } = result;
    const { text } = fix(source, options);
    const [before, after] = [source.text.slice(0, span.start), source.text.slice(span.end)];
    const isInside = text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length;
    return isInside ? text.slice(before.length, text.length - after.length) : undefined;
  }

  /** What is reported of an issue; of lone lines, with the issue that was made up around them. */
  fileReport(request: CheckRequest): FileReport {
    const { result, options } = this.#judge(request);
    const { source, stage, issue, diagnostics, allowed } = result;
    const { number, date } = issue;
    const repaired = fix(source, options).text;
    return { path: source.path, source, stage, number, date, diagnostics, allowed, fixed: 0, repaired };
  }
}
