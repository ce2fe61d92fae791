/** Writes notes and errors to standard error, wrapped where it is a terminal. */
import { escapeCommands } from "../../report/escape.ts";
import { withWidths } from "../../report/width.ts";
import { wrap } from "../../report/wrap.ts";
import { failureText, noteText } from "./failure.ts";
import type { Output } from "./io.ts";

/** Narrower ones would hold a word a row. */
const MIN_COLUMNS = 20;
const HANG = 2;

/** Wraps the lines of a text that has nothing hidden in it. */
export const wrapLines = (text: string, { columns }: Pick<Output, "columns">): string | Promise<string> => {
  if (columns === undefined) return text;
  return withWidths((widthOf) => {
    const layout = { columns: Math.max(MIN_COLUMNS, columns), widthOf, hang: HANG };
    const rows = text.split("\n").flatMap((line) => wrap([{ text: line }], layout));
    // A row begins where no line did.
    return escapeCommands(rows.join("\n"));
  });
};

/** Writes a line. */
export const writeNote = async (output: Output, line: string): Promise<void> =>
  output.write(await wrapLines(noteText(line), output));

/** Writes what made a command or a part of it fail. */
export const writeFailure = async (output: Output, error: unknown): Promise<void> =>
  output.write(await wrapLines(failureText(error), output));
