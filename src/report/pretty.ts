/** The report for people, `--format pretty`. */
import { groupAlike } from "./alike.ts";
import { escapeCommands } from "./escape.ts";
import { findingBlock, groupingKey, type ShownFixes } from "./finding-block.ts";
import { countListed, type ListedCounts, lastLines } from "./last-lines.ts";
import { onlyListed } from "./listed.ts";
import { NOTHING_AROUND, type ReportInPieces, wholeReport } from "./pieces.ts";
import type { BulkMerge } from "./reporter.ts";
import { type StyleOptions, styleOf } from "./style.ts";

export interface PrettyOptions extends StyleOptions {
  /** Lists the hints too, which are counted otherwise. */
  readonly hints?: boolean;
  /** Set when only what a change caused is reported: then all findings are listed. */
  readonly change?: BulkMerge;
}

const textOf = (lines: readonly string[]): string => escapeCommands(lines.map((line) => `${line}\n`).join(""));

/** Each finding with its line, the span underlined, the help, and the fixed lines. */
export const PRETTY_PIECES: ReportInPieces<ListedCounts, PrettyOptions, unknown> = {
  ...NOTHING_AROUND,
  piece: (file, options) => {
    const style = styleOf(options);
    const shown = onlyListed(file, options);
    const shownFixes: ShownFixes = new Map();
    return textOf(
      groupAlike(shown.diagnostics, groupingKey).map((alike) => findingBlock(shown, alike, style, shownFixes)),
    );
  },
  count: countListed,
  behind: (counts, options) => textOf(lastLines(counts, options, styleOf(options))),
};

export const prettyReport = wholeReport(PRETTY_PIECES);
