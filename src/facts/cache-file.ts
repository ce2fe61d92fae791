import { hash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is kept at most: several times all issues there are. Older entries go first. */
const MOST_ENTRIES = 2000;
const MOST_BYTES = 64 * 1024 * 1024;

const digest = (data: string | Uint8Array): string => hash("sha256", data, "hex");
const DIGEST_LENGTH = 64;
const NEWLINE = 0x0a;

const removeQuietly = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where it could not be written it cannot be removed either.
  }
};

const readWhole = (path: string): Buffer => {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= 2 * MOST_BYTES ? readFileSync(path) : Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0);
  }
};

/** The key of a content. */
export const contentKey = digest;

/**
 * Small texts by the content that they were made from, in one file that can be deleted at any time. A line each:
 * checksum, key, text. Whatever is not as it was written counts as not there, and a file that cannot be read or written is
 * no failure: everything in it can be made again.
 */
export class CacheFile {
  readonly #path: string;
  /** The first line: who wrote the file. A file of any other version is not read. */
  readonly #header: string;
  #old: Map<string, Buffer> | undefined;
  /** In the order of use, the lines as they are written. */
  readonly #used = new Map<string, Buffer>();
  #hasNews = false;

  /** `maker` names program and version; what another maker wrote is foreign. */
  constructor(path: string, maker: string) {
    this.#path = path;
    this.#header = maker;
  }

  /** The text kept for the key. */
  get(key: string): string | undefined {
    const line = this.#used.get(key) ?? this.#read().get(key);
    if (line === undefined) return undefined;
    if (line.toString("latin1", 0, DIGEST_LENGTH) !== digest(line.subarray(DIGEST_LENGTH + 1))) return undefined;
    this.#used.set(key, line);
    return line.toString("latin1", 2 * DIGEST_LENGTH + 2);
  }

  /** Keeps a text of ASCII characters without line breaks. */
  set(key: string, text: string): void {
    const entry = `${key} ${text}`;
    this.#used.set(key, Buffer.from(`${digest(entry)} ${entry}`, "latin1"));
    this.#hasNews = true;
  }

  /**
   * Writes what is new, beside the file, and puts it in its place in one step: a second run at the same time sees the
   * old or the new file, never a part, and the one that comes last wins.
   */
  save(): void {
    if (!this.#hasNews) return;
    this.#hasNews = false;
    const temporary = join(dirname(this.#path), `.archive.${randomBytes(8).toString("hex")}.tmp`);
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      writeFileSync(temporary, this.#contents(), { flag: "wx", mode: 0o600 });
      renameSync(temporary, this.#path);
    } catch {
      removeQuietly(temporary);
    }
  }

  #contents(): Buffer {
    const newline = Buffer.from([NEWLINE]);
    const parts: Buffer[] = [Buffer.from(`${this.#header}\n`)];
    let bytes = 0;
    let entries = 0;
    for (const line of new Map([
      ...this.#used,
      ...[...this.#read()].filter(([key]) => !this.#used.has(key)),
    ]).values()) {
      bytes += line.length + 1;
      if (++entries > MOST_ENTRIES || bytes > MOST_BYTES) break;
      parts.push(line, newline);
    }
    return Buffer.concat(parts);
  }

  #read(): Map<string, Buffer> {
    this.#old ??= this.#lines();
    return this.#old;
  }

  #lines(): Map<string, Buffer> {
    const lines = new Map<string, Buffer>();
    const bytes = readWhole(this.#path);
    let start = bytes.indexOf(NEWLINE) + 1;
    if (bytes.toString("utf8", 0, Math.max(0, start - 1)) !== this.#header) return lines;
    for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.set(
        bytes.toString("latin1", start + DIGEST_LENGTH + 1, start + 2 * DIGEST_LENGTH + 1),
        bytes.subarray(start, end),
      );
      start = end + 1;
    }
    return lines;
  }
}
