/** What is linted when the arguments name nothing: the newest issue of the checkout. */
import { join } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { foldersUpwards, targetAt } from "../../files/checkout.ts";
import { byDayInName } from "../../newsletter/issue-name.ts";
import { fileFailure, NAMING, shownPath } from "./file-failure.ts";
import { entriesOf, isIssueFile } from "./walk.ts";

/** Which issues. */
export interface DefaultFiles {
  /** How many issues, drafts and published ones; default: the newest draft alone. */
  readonly numRecent?: number;
  /** Whether it is no error that there is none. */
  readonly mayBeNone?: boolean;
}

const NEWSLETTER = "https://github.com/rust-lang/this-week-in-rust";

/** @throws UsageError when the folder may not be read */
const issuesIn = (folder: string, cwd: string): string[] => {
  if (!targetAt(folder)?.isDirectory()) return [];
  try {
    const issues = entriesOf(folder).filter(isIssueFile);
    return issues.map(({ name }) => join(folder, name));
  } catch (error) {
    throw fileFailure(shownPath(folder, cwd), error);
  }
};

/** The newest issues of the checkout that the working directory is in: its draft, or a number of them, published or not. */
export const newestIssues = (cwd: string, { numRecent, mayBeNone }: DefaultFiles): string[] => {
  const root = foldersUpwards(cwd).find((each) => targetAt(join(each, "draft"))?.isDirectory());
  if (root === undefined)
    throw new UsageError("no file given, and no folder `draft` here or above with the newest issue", {
      help: `stand in a clone of the newsletter (git clone ${NEWSLETTER}), name a file, or give - and --stdin-filename`,
    });
  const folders = numRecent === undefined ? ["draft"] : ["draft", "content"];
  const issues = folders.flatMap((name) => issuesIn(join(root, name), cwd)).sort(byDayInName);
  const newest = issues.slice(-(numRecent ?? 1)).reverse();
  if (newest.length > 0 || mayBeNone) return newest;
  throw new UsageError(`${shownPath(join(root, "draft"), cwd)}: no issue in this folder`, {
    help: NAMING,
  });
};
