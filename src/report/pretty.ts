/** The report for people, `--format pretty`. */
import { groupAlike } from "./alike.ts";
import { escapeCommands } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { findingBlock, groupingKey } from "./finding-block.ts";
import { lastLines } from "./last-lines.ts";
import { isListed } from "./listed.ts";
import type { BulkMerge } from "./reporter.ts";
import { type StyleOptions, styleOf } from "./style.ts";

export interface PrettyOptions extends StyleOptions {
  /** Lists the hints too, which are counted otherwise. */
  readonly hints?: boolean;
  /** Set when only what a change caused is reported: then all findings are listed. */
  readonly change?: BulkMerge;
}

/** Each finding with its line, the span underlined, the help, and the fixed lines. */
export const prettyReport = (files: readonly FileReport[], options: PrettyOptions): string => {
  const style = styleOf(options);
  const shown = files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.filter((found) => isListed(file, found, options)),
  }));
  const blocks = shown.flatMap((file) =>
    groupAlike(file.diagnostics, groupingKey).map((alike) => findingBlock(file, alike, style)),
  );
  const lines = [...blocks, ...lastLines({ files, shown }, options, style)];
  return escapeCommands(lines.map((line) => `${line}\n`).join(""));
};
