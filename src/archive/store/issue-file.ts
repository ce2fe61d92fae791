import { readFileSync } from "node:fs";
import type { PastFile } from "./folder.ts";

/** Loaded when a file has to be known by its content, which is seldom. */
const digest = (bytes: Uint8Array): string =>
  process.getBuiltinModule("node:crypto").createHash("sha256").update(bytes).digest("hex");

/** How a file is known again without being read: who writes into it cannot leave all of these alone. */
type Stamp = readonly [size: number, modified: number, changed: number, inode: number];

/** By what a file is known again: its content, and as long as the stamp is the same that. */
export type Identity = readonly [name: string, content: string, stamp: Stamp | null];

/**
 * Milliseconds. What was changed that shortly before it is read may be changed once more without another time: the
 * clocks of file systems tick slowly.
 */
const STILL_FRESH = 2_000;

const stampOf = ({ stats: { size, mtimeMs, ctimeMs, ino } }: PastFile): Stamp | null =>
  Date.now() - Math.max(mtimeMs, ctimeMs) > STILL_FRESH ? [size, mtimeMs, ctimeMs, ino] : null;

/** A file of an issue, read when it has to be. */
export class IssueFile {
  readonly past: PastFile;
  readonly #stamp: Stamp | null;
  #bytes: Buffer | undefined;
  #content: string | undefined;

  constructor(past: PastFile) {
    this.past = past;
    this.#stamp = stampOf(past);
  }

  /** @throws Error of the file system */
  get bytes(): Buffer {
    this.#bytes ??= readFileSync(this.past.file);
    return this.#bytes;
  }

  /** Whether the file is what it was, and what it is known by from now on; undefined when it is another. */
  recognise([name, content, stamp]: Identity): Identity | undefined {
    if (name !== this.past.name) return undefined;
    if (this.#stamp && stamp?.every((each, index) => each === this.#stamp?.[index])) {
      this.#content = content;
      return [name, content, stamp];
    }
    return this.content === content ? this.identity : undefined;
  }

  /** @throws Error of the file system when it has to be read and cannot be */
  get content(): string {
    this.#content ??= digest(this.bytes);
    return this.#content;
  }

  get identity(): Identity {
    return [this.past.name, this.content, this.#stamp];
  }
}

/** Whether what is known now is worth writing down: a stamp that was not known before saves reading the file. */
export const isNews = ([, , before]: Identity, [, , now]: Identity): boolean =>
  now !== null && now.join() !== before?.join();
