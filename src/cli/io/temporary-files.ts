/** Temporary files of fixes: where they are, and what a run that was killed has left of them. */
import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkoutOf, entryAt } from "../../files/checkout.ts";
import { systemPath } from "../../files/names.ts";
import { readRegularFile } from "../../files/read-file.ts";

const NAME = /^\.twir-lint-(\d{1,10})-[0-9a-f]{12}\.tmp$/;

/** A name of its own, which tells the process that it belongs to. */
export const temporaryName = (): string => `.twir-lint-${process.pid}-${randomBytes(6).toString("hex")}.tmp`;

const MAX_POINTER_BYTES = 4096;

/** The folder where git keeps what is not in the working tree. In a worktree or submodule a file says where. */
const gitFolderOf = (root: string): string | undefined => {
  const path = join(root, ".git");
  const stats = entryAt(path);
  if (stats?.isDirectory()) return path;
  if (!stats?.isFile()) return undefined;
  const [, named] = /^gitdir: (.+?)\r?\n?$/.exec(readRegularFile(path, MAX_POINTER_BYTES).bytes.toString("utf8")) ?? [];
  return named === undefined ? undefined : resolve(root, named);
};

/**
 * The folders in which the new text of a file may be written before it is renamed, the best first: in a checkout that of
 * git, where no `git add` finds what a killed run leaves. A rename stays on one device.
 */
export const temporaryFolders = (file: string): string[] => {
  const beside = dirname(file);
  const root = checkoutOf(beside);
  const git = root === undefined ? undefined : gitFolderOf(root);
  const stats = git === undefined ? undefined : entryAt(git);
  return git !== undefined && stats?.isDirectory() && stats.dev === entryAt(beside)?.dev ? [git, beside] : [beside];
};

/** Whether the process that wrote the file still runs; a process id is used again. */
const isAlive = (pid: number, { mtimeMs }: Stats): boolean => {
  if (pid === process.pid) return mtimeMs > Date.now() - process.uptime() * 1000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
};

/** Removes what killed runs have left in a folder: regular files with names of ours, never what a link leads to. */
export const removeAbandoned = (folder: string): void => {
  try {
    if (!entryAt(folder)?.isDirectory()) return;
    for (const name of readdirSync(systemPath(folder), "utf8")) {
      const pid = NAME.exec(name)?.[1];
      const path = join(folder, name);
      const stats = pid === undefined ? undefined : entryAt(path);
      if (stats?.isFile() && !isAlive(Number(pid), stats)) rmSync(systemPath(path), { force: true });
    }
  } catch {
    // What cannot be removed now does no harm.
  }
};
