/**
 * What V8 compiled of the program in earlier runs, in the user's cache folder. It only saves time: a file that cannot
 * be read or is not as it was kept counts as not there, and nothing here fails a run.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { evictFiles, writeAtomically } from "../../cache/cache-files.ts";
import { cacheRoot } from "../../cache/cache-root.ts";

/** The kind of what is kept, with the version of its form. */
const FOLDER = "compiled-1";
/** Several times what V8 makes of the largest file of the program. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_FILES = 24;
const DAY = 86_400_000;
const OLDEST = 60 * DAY;

/** A header of a multiple of eight bytes: V8 copies what is not aligned. It holds the checksum and the generation. */
const HEADER = 8;
/**
 * A run compiles only what it calls. The first runs each add what they called, and later one run a day.
 */
const GENERATIONS = 4;

/** What was kept of one file of the program. */
export interface CachedCode {
  readonly data: Uint8Array;
  /** How many runs have added to it. */
  readonly generation: number;
  /** Whether a run should add what it compiled. */
  readonly isDue: boolean;
}

/** V8 runs what it is given, so that nobody else may have written it. Windows has no such numbers. */
const isForeign = ({ uid, mode }: Stats): boolean =>
  process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0);

const readBytes = (path: string): { bytes: Buffer; age: number } | undefined => {
  // A pipe in this place is not waited for.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size <= HEADER || stats.size > MOST_BYTES || isForeign(stats)) return undefined;
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    return readSync(descriptor, bytes) === stats.size ? { bytes, age: Date.now() - stats.mtimeMs } : undefined;
  } finally {
    closeSync(descriptor);
  }
};

export class CodeCache {
  readonly #folder: string;
  readonly #prefix: string;

  /**
   * @param digest of the files of the program
   * @throws Error of the system when the user has no home
   */
  constructor(digest: string) {
    // V8 refuses what another version or other flags made. Each has its own file, so that they do not take turns.
    const flags = [process.version, process.arch, process.env.NODE_OPTIONS, ...process.execArgv];
    this.#folder = join(cacheRoot(process.env), FOLDER);
    this.#prefix = `${digest}-${crc32(flags.join("\0")).toString(16)}`;
  }

  #path(name: string): string {
    return join(this.#folder, `${this.#prefix}-${name}`);
  }

  read(name: string): CachedCode | undefined {
    try {
      const found = readBytes(this.#path(name));
      // V8 does not check its data and crashes on damaged ones.
      if (!found || found.bytes.readUInt32LE(0) !== crc32(found.bytes.subarray(4))) return undefined;
      const generation = found.bytes.readUInt32LE(4);
      return {
        data: found.bytes.subarray(HEADER),
        generation,
        isDue: generation < GENERATIONS || found.age > DAY,
      };
    } catch {
      return undefined;
    }
  }

  write(name: string, data: Uint8Array, generation: number): void {
    const bytes = Buffer.concat([Buffer.alloc(HEADER), data]);
    bytes.writeUInt32LE(generation, 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
    writeAtomically(this.#path(name), bytes);
  }

  /** Removes what other versions of the program have left. */
  evictFiles(): void {
    evictFiles(this.#folder, { now: Date.now(), age: OLDEST, most: MOST_FILES });
  }
}
