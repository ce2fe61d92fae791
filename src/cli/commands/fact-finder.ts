/** Finds the facts that rules need from outside the draft: the archive of earlier issues. */

import { resolve } from "node:path";
import { NotSavedArchive } from "../../archive/store/archive-file.ts";
import { ArchiveReader } from "../../archive/store/archive-reader.ts";
import { BUILD_DIGEST } from "../../archive/store/build-digest.ts";
import { findArchive } from "../../archive/store/find-archive.ts";
import type { Archive } from "../../archive/types.ts";
import type { Settings } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import { peekDate } from "../../document/front-matter.ts";
import { neededFacts } from "../../engine/settings.ts";
import type { AnyRule, Facts, Stage } from "../../rule/define-rule.ts";
import { type Dictionary, lazyDictionary } from "../../text/dictionary.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Input } from "../io/discover.ts";
import { fileFailure, shownPath } from "../io/file-failure.ts";
import type { Io } from "../io/io.ts";
import { parserOf } from "../io/parser.ts";
import { version } from "../io/version.ts";
import type { ArchiveFlags } from "../options/archive.ts";

/** The settings of one file, with its stage and the rules that can run on it. */
type FileSettings = Settings & { readonly stage: Stage; readonly rules: readonly AnyRule[] };

const SAVED_HELP = "name a folder of issues, or a file that `twir-lint archive build` wrote";

/** The folder of earlier issues that the flags name, or that belongs to a folder; absolute. */
export const archiveFolder = ({ archive }: ArchiveFlags, folder: string, cwd: string): string | undefined => {
  if (archive === false) return undefined;
  return archive === undefined ? findArchive(folder) : resolve(cwd, archive);
};

/** Reads only the facts that the selected rules need. */
export class FactFinder {
  readonly #flags: ArchiveFlags;
  readonly #io: Io;
  readonly #dictionary: Dictionary;
  #reader: ArchiveReader | undefined;

  constructor(flags: ArchiveFlags, io: Io) {
    this.#flags = flags;
    this.#io = io;
    this.#dictionary = lazyDictionary(io.english);
  }

  /** @throws UsageError when the user names an archive, and it holds no issues or is none */
  async check(): Promise<void> {
    const { archive } = this.#flags;
    if (archive === undefined || archive === false) return;
    const folder = resolve(this.#io.cwd, archive);
    const shown = shownPath(folder, this.#io.cwd, archive);
    let count: number;
    try {
      count = this.#open().count(folder);
    } catch (error) {
      throw error instanceof NotSavedArchive
        ? new UsageError(`${shown}: ${error.message}`, { help: SAVED_HELP, cause: error })
        : fileFailure(shown, error);
    }
    const help = "name the folder that holds the earlier issues, such as content/ of a checkout of the newsletter";
    if (count === 0) throw new UsageError(`${shown}: no issue in this folder`, { help });
  }

  /** The facts for one file. */
  async factsFor(input: Input, source: SourceFile, settings: FileSettings): Promise<Partial<Facts>> {
    const wanted = neededFacts(settings.rules, settings.stage, settings);
    const archive = wanted.has("archive") ? await this.#archive(input, source, settings.earlierIssues) : undefined;
    return {
      ...(archive && { archive }),
      ...(wanted.has("dictionary") && { dictionary: this.#dictionary }),
    };
  }

  /** The newest issues of the archive that the flags name or that belongs to the folder, if there is one. */
  async archiveOf(folder: string, most: number, before = Number.POSITIVE_INFINITY): Promise<Archive | undefined> {
    const archive = archiveFolder(this.#flags, folder, this.#io.cwd);
    if (archive === undefined || most === 0) return undefined;
    return this.#open().before(archive, before, most);
  }

  /** Writes the cache for the next run. */
  save(): void {
    this.#reader?.save();
  }

  async #archive({ folder }: Input, source: SourceFile, most: number): Promise<Archive | undefined> {
    const day = peekDate(source);
    return day === undefined ? undefined : this.archiveOf(folder, most, day);
  }

  #open(): ArchiveReader {
    if (this.#reader) return this.#reader;
    const { cwd, env } = this.#io;
    const isCached = this.#flags.cache !== false && BUILD_DIGEST !== undefined;
    this.#reader = new ArchiveReader({
      cache: isCached ? { env, program: `twir-lint ${version()} ${BUILD_DIGEST}` } : undefined,
      parser: parserOf(undefined, this.#io),
      show: (path) => shownPath(path, cwd, this.#flags.archive || "."),
    });
    return this.#reader;
  }
}
