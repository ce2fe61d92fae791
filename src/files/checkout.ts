/** Where a checkout begins, and which paths lead out of it. */
import { existsSync, lstatSync, type Stats, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { realPath, systemPath } from "./names.ts";

const GIT = ".git";

const hasGit = (folder: string): boolean => existsSync(systemPath(join(folder, GIT)));

/** What stands at a path, not where a symbolic link leads; undefined when nothing does, or nobody may look. */
export const entryAt = (path: string): Stats | undefined => {
  try {
    return lstatSync(systemPath(path));
  } catch {
    return undefined;
  }
};

/** What a path leads to; undefined when it leads to nothing, in a circle, or where nobody may look. */
export const targetAt = (path: string): Stats | undefined => {
  try {
    return statSync(systemPath(path));
  } catch {
    return undefined;
  }
};

/** Whether everybody may write there. On Windows the mode does not tell. */
export const isForEverybody = ({ mode }: Stats): boolean => process.getuid !== undefined && (mode & 0o002) !== 0;

/** A folder in which everybody may make files, as `/tmp` is. */
const isShared = (folder: string): boolean => {
  const stats = entryAt(folder);
  return stats !== undefined && isForEverybody(stats);
};

/** The path without symbolic links; the path itself when nothing is there. */
export const realPathIfAny = (path: string): string => {
  try {
    return realPath(path);
  } catch {
    return path;
  }
};

/** The user's home folder, when the environment names one. */
const homeOf = ({ HOME, USERPROFILE }: NodeJS.ProcessEnv): string | undefined => {
  const home = HOME || USERPROFILE || "";
  return isAbsolute(home) ? realPathIfAny(resolve(home)) : undefined;
};

/**
 * The folder and the folders above it that may belong to the same work: up to the root of the git checkout, or to the
 * home folder. The root of the file system and folders that everybody may write to are not searched.
 */
export const foldersUpwards = (from: string, env: NodeJS.ProcessEnv = process.env): string[] => {
  const home = homeOf(env);
  const isHome = (folder: string): boolean => home !== undefined && realPathIfAny(folder) === home;
  const folders = [resolve(from)];
  for (;;) {
    const last = folders.at(-1) as string;
    const above = dirname(last);
    if (hasGit(last) || isHome(last) || dirname(above) === above || isShared(above)) return folders;
    folders.push(above);
  }
};

/** The root of the git checkout that a folder is in. */
export const checkoutOf = (folder: string): string | undefined => {
  const root = foldersUpwards(folder).at(-1) as string;
  return hasGit(root) ? root : undefined;
};

/** Whether a path is a folder, or in it. Both are absolute. */
export const isWithin = (folder: string, path: string): boolean => {
  const inside = relative(folder, path);
  return inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
};

/** Whether anything has that name, also a symbolic link that leads nowhere. */
export const isThere = (path: string): boolean => entryAt(path) !== undefined;

export const isSymbolicLink = (path: string): boolean => entryAt(path)?.isSymbolicLink() === true;

/**
 * Whether a path that is in a checkout leads out of it by symbolic links, or to what git keeps there: a branch may bring
 * such links.
 * @param root of the checkout; default: of the one that the path is in
 * @throws Error of the file system when there is no such file
 */
export const leavesCheckout = (path: string, root = checkoutOf(dirname(path))): boolean => {
  const real = realPath(path);
  if (root === undefined || real === path) return false;
  const realRoot = realPath(root);
  if (!isWithin(realRoot, real)) return true;
  return isWithin(join(realRoot, GIT), real) && !isWithin(join(root, GIT), path);
};
