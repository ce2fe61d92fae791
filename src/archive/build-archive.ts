/** Builds an archive from the texts of earlier issues, without a file system. */

import type { MarkdownParser } from "../document/markdown/parser.ts";
import { dayInName } from "../newsletter/issue-name.ts";
import { SourceFile } from "../text/source-file.ts";
import { IssueExtractor } from "./extract.ts";
import { MAX_LENGTH, newestFirst } from "./published.ts";
import type { Archive } from "./types.ts";

/** The text of an issue that came out. The name of its file has its date: `2026-03-11-this-week-in-rust.md`. */
export interface IssueText {
  readonly path: string;
  readonly text: string;
}

/**
 * The archive of these issues, whatever their order. Of two with the same date only the first by path is taken; a text
 * whose path has no date, or that is far too long for an issue, is left out. `lint` itself leaves out what did not come
 * out before the draft.
 */
export const buildArchive = (texts: readonly IssueText[], parser: MarkdownParser): Archive => {
  const extractor = new IssueExtractor();
  const dated = texts.flatMap(({ path, text }) => {
    const date = text.length > MAX_LENGTH ? undefined : dayInName(path);
    return date === undefined ? [] : [{ path, text, date }];
  });
  const issues = newestFirst(dated).map(({ path, text, date }) => ({
    ...extractor.read(new SourceFile(path, text), parser),
    path,
    date,
  }));
  return { issues };
};
