/** What rules about a change are given: a changed file, and both of its texts as issues. */
import { issueOf } from "../document/build.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import type { Issue } from "../document/types.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { FileChange } from "./file-change.ts";

export interface ChangedIssue {
  readonly file: FileChange;
  /** Undefined for a new file. */
  readonly before?: Issue;
  /** Undefined for a deleted file. */
  readonly after?: Issue;
}

/** @param after the new text as an issue, which the engine has already */
export const changedIssue = (file: FileChange, after: Issue, parser: MarkdownParser): ChangedIssue => {
  const read = (source: SourceFile | undefined) => source && issueOf(source, { parser });
  return { file, before: read(file.before), after: file.after && after };
};
