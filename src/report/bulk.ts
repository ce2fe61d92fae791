/** Whether editors can merge a change in bulk, by the rule of the tool with which they do. */
import type { FileChange } from "../change/file-change.ts";
import { isUnder } from "../document/sections.ts";
import type { Issue, Line } from "../document/types.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { lineHunks } from "../text/line-diff.ts";
import { plural } from "./plural.ts";
import type { BulkMerge } from "./reporter.ts";

/** A change as its verdict needs it. */
export interface BulkMergeInput {
  /** The names of all files of the change, whatever they are. */
  readonly paths: readonly string[];
  /** What it does to its one file; may be left out for a file that is no issue. */
  readonly file?: FileChange;
  /** The new text of that file. */
  readonly issue?: Issue;
  /** Whether an error was found in the change: its check fails, and the tool leaves it. */
  readonly hasErrors?: boolean;
}

interface NumberedLine {
  /** From 0, in the file. */
  readonly index: number;
  readonly text: string;
}

/** The lines that count: blank ones do not, and neither does a list marker, which one it is or whether it is there. */
const countedLines = (text: string): NumberedLine[] =>
  text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    return [{ index, text: line.replace(/^([ \t]*)[-*+][ \t]+/, "$1") }];
  });

/** The index of the one line that the change inserts, or why there is not exactly one. */
const insertedLine = (before: string, after: string): number | string => {
  const [old, now] = [countedLines(before), countedLines(after)];
  const textOf = ({ text }: NumberedLine): string => text;
  const hunks = lineHunks(old.map(textOf), now.map(textOf));
  if (hunks.some((hunk) => hunk.before.first < hunk.before.end)) return "edits or removes what was there before";
  const inserted = hunks.flatMap((hunk) => now.slice(hunk.after.first, hunk.after.end));
  if (inserted.length === 0) return "adds nothing but blank lines or list markers";
  return inserted.length === 1 ? (inserted[0] as NumberedLine).index : `adds ${plural(inserted.length, "line")}`;
};

/** Why a change of these files cannot be merged in bulk; undefined when it edits the newest draft and nothing else. */
const objectionToFiles = ({ paths, file }: BulkMergeInput): string | undefined => {
  const [path, ...others] = paths;
  if (path === undefined) return "changes nothing";
  if (others.length > 0) return `changes ${plural(paths.length, "file")}`;
  if (file === undefined) return `changes \`${path}\`, which is no issue`;
  const { before, after, newestDraft } = file;
  if (after === undefined) return `deletes \`${path}\``;
  if (before === undefined) return `adds \`${path}\``;
  if (before.path !== path) return `renames \`${before.path}\` to \`${path}\``;
  return path === newestDraft ? undefined : `changes \`${path}\`, which is not the newest draft`;
};

const isCommunityItem = ({ kind, depth, section }: Line): boolean =>
  kind === "item" && depth === 1 && section.depth === 3 && isUnder(section, "community");

/** Whether another entry of the community links the page that the entry on this line links. */
const isThereAlready = ({ entries }: Issue, { index }: Line): boolean => {
  const added = entries.find(({ line }) => line.index === index);
  if (added === undefined) return false;
  const key = pageKey(added.link.url);
  return entries.some((entry) => entry !== added && entry.isCommunity && pageKey(entry.link.url) === key);
};

/**
 * Whether a change inserts one list item under a community heading of the newest draft, and nothing else. Blank lines and
 * list markers do not count, so that it may be in several hunks; an item whose page is there already is no new one.
 * @returns the verdict with its reason, in words for editors
 */
export const bulkMergeOf = (input: BulkMergeInput): BulkMerge => {
  const { file, issue, hasErrors = false } = input;
  const no = (because: string): BulkMerge => ({ bulk: false, because });
  const objection = objectionToFiles(input);
  if (objection !== undefined) return no(objection);
  const inserted = insertedLine(file?.before?.text ?? "", file?.after?.text ?? "");
  if (typeof inserted === "string") return no(inserted);
  const line = issue?.lines[inserted];
  if (issue === undefined || line === undefined || !isCommunityItem(line))
    return no("adds no list item under a community heading");
  if (isThereAlready(issue, line)) return no("adds a link that is there already");
  if (hasErrors) return no("adds an entry that needs a change first");
  return {
    bulk: true,
    because: `adds one entry under \`${line.section.title.value}\` to the newest draft and nothing else`,
  };
};
