import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Archive, Learned, PastIssue } from "../model/archive.ts";
import type { Day } from "../text/calendar.ts";
import { SourceFile } from "../text/source-file.ts";
import { CacheFile, contentKey } from "./cache-file.ts";
import { type PastFile, pastFiles } from "./past-files.ts";
import { RECORD_VERSION, recordReader, writeRecord } from "./record.ts";

/** An issue has about 30 KB; what is far larger is something else, and not worth the time. */
const MAX_BYTES = 2 * 1024 * 1024;

export interface ArchiveOptions {
  readonly cache?: CacheFile;
  /** What is remembered of an issue. */
  readonly learn: (source: SourceFile) => Learned;
  /** How a path is named in reports. */
  readonly show: (path: string) => string;
}

/** What was learned before, in the user's folder for such things, for a version of the program. */
export const archiveCache = (root: string, version: string): CacheFile =>
  new CacheFile(join(root, "archive.txt"), `twir-lint ${version} archive ${RECORD_VERSION}`);

/** Reads earlier issues, each once in a run and, with a cache, once for ever. */
export class ArchiveReader {
  readonly #options: ArchiveOptions;
  readonly #folders = new Map<string, PastFile[]>();
  readonly #issues = new Map<string, PastIssue | undefined>();
  readonly #readRecord = recordReader();

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * How many issues there are in the folder.
   * @throws Error of the file system when the folder cannot be read
   */
  count(folder: string): number {
    return this.#filesIn(folder).length;
  }

  /**
   * At most so many of the newest issues of the folder that came out before the day. A file that cannot be read is
   * left out.
   * @throws Error of the file system when the folder cannot be read
   */
  before(folder: string, day: Day, most: number): Archive {
    const files = this.#filesIn(folder).filter(({ date }) => date < day);
    return { issues: files.slice(0, most).flatMap((file) => this.#issue(file) ?? []) };
  }

  /** Keeps what was learned for the next run. */
  save(): void {
    this.#options.cache?.save();
  }

  #filesIn(folder: string): PastFile[] {
    const files = this.#folders.get(folder) ?? pastFiles(folder);
    this.#folders.set(folder, files);
    return files;
  }

  #issue(past: PastFile): PastIssue | undefined {
    if (!this.#issues.has(past.file)) this.#issues.set(past.file, this.#read(past));
    return this.#issues.get(past.file);
  }

  #read({ file, date }: PastFile): PastIssue | undefined {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch {
      return undefined;
    }
    if (bytes.length > MAX_BYTES) return undefined;
    return { ...this.#learn(file, bytes), path: this.#options.show(file), date };
  }

  #learn(file: string, bytes: Uint8Array): Learned {
    const { cache, learn } = this.#options;
    const key = cache && contentKey(bytes);
    const kept = key && cache.get(key);
    const known = kept === undefined ? undefined : this.#readRecord(kept);
    if (known) return known;
    const learned = learn(new SourceFile(file, new TextDecoder().decode(bytes)));
    if (key) cache.set(key, writeRecord(learned));
    return learned;
  }
}
