/** Findings as the protocol has them. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import { failureLine } from "../config/failure-line.ts";
import { fingerprints } from "../engine/fingerprint.ts";
import type { Diagnostic as Found } from "../engine/lint.ts";
import { escapeHidden } from "../report/escape.ts";
import { ruleUrl } from "../report/rule-url.ts";
import type { Position } from "../text/source-file.ts";
import { contains } from "../text/span.ts";
import type { OpenDocument } from "./document.ts";
import type { Host } from "./host.ts";
import type { Judged, Judgement } from "./judge.ts";
import { LEAST } from "./settings.ts";

/** What comes back with a diagnostic when its code actions are asked for. */
export interface DiagnosticData {
  /** Recognizes the finding in another version of the document. */
  readonly fingerprint: string;
}

const SOURCE = "twir-lint";

/** What is only worth a look is a hint, which editors mark without asking for anything. */
const severityOf = ({ severity, group, confidence }: Found): DiagnosticSeverity => {
  if (severity === "error") return DiagnosticSeverity.Error;
  if (severity === "warning") return DiagnosticSeverity.Warning;
  return group === "hint" || confidence === "possible" ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information;
};

/** Whether the finding is about text that its repair only removes. */
const isUnnecessary = ({ span, fix }: Found): boolean =>
  fix?.edits.length === 1 && fix.edits.every((edit) => edit.text === "" && contains(edit.span, span));

/** A position in a file that is not open here. Its text is not known, so neither are its columns in bytes. */
const elsewhere = ({ line, column }: Position) => ({ line: line - 1, character: column - 1 });

const relatedOf = (
  { related = [] }: Found,
  { uri, positions }: OpenDocument,
  host: Host,
): DiagnosticRelatedInformation[] =>
  related.flatMap((each) => {
    const message = escapeHidden(each.message);
    if ("span" in each) return [{ location: { uri, range: positions.range(each.span) }, message }];
    const other = host.uriOf(each.path);
    if (other === undefined) return [];
    return [{ location: { uri: other, range: { start: elsewhere(each.start), end: elsewhere(each.end) } }, message }];
  });

/** A finding with its diagnostic. */
export interface Marked {
  readonly found: Found;
  readonly diagnostic: Diagnostic;
}

const markedOf = (found: Found, fingerprint: string, { document }: Judged, host: Host): Marked => {
  const { rule, url, message, help, span } = found;
  const href = ruleUrl({ id: rule, url });
  const related = relatedOf(found, document, host);
  const data: DiagnosticData = { fingerprint };
  return {
    found,
    diagnostic: {
      range: document.positions.range(span),
      severity: severityOf(found),
      code: rule,
      ...(href !== undefined && { codeDescription: { href } }),
      source: SOURCE,
      message: [message, ...(help === undefined ? [] : [help])].map(escapeHidden).join("\n"),
      ...(isUnnecessary(found) && { tags: [DiagnosticTag.Unnecessary] }),
      ...(related.length > 0 && { relatedInformation: related }),
      data,
    },
  };
};

/** The findings that the settings want to be shown. */
export const marksOf = (judged: Judged, host: Host): Marked[] => {
  const { result, settings } = judged;
  const least = LEAST.length - LEAST.indexOf(settings.severity);
  const hashes = fingerprints(result.source, result.diagnostics);
  return result.diagnostics
    .map((found, index) => markedOf(found, hashes[index] as string, judged, host))
    .filter(({ diagnostic }) => (diagnostic.severity as DiagnosticSeverity) <= least);
};

/** What is shown of a document. That it could not be judged is shown too: else it would look clean. */
export const diagnosticsOf = (judgement: Judgement, host: Host): Diagnostic[] => {
  if (judgement.failure === undefined) return marksOf(judgement, host).map(({ diagnostic }) => diagnostic);
  const start = { line: 0, character: 0 };
  return [
    {
      range: { start, end: start },
      severity: DiagnosticSeverity.Error,
      source: SOURCE,
      message: escapeHidden(failureLine(judgement.failure.error)),
    },
  ];
};
