/** How files of the cache are written and removed: none of it may fail a run. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TEMPORARY = ".tmp";
/** Milliseconds. A run that writes for longer has died. */
const ABANDONED_AGE = 3_600_000;

const removeQuietly = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where it could not be written it cannot be removed either.
  }
};

/** Makes a folder and those above it. Node's own `recursive` has no end where no folder can be made, as in `/proc`. */
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
 * Writes the contents beside the file and puts them in its place in one step: who reads it at the same time sees the
 * old or the new file, never a part, and of two that write it the last one wins. Only the user can read it.
 */
export const writeAtomically = (path: string, contents: string | Uint8Array): void => {
  // No other run has the number of this one, and a file that is there already is not written.
  const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}${TEMPORARY}`;
  try {
    makeFolder(dirname(path));
    writeFileSync(temporary, contents, { flag: "wx", mode: 0o600 });
    renameSync(temporary, path);
  } catch {
    removeQuietly(temporary);
  }
};

/** How many files a folder of the cache may hold, and how old they may be, in milliseconds. */
export interface EvictionLimits {
  readonly now: number;
  readonly age: number;
  readonly most?: number;
}

/** Removes files that are too old or too many, and what runs left behind that died while they wrote. */
export const evictFiles = (folder: string, { now, age, most = Number.POSITIVE_INFINITY }: EvictionLimits): void => {
  const found: { path: string; age: number }[] = [];
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      found.push({ path, age: now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) });
    }
  } catch {
    return;
  }
  const isAbandoned = (file: { path: string; age: number }): boolean =>
    file.path.endsWith(TEMPORARY) && file.age > ABANDONED_AGE;
  const whole = found.filter(({ path }) => !path.endsWith(TEMPORARY)).sort((a, b) => a.age - b.age);
  const gone = [...found.filter(isAbandoned), ...whole.filter((file, index) => index >= most || file.age > age)];
  for (const { path } of gone) removeQuietly(path);
};
