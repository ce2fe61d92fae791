/**
 * V8's code cache of the program, in the user's cache folder. It only saves time: a file that cannot be read or is
 * damaged is a cache miss, and a file that cannot be written is left out.
 */
import type { Stats } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { evictFiles, writeAtomically } from "../../cache/cache-files.ts";
import { cacheRoot } from "../../cache/cache-root.ts";
import { readWhole } from "./read-file.ts";

/** The name ends in the version of the format, so that a file in an older format is never read. */
const FOLDER = "compiled-1";
/** Several times the code cache of the largest file of the program. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_FILES = 24;
/** Milliseconds, as are all ages here. */
const DAY = 86_400_000;
const MAX_AGE = 60 * DAY;

/**
 * In bytes: four of a checksum of what follows them, and four of the generation. A multiple of eight, since V8 copies
 * data that is not aligned.
 */
const HEADER_LENGTH = 8;
/**
 * The number of runs that write the cache at first, since each compiles, and so adds, only the functions that it calls.
 * After them one run a day writes it.
 */
const FIRST_GENERATIONS = 4;

/** The code cache of one file of the program. */
export interface CachedCode {
  /** Until the next file is read. */
  readonly data: Uint8Array;
  /** How many runs have written it. */
  readonly generation: number;
  /** Whether this run should write it again. */
  readonly isDue: boolean;
}

/** Whether another user may have written the file: V8 runs cached code unchecked. Windows has no such user ids. */
const isForeign = ({ uid, mode }: Stats): boolean =>
  process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0);

const isSafe = (stats: Stats): boolean => stats.size > HEADER_LENGTH && stats.size <= MAX_BYTES && !isForeign(stats);

/** The cached code of all files of one build of the program. */
export class CodeCache {
  readonly #folder: string;
  readonly #prefix: string;

  /**
   * @param digest of the files of the program
   * @throws Error when the user has no home folder; the methods throw nothing
   */
  constructor(digest: string) {
    // V8 rejects a code cache of another version or other flags. Each has its own file, so that they do not overwrite each other.
    const flags = [process.version, process.arch, process.env.NODE_OPTIONS, ...process.execArgv];
    const root = cacheRoot(process.env);
    if (root === undefined) throw new Error("no home folder");
    this.#folder = join(root, FOLDER);
    this.#prefix = `${digest}-${crc32(flags.join("\0")).toString(16)}`;
  }

  #path(name: string): string {
    return join(this.#folder, `${this.#prefix}-${name}`);
  }

  /** The code cache of the file of this name; undefined when it is missing or damaged. */
  read(name: string): CachedCode | undefined {
    try {
      const found = readWhole(this.#path(name), isSafe);
      // V8 does not check the data, and crashes when it is damaged.
      if (!found || found.bytes.readUInt32LE(0) !== crc32(found.bytes.subarray(4))) return undefined;
      const generation = found.bytes.readUInt32LE(4);
      return {
        data: found.bytes.subarray(HEADER_LENGTH),
        generation,
        isDue: generation < FIRST_GENERATIONS || Date.now() - found.stats.mtimeMs > DAY,
      };
    } catch {
      return undefined;
    }
  }

  /** @param generation how many runs have written it, with this one */
  write(name: string, data: Uint8Array, generation: number): void {
    const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), data]);
    bytes.writeUInt32LE(generation, 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
    writeAtomically(this.#path(name), bytes);
  }

  /** Removes files that are too old, and the oldest of too many: mostly those of other versions of the program. */
  evictFiles(): void {
    evictFiles(this.#folder, { now: Date.now(), maxAge: MAX_AGE, maxFiles: MAX_FILES });
  }
}
