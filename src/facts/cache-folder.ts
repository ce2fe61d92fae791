import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The user's folder for what can be had again (XDG base directories), with a folder of our own in it. */
export const cacheRoot = (env: Readonly<Record<string, string | undefined>>): string => {
  const { XDG_CACHE_HOME: named = "", LOCALAPPDATA: windows = "", HOME: home = homedir() } = env;
  // A relative path is to be ignored, says XDG.
  const base = [named, windows].find((folder) => isAbsolute(folder)) ?? join(home, ".cache");
  return join(base, "twir-lint");
};

/** What was kept, and for how long it has been. */
export interface Kept {
  readonly value: unknown;
  /** Milliseconds. */
  readonly age: number;
}

/**
 * One folder of JSON files, each under the hash of its key. Safe to delete at any time and for two runs at once: a
 * file appears whole or not at all. What cannot be read or written is as if it were not there, so nothing here fails;
 * what is in a file is for the caller to check.
 */
export class CacheFolder {
  readonly #folder: string;
  readonly #now: () => number;

  /** @param kind what is kept, with the version of its form: `pages-1` */
  constructor(root: string, kind: string, now: () => number = Date.now) {
    this.#folder = join(root, kind);
    this.#now = now;
  }

  #file(key: string): string {
    return join(this.#folder, `${createHash("sha256").update(key).digest("hex")}.json`);
  }

  async read(key: string): Promise<Kept | undefined> {
    try {
      const { key: written, at, value } = JSON.parse(await readFile(this.#file(key), "utf8"));
      return written === key && typeof at === "number" ? { value, age: this.#now() - at } : undefined;
    } catch {
      return undefined;
    }
  }

  async write(key: string, value: unknown): Promise<void> {
    const file = this.#file(key);
    const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(temporary, JSON.stringify({ key, at: this.#now(), value }), { flag: "wx", mode: 0o600 });
      await rename(temporary, file);
    } catch {
      await rm(temporary, { force: true }).catch(() => {});
    }
  }

  /** Removes what nobody has written for that many milliseconds. */
  async prune(age: number): Promise<void> {
    const names = await readdir(this.#folder).catch((): string[] => []);
    await Promise.all(
      names.map(async (name) => {
        const file = join(this.#folder, name);
        try {
          if (this.#now() - (await stat(file)).mtimeMs > age) await rm(file, { force: true });
        } catch {
          // Another run was quicker.
        }
      }),
    );
  }
}
