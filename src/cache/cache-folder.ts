import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { evictFiles, writeAtomically } from "./cache-files.ts";

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

  write(key: string, value: unknown): void {
    writeAtomically(this.#file(key), JSON.stringify({ key, at: this.#now(), value }));
  }

  /** Removes what nobody has written for that many milliseconds. */
  prune(age: number): void {
    evictFiles(this.#folder, { now: this.#now(), age });
  }
}
