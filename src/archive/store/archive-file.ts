/** Reads earlier issues that were saved in one file, to be shipped where there is no folder of them. */
import { readRegularFile } from "../../files/read-file.ts";
import type { Day } from "../../text/calendar.ts";
import { parseArchive } from "../saved-archive.ts";
import type { Archive } from "../types.ts";

/** In bytes. All issues of a dozen years take a tenth. */
const MAX_BYTES = 100_000_000;

/** Thrown when a file is no saved archive; the message says why. */
export class NotSavedArchive extends Error {
  override readonly name = "NotSavedArchive";
}

/** A saved archive, which is read once. */
export class ArchiveFile {
  readonly #archive: Archive;
  /** By the newest issue and the number of issues: what is indexed is indexed once. */
  readonly #archives = new Map<string, Archive>();

  /** @throws NotSavedArchive, NotRegularFile, or an Error of the file system */
  constructor(path: string) {
    const { bytes } = readRegularFile(path, MAX_BYTES);
    if (bytes.length > MAX_BYTES) throw new NotSavedArchive("it is larger than 100 MB");
    try {
      this.#archive = parseArchive(bytes.toString("utf8"));
    } catch (cause) {
      throw new NotSavedArchive((cause as Error).message, { cause });
    }
    if (this.count === 0) throw new NotSavedArchive("there is no issue in it");
  }

  get count(): number {
    return this.#archive.issues.length;
  }

  before(day: Day, most: number): Archive {
    const issues = this.#archive.issues.filter(({ date }) => date < day).slice(0, most);
    const key = `${issues[0]?.date} ${issues.length}`;
    const archive = this.#archives.get(key) ?? { issues };
    this.#archives.set(key, archive);
    return archive;
  }

  /** A file that somebody made is not written to. */
  save(): void {}
}
