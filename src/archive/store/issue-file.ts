/** The file of an issue, and how it is recognized in a later run without being read. */

import { readRegularFile } from "../../files/read-file.ts";
import { MAX_LENGTH } from "../published.ts";
import type { EarlierFile } from "./folder.ts";

/** The module is loaded when a file has to be recognized by its content, which is seldom. */
const digest = (bytes: Uint8Array): string =>
  process.getBuiltinModule("node:crypto").createHash("sha256").update(bytes).digest("hex");

/** No program writes into a file and leaves all of these as they were. */
type StatTuple = readonly [size: number, modified: number, changed: number, inode: number];

/** A file is unchanged when its content is, and that is so as long as its stats are unchanged. */
export type FileIdentity = readonly [name: string, content: string, stats: StatTuple | null];

/**
 * Milliseconds. The clocks of file systems tick slowly: a file that was written so shortly before may be written once
 * more without another time, so its stats prove nothing.
 */
const STILL_FRESH = 2_000;

const statTuple = ({ stats: { size, mtimeMs, ctimeMs, ino } }: EarlierFile): StatTuple | null =>
  Date.now() - Math.max(mtimeMs, ctimeMs) > STILL_FRESH ? [size, mtimeMs, ctimeMs, ino] : null;

/** The file of an issue, read when that is needed. */
export class IssueFile {
  readonly file: EarlierFile;
  readonly #stats: StatTuple | null;
  #bytes: Buffer | undefined;
  #content: string | undefined;

  constructor(file: EarlierFile) {
    this.file = file;
    this.#stats = statTuple(file);
  }

  /** @throws Error of the file system */
  get bytes(): Buffer {
    // What has grown since its size was looked at is read as far as the limit.
    this.#bytes ??= readRegularFile(this.file.path, MAX_LENGTH).bytes;
    return this.#bytes;
  }

  /** Its identity from now on, when the file is unchanged; undefined when it is not. */
  revalidate([name, content, stats]: FileIdentity): FileIdentity | undefined {
    if (name !== this.file.name) return undefined;
    if (this.#stats && stats?.every((each, index) => each === this.#stats?.[index])) {
      this.#content = content;
      return [name, content, stats];
    }
    return this.content === content ? this.identity : undefined;
  }

  /**
   * The digest of its content.
   * @throws Error of the file system when it has to be read and cannot be
   */
  get content(): string {
    this.#content ??= digest(this.bytes);
    return this.#content;
  }

  get identity(): FileIdentity {
    return [this.file.name, this.content, this.#stats];
  }
}

/** Whether the new identity is worth writing down: stats that were not known save reading the file. */
export const hasNewStats = ([, , before]: FileIdentity, [, , now]: FileIdentity): boolean =>
  now !== null && now.join() !== before?.join();
