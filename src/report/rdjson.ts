/** The diagnostic format of reviewdog, `--format rdjson`. */
import type { Diagnostic } from "../engine/lint.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { FileReport } from "./file-report.ts";
import { jsonText } from "./json-text.ts";
import { NOTHING_AROUND, type ReportInPieces, wholeReport } from "./pieces.ts";
import { HOME } from "./project.ts";
import { type RelatedPosition, relatedPositions } from "./related.ts";
import { ruleUrl } from "./rule-url.ts";
import { findingsOf, type Suggestion, suggestionsOf } from "./suggestions.ts";
import { byteColumns } from "./utf8.ts";

const SEVERITIES = { error: "ERROR", warning: "WARNING", info: "INFO" } as const;

/** Positions with columns in UTF-8 bytes, from 1. The columns of a line are memoized. */
class BytePositions {
  readonly #source: SourceFile;
  readonly #lines = new Map<number, Uint32Array>();

  constructor(source: SourceFile) {
    this.#source = source;
  }

  #columns(index: number): Uint32Array {
    const known = this.#lines.get(index);
    if (known) return known;
    const columns = byteColumns(this.#source.slice(this.#source.lines[index] ?? { start: 0, end: 0 }));
    this.#lines.set(index, columns);
    return columns;
  }

  #position(offset: number): { line: number; column: number } {
    const { line, column } = this.#source.position(offset);
    const columns = this.#columns(line - 1);
    // An offset between the two characters of a line ending belongs to the end of its line.
    return { line, column: columns[Math.min(column, columns.length) - 1] as number };
  }

  range({ start, end }: Span) {
    return { start: this.#position(start), end: this.#position(end) };
  }
}

const suggestionRow = (source: SourceFile, { first, last, lines }: Suggestion) => ({
  range: { start: { line: first }, end: { line: last } },
  text: lines.join(source.eol),
});

const messageOf = ({ message, help }: Diagnostic): string => (help === undefined ? message : `${message}\n${help}`);

const fileRows = (file: FileReport) => {
  const { path, source } = file;
  const positions = new BytePositions(source);
  const relatedRow = ({ path: of, range: { start, end }, message }: RelatedPosition) => ({
    message,
    // The text of another file is not known, so its columns in bytes are not either.
    location: {
      path: of,
      range: of === path ? positions.range({ start: start.offset, end: end.offset }) : { start: { line: start.line } },
    },
  });
  const rows = file.diagnostics.map((found) => ({
    message: messageOf(found),
    location: { path, range: positions.range(found.span) },
    severity: SEVERITIES[found.severity],
    code: { value: found.rule, url: ruleUrl({ id: found.rule, url: found.url }) },
    ...(found.related?.length ? { related_locations: relatedPositions(file, found).map(relatedRow) } : {}),
  }));
  const withSuggestion = new Set<number>();
  const findingOf = findingsOf(file);
  const suggested = suggestionsOf(file).flatMap((suggestion) => {
    const index = findingOf(suggestion);
    const row = rows[index];
    if (row === undefined) return [];
    const suggestions = [suggestionRow(source, suggestion)];
    if (!withSuggestion.has(index)) {
      withSuggestion.add(index);
      Object.assign(row, { suggestions });
      return [];
    }
    // Suggestions of one diagnostic are alternatives, so a second range needs a diagnostic of its own.
    const { start, end } = suggestions[0]?.range ?? {};
    return [{ ...row, location: { path, range: { start, end } }, suggestions }];
  });
  return [...rows, ...suggested];
};

/**
 * Columns are UTF-8 bytes. A suggestion is whole lines without the ending of the last, with all safe fixes of those lines.
 */
export const RDJSON_PIECES: ReportInPieces<object, unknown, unknown> = {
  ...NOTHING_AROUND,
  before: () => `${jsonText({ source: { name: "twir-lint", url: HOME } }).slice(0, -1)},"diagnostics":[`,
  piece: (file) => jsonText(fileRows(file)).slice(1, -1),
  between: ",",
  behind: () => "]}\n",
};

export const rdjsonReport = (files: readonly FileReport[]): string => wholeReport(RDJSON_PIECES)(files, undefined);
