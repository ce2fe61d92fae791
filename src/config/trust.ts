/** Whether the plugins of a config that was found may run: they are programs. */
import { type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { checkoutOf, isForEverybody, isSymbolicLink } from "../files/checkout.ts";
import { realPath, systemPath } from "../files/names.ts";

const ROOT = 0;

/** Whether a file is the user's own or root's. Windows has no such user ids, and there every file is. */
const isTrusted = (owner: number): boolean =>
  process.getuid === undefined || owner === ROOT || owner === process.getuid();

/** Where what is in a folder is at home, without symbolic links: its checkout, or else the folder alone. */
const homeOf = (folder: string): string => realPath(checkoutOf(folder) ?? folder);

/**
 * Why the plugins of a config are not run that no flag names; undefined when they may be.
 * @param path of the config file, absolute
 * @param stats of the file that was read
 */
export const doubtOf = (path: string, { stats, cwd }: { stats: Stats; cwd: string }): string | undefined => {
  const folder = realPath(dirname(path));
  if (homeOf(folder) !== homeOf(realPath(cwd))) return "it is neither in the working folder nor in its checkout";
  if (isSymbolicLink(path)) return "it is a symbolic link";
  if (!isTrusted(stats.uid)) return "it belongs to another user";
  if (isForEverybody(stats)) return "everybody may write to it";
  const ofFolder = statSync(systemPath(folder));
  if (!isTrusted(ofFolder.uid)) return "its folder belongs to another user";
  if (isForEverybody(ofFolder)) return "everybody may write to its folder";
  return undefined;
};
