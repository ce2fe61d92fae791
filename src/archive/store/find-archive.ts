/** Finds the folder of the earlier issues that belongs to a draft. */
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { foldersUpwards, leavesCheckout, targetAt } from "../../files/checkout.ts";

const isFolder = (path: string): boolean => targetAt(path)?.isDirectory() === true;

/** Whether the files of a folder may be listed and opened. */
const isReadable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** `content/` of the newsletter's checkout that the folder is in; a folder beside `draft/` tells the checkout. */
export const findArchive = (folder: string): string | undefined => {
  const root = foldersUpwards(folder).find((each) => isFolder(join(each, "content")) && isFolder(join(each, "draft")));
  if (root === undefined) return undefined;
  const content = join(root, "content");
  return leavesCheckout(content) || !isReadable(content) ? undefined : content;
};
