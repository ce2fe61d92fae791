/** Writes and evicts files of the cache. Errors are ignored: the cache must not fail a run. */
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TEMPORARY = ".tmp";
/** Milliseconds. An older temporary file is of a run that was killed. */
const ABANDONED_AGE = 3_600_000;

const removeQuietly = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where a file could not be written it often cannot be removed either.
  }
};

/** Makes a folder and its parents. `recursive` of Node never returns where no folder can be made, as in `/proc`. */
const makeFolder = (path: string): void => {
  const make = (): void => mkdirSync(path, { mode: 0o700 });
  try {
    make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT") throw error;
    makeFolder(dirname(path));
    make();
  }
};

/**
 * Writes a temporary file and renames it, so that a concurrent reader sees the old or the new file, never a part, and of
 * two writers the last one wins. Only the user can read the file.
 */
export const writeAtomically = (path: string, contents: string | Uint8Array): void => {
  // The name has the process id, and the flag `wx` never overwrites an existing file.
  const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}${TEMPORARY}`;
  try {
    makeFolder(dirname(path));
    writeFileSync(temporary, contents, { flag: "wx", mode: 0o600 });
    renameSync(temporary, path);
  } catch {
    removeQuietly(temporary);
  }
};

/** How many files a folder of the cache may hold, and how old they may be; times in milliseconds. */
export interface EvictionLimits {
  readonly now: number;
  readonly maxAge: number;
  readonly maxFiles?: number;
}

/**
 * Removes files that are too old, the oldest of too many, and temporary files of runs that were killed. What a symbolic
 * link leads to stays, also when the folder or the one above, that of the program, is such a link.
 */
export const evictFiles = (
  folder: string,
  { now, maxAge, maxFiles = Number.POSITIVE_INFINITY }: EvictionLimits,
): void => {
  const files: { path: string; age: number }[] = [];
  try {
    if (![dirname(folder), folder].every((each) => lstatSync(each).isDirectory())) return;
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats?.isFile()) files.push({ path, age: now - stats.mtimeMs });
    }
  } catch {
    return;
  }
  const isAbandoned = (file: { path: string; age: number }): boolean =>
    file.path.endsWith(TEMPORARY) && file.age > ABANDONED_AGE;
  const whole = files.filter(({ path }) => !path.endsWith(TEMPORARY)).sort((a, b) => a.age - b.age);
  const evicted = [
    ...files.filter(isAbandoned),
    ...whole.filter((file, index) => index >= maxFiles || file.age > maxAge),
  ];
  for (const { path } of evicted) removeQuietly(path);
};
