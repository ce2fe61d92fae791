/** Annotations of examples: lines of carets with the message, below the reported text. */
import { SourceFile } from "../text/source-file.ts";
import type { Finding } from "./define-rule.ts";

const ANNOTATION = /^ *\^+(?: \(\+\d+ lines?\))? \S/;

/** An example without its `^^^ message` lines. */
export const stripAnnotations = (example: string): string =>
  example
    .replace(/^\n/, "")
    .split("\n")
    .filter((line) => !ANNOTATION.test(line))
    .join("\n");

/** A line of an example, with what is reported of it. Offsets are UTF-16 units of the line. */
export interface AnnotatedLine {
  readonly text: string;
  readonly notes: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

const NOTE = /^( *)(\^+)(?: \(\+\d+ lines?\))? (.*)$/s;

/** The opposite of `annotate`: the lines of an example, each with the notes that stand below it. */
export const annotatedLines = (example: string): AnnotatedLine[] => {
  const lines: { text: string; notes: AnnotatedLine["notes"][number][] }[] = [];
  for (const text of example.replace(/^\n/, "").split("\n")) {
    const [, indent = "", carets = "", message = ""] = ANNOTATION.test(text) ? (NOTE.exec(text) ?? []) : [];
    const above = carets === "" ? undefined : lines.at(-1);
    if (!above) {
      lines.push({ text, notes: [] });
      continue;
    }
    const characters = [...above.text];
    const lengthOf = (count: number): number => characters.slice(0, count).join("").length;
    const [start, end] = [lengthOf(indent.length), lengthOf(indent.length + carets.length)];
    above.notes.push({ start, end, message });
  }
  return lines;
};

const length = (text: string): number => [...text].length;

/** Annotates a text with its findings. There is one caret for each character, not UTF-16 unit, so emoji are aligned. */
export const annotate = (text: string, findings: readonly Pick<Finding, "span" | "message">[]): string => {
  const source = new SourceFile("example", text);
  return source.lines
    .flatMap((line, index) => {
      const here = findings.filter(({ span }) => source.lineIndex(span.start) === index);
      const notes = here.map(({ span, message }) => {
        const more = source.lineIndex(Math.max(span.start, span.end - 1)) - index;
        const carets = Math.max(1, length(source.text.slice(span.start, Math.min(span.end, line.end))));
        const indent = " ".repeat(length(source.text.slice(line.start, span.start)));
        return `${indent}${"^".repeat(carets)}${more > 0 ? ` (+${more} line${more > 1 ? "s" : ""})` : ""} ${message}`;
      });
      return [source.slice(line), ...notes];
    })
    .join("\n");
};
