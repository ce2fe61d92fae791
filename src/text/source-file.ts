/** One file: its text, its lines, and the positions of its offsets. */
import { partitionPoint, type Span, type Text } from "./span.ts";

/** An offset as people and editors count it: line and column from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** One file's text and its lines. It knows nothing of Markdown, and nothing else turns offsets into lines. */
export class SourceFile {
  /** The path as given by the user, for messages and for deciding the stage. */
  readonly path: string;
  readonly text: string;
  /** The line ending the file uses most, for text that a fix adds. */
  readonly eol: "\n" | "\r\n";
  /** Spans of the lines without their line endings; a final empty line follows a final newline. */
  readonly lines: readonly Span[];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const lines: Span[] = [];
    let start = 0;
    let crlf = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      const carriageReturn = end > start && text[end - 1] === "\r";
      if (carriageReturn) crlf++;
      lines.push({ start, end: carriageReturn ? end - 1 : end });
      start = end + 1;
    }
    this.eol = crlf * 2 > lines.length ? "\r\n" : "\n";
    lines.push({ start, end: text.length });
    this.lines = lines;
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The source between two offsets, as a value with its span. */
  at(start: number, end: number): Text {
    return { span: { start, end }, value: this.text.slice(start, end) };
  }

  /** Index (from 0) of the line that holds the offset. */
  lineIndex(offset: number): number {
    return Math.max(0, partitionPoint(this.lines, ({ start }) => start <= offset) - 1);
  }

  position(offset: number): Position {
    const index = this.lineIndex(offset);
    return { line: index + 1, column: offset - (this.lines[index] as Span).start + 1, offset };
  }

  /** The lines that the span touches, with the ending of the last: what must be deleted for the lines to be gone. */
  wholeLines(span: Span): Span {
    const first = this.lineIndex(span.start);
    const last = this.lineIndex(Math.max(span.start, span.end - 1));
    return { start: (this.lines[first] as Span).start, end: this.lines[last + 1]?.start ?? this.text.length };
  }
}
