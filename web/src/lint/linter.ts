/** Lints what the page gives: an issue as it is, lone lines in the surroundings of an issue. */
import { type Archive, NO_ARCHIVE } from "../../../src/archive/types.ts";
import { fix } from "../../../src/engine/fix.ts";
import { type Diagnostic, type EngineOptions, type LintResult, lint } from "../../../src/engine/lint.ts";
import { parser } from "../../../src/library/parser.ts";
import { guessSection, hasHeadings, surround } from "../../../src/library/surroundings.ts";
import type { FileReport } from "../../../src/report/file-report.ts";
import { parseDay } from "../../../src/text/calendar.ts";
import type { Dictionary } from "../../../src/text/dictionary.ts";
import { SourceFile } from "../../../src/text/source-file.ts";
import type { Span } from "../../../src/text/span.ts";
import { findingIn } from "./finding.ts";
import type { CheckAnswer, CheckRequest } from "./protocol.ts";

/** What is linted for a text, and where in it the text is. */
interface Prepared {
  readonly source: SourceFile;
  readonly span: Span;
  readonly section?: string;
  readonly options: EngineOptions;
}

const isSafe = ({ fix: repair }: Diagnostic): boolean => repair?.safety === "safe";

export class Linter {
  /** Undefined until it is loaded: then no word is known, and no rule asks. */
  dictionary: Dictionary | undefined;
  archive: Archive = NO_ARCHIVE;

  #prepare({ text, path, section: chosen, stage, author, issueDate }: CheckRequest): Prepared {
    const isPart = chosen !== undefined || !hasHeadings(text);
    const section = isPart ? (chosen ?? guessSection(text)) : undefined;
    const name = path ?? (isPart ? `draft/${issueDate}-this-week-in-rust.md` : "draft.md");
    const { text: whole, span } =
      section === undefined
        ? { text, span: { start: 0, end: text.length } }
        : surround(text, { section, day: parseDay(issueDate) ?? 0 });
    const { dictionary, archive } = this;
    const facts = { ...(dictionary && { dictionary }), ...(archive.issues.length > 0 && { archive }) };
    return { source: new SourceFile(name, whole), span, section, options: { stage, author, parser, facts } };
  }

  /** What was found in the text itself. */
  #lint({ source, span, options }: Prepared): LintResult {
    const result = lint(source, options);
    const isInside = ({ span: at }: Diagnostic): boolean => span.start <= at.start && at.end <= span.end;
    return span.start === 0 ? result : { ...result, diagnostics: result.diagnostics.filter(isInside) };
  }

  check(request: CheckRequest): CheckAnswer {
    const prepared = this.#prepare(request);
    const { span, section } = prepared;
    const { diagnostics, source, stage } = this.#lint(prepared);
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of diagnostics) counts[severity]++;
    const listed = diagnostics.filter(({ severity }) => request.hints || severity !== "info");
    return {
      findings: listed.map((found) => findingIn(source, span, found)),
      counts,
      section,
      stage,
      earlierIssues: this.archive.issues.length,
      repairable: diagnostics.filter(isSafe).length,
    };
  }

  /** The text with the repairs that need no thought; undefined where they would change what is around it. */
  repair(request: CheckRequest): string | undefined {
    const { source, span, options } = this.#prepare(request);
    const { text } = fix(source, options);
    const [before, after] = [source.text.slice(0, span.start), source.text.slice(span.end)];
    const isInside = text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length;
    return isInside ? text.slice(before.length, text.length - after.length) : undefined;
  }

  /** What is reported of an issue; of lone lines, with the issue that was made up around them. */
  fileReport(request: CheckRequest): FileReport {
    const prepared = this.#prepare(request);
    const { source, stage, issue, diagnostics, allowed } = this.#lint(prepared);
    const { number, date } = issue;
    const repaired = fix(source, prepared.options).text;
    return { path: source.path, source, stage, number, date, diagnostics, allowed, fixed: 0, repaired };
  }
}
