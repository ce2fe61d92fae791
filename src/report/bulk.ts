/** Whether editors can merge a change in bulk: one line or entry added, and nothing else. */
import type { Issue } from "../document/types.ts";
import type { BulkMerge } from "./reporter.ts";

/** What decides whether a change can be merged in bulk. */
export interface ChangeShape {
  /** All files of the change. */
  readonly files: readonly { readonly path: string; readonly isNew: boolean }[];
  /** The draft that is being written. */
  readonly current?: string;
  /** The file of the change, when it is one issue: its text before, and as it is now. */
  readonly before?: string;
  readonly issue?: Issue;
  readonly hasErrors: boolean;
}

/** The index of the one added line, or why there is not exactly one. */
const addedLine = (before: string, after: string): number | string => {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  if (head + tail < old.length) return TOUCHES_OLD_LINES;
  const added = now.length - head - tail;
  return added === 1 ? head : `adds ${added} lines`;
};

const TOUCHES_OLD_LINES = "changes or removes lines that were there before";

const isCommunity = ({ kind, parent }: Issue["sections"][number]): boolean =>
  parent !== undefined && kind !== "unknown" && parent.kind === "community";

/** Whether the change adds one entry under a community heading of the current draft, and nothing else. */
export const bulkMergeOf = ({ files, current, before, issue, hasErrors }: ChangeShape): BulkMerge => {
  const no = (because: string): BulkMerge => ({ bulk: false, because });
  const [file] = files;
  if (file === undefined) return no("changes nothing");
  if (files.length > 1) return no(`changes ${files.length} files`);
  if (file.path !== current) return no(`changes \`${file.path}\`, which is not the current draft`);
  if (file.isNew || before === undefined || issue === undefined) return no("adds or renames a whole draft");
  const index = addedLine(before, issue.source.text);
  if (typeof index === "string") return no(index);
  const entry = issue.entries.find(({ line }) => line.index === index);
  if (entry === undefined || !isCommunity(entry.section)) return no("adds no entry under a community heading");
  if (hasErrors) return no("adds an entry that needs a change first");
  return {
    bulk: true,
    because: `adds one entry under \`${entry.section.title.value}\` to the current draft and nothing else`,
  };
};
