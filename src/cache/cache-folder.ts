/** A cache of JSON values on disk. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readRegularFile } from "../files/read-file.ts";
import { evictFiles, writeAtomically } from "./cache-files.ts";

/** More than what is known of any page; what is larger does not parse. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A cached value. */
export interface CacheEntry {
  readonly value: unknown;
  /** Milliseconds since it was written. */
  readonly age: number;
}

/**
 * One folder of JSON files, each named by the hash of its key. It may be deleted at any time, and used by several runs
 * at once, since files are written atomically. An entry that cannot be read is a cache miss, and one that cannot be
 * written is left out, so nothing here throws. The caller validates the values.
 */
export class CacheFolder {
  readonly #folder: string;
  readonly #now: () => number;

  /** @param kind of the values, with the version of their format: `pages-1` */
  constructor(root: string, kind: string, now: () => number = Date.now) {
    this.#folder = join(root, kind);
    this.#now = now;
  }

  #file(key: string): string {
    return join(this.#folder, `${createHash("sha256").update(key).digest("hex")}.json`);
  }

  /** The entry of the key; undefined when there is none. */
  async read(key: string): Promise<CacheEntry | undefined> {
    try {
      const {
        key: storedKey,
        at,
        value,
      } = JSON.parse(readRegularFile(this.#file(key), MAX_BYTES).bytes.toString("utf8"));
      return storedKey === key && typeof at === "number" ? { value, age: this.#now() - at } : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param value anything that JSON can hold */
  write(key: string, value: unknown): void {
    writeAtomically(this.#file(key), JSON.stringify({ key, at: this.#now(), value }));
  }

  /** Removes entries that are older than `maxAge`, in milliseconds. */
  evict(maxAge: number): void {
    evictFiles(this.#folder, { now: this.#now(), maxAge });
  }
}
