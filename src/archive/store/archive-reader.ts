/** Reads earlier issues from folders, each once in a run and, with a cache, once until it changes; or from a saved archive. */

import { dirname, join } from "node:path";
import { evictFiles } from "../../cache/cache-files.ts";
import { cacheRoot } from "../../cache/cache-root.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { targetAt } from "../../files/checkout.ts";
import { NotRegularFile } from "../../files/read-file.ts";
import type { Day } from "../../text/calendar.ts";
import { SourceFile } from "../../text/source-file.ts";
import { IssueExtractor } from "../extract.ts";
import { BuiltIndex } from "../index-of-issues.ts";
import { MAX_LENGTH } from "../published.ts";
import type { Archive, EarlierIssue, IssueExtract } from "../types.ts";
import { ArchiveFile } from "./archive-file.ts";
import { checksum } from "./checksum.ts";
import { earlierFiles } from "./folder.ts";
import { IndexCache } from "./index-cache.ts";
import { IssueCache } from "./issue-cache.ts";
import { IssueFile } from "./issue-file.ts";

/** Enough for the archives of a few checkouts; the oldest files beyond that are deleted. `maxAge` is in milliseconds. */
const CACHE_LIMITS = { maxFiles: 32, maxAge: 180 * 24 * 3_600_000 };

export interface ArchiveOptions {
  /** What reads their Markdown. */
  readonly parser: MarkdownParser;
  /**
   * `env` says where the cache folder is; `program` names this exact build, whose files no other build reads. Without
   * `cache` nothing is kept.
   */
  readonly cache?: { readonly env: NodeJS.ProcessEnv; readonly program: string };
  /** How a path is named in reports. */
  readonly show: (path: string) => string;
}

/** Whether the error says that a file cannot be read. */
const isFileSystemError = (error: unknown): boolean =>
  error instanceof NotRegularFile || (error instanceof Error && "syscall" in error);

/** Gets the parts of an issue when they are first asked for. */
interface IssueLoader {
  readonly show: () => string;
  readonly extract: () => IssueExtract | undefined;
}

/** An issue of which nothing is read until it is asked for. */
class LazyIssue implements EarlierIssue {
  readonly date: Day;
  readonly number: number | undefined;
  readonly #loader: IssueLoader;
  #path: string | undefined;

  constructor({ date, number }: Pick<EarlierIssue, "date" | "number">, loader: IssueLoader) {
    this.date = date;
    this.number = number;
    this.#loader = loader;
  }

  get path(): string {
    this.#path ??= this.#loader.show();
    return this.#path;
  }

  get links(): IssueExtract["links"] {
    return this.#loader.extract()?.links ?? [];
  }

  get events(): IssueExtract["events"] {
    return this.#loader.extract()?.events ?? [];
  }

  get weekly(): IssueExtract["weekly"] {
    return this.#loader.extract()?.weekly ?? [];
  }
}

/** The issues of one folder. */
class ArchiveFolder {
  readonly files: readonly IssueFile[];
  readonly #parser: MarkdownParser;
  readonly #show: ArchiveOptions["show"];
  readonly #extractor = new IssueExtractor();
  readonly #path: string | undefined;
  readonly #issueCache: IssueCache | undefined;
  readonly #indexCache: IndexCache | undefined;
  readonly #issues = new Map<IssueFile, EarlierIssue | undefined>();
  readonly #archives = new Map<string, Archive>();
  #isIndexCached = false;
  /** The largest archive that was built in this run: `save` writes its index. */
  #built: { readonly files: readonly IssueFile[]; readonly archive: Archive; readonly index: BuiltIndex } | undefined;

  constructor(folder: string, { cache, parser, show }: ArchiveOptions) {
    this.#parser = parser;
    this.#show = show;
    this.files = earlierFiles(folder)
      .filter(({ stats }) => stats.size <= MAX_LENGTH)
      .map((file) => new IssueFile(file));
    const root = cache && cacheRoot(cache.env);
    if (!cache || root === undefined) return;
    this.#path = join(root, "archive", checksum(Buffer.from(folder)));
    this.#issueCache = new IssueCache(`${this.#path}.issues`, cache.program);
    this.#indexCache = new IndexCache(`${this.#path}.index`, cache.program);
  }

  get count(): number {
    return this.files.length;
  }

  before(day: Day, most: number): Archive {
    const files = this.files.filter(({ file }) => file.date < day).slice(0, most);
    const key = `${files[0]?.file.name} ${files.length}`;
    const archive = this.#archives.get(key) ?? this.#cachedArchive(files) ?? this.#readArchive(files);
    this.#archives.set(key, archive);
    return archive;
  }

  save(): void {
    if (!this.#path) return;
    this.#issueCache?.save(this.files.map(({ file }) => file.name));
    if (this.#built && !this.#isIndexCached) {
      const { files, archive, index } = this.#built;
      this.#indexCache?.save(files, archive.issues, index);
      evictFiles(dirname(this.#path), { now: Date.now(), ...CACHE_LIMITS });
    }
  }

  /** The issues with their cached index; undefined when no index of exactly these files is cached. */
  #cachedArchive(files: readonly IssueFile[]): Archive | undefined {
    try {
      const cached = this.#indexCache?.get(files);
      if (!cached) return undefined;
      const issues = files.map((file, at) => {
        const { date, path } = file.file;
        const loader = { show: () => this.#show(path), extract: () => this.#issue(file) };
        return new LazyIssue({ date, number: cached.numbers[at] }, loader);
      });
      this.#isIndexCached = true;
      return { issues, index: cached.indexFor(issues) };
    } catch (error) {
      if (isFileSystemError(error)) return undefined;
      throw error;
    }
  }

  #readArchive(files: readonly IssueFile[]): Archive {
    const issues = files.flatMap((file) => this.#issue(file) ?? []);
    const index = new BuiltIndex(issues);
    const archive = { issues, index };
    const isComplete = issues.length === files.length;
    if (isComplete && issues.length > (this.#built?.files.length ?? 0)) this.#built = { files, archive, index };
    return archive;
  }

  #issue(file: IssueFile): EarlierIssue | undefined {
    if (!this.#issues.has(file)) this.#issues.set(file, this.#readIssue(file));
    return this.#issues.get(file);
  }

  #readIssue(file: IssueFile): EarlierIssue | undefined {
    const { path, date } = file.file;
    const extract = (): IssueExtract =>
      this.#extractor.read(new SourceFile(path, file.bytes.toString("utf8")), this.#parser);
    try {
      const extracted = this.#issueCache ? this.#issueCache.get(file, extract) : extract();
      return { ...extracted, path: this.#show(path), date };
    } catch (error) {
      if (isFileSystemError(error)) return undefined;
      throw error;
    }
  }
}

export class ArchiveReader {
  readonly #options: ArchiveOptions;
  readonly #sources = new Map<string, ArchiveFolder | ArchiveFile>();

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * How many issues there are in the folder or the saved archive.
   * @throws NotSavedArchive, or an Error of the file system when it cannot be read
   */
  count(path: string): number {
    return this.#source(path).count;
  }

  /**
   * At most so many of the newest issues that came out before the day. A file of a folder that cannot be read is
   * left out.
   * @throws as `count`
   */
  before(path: string, day: Day, most: number): Archive {
    return this.#source(path).before(day, most);
  }

  /** Writes the cache for the next run. */
  save(): void {
    for (const source of this.#sources.values()) source.save();
  }

  #source(path: string): ArchiveFolder | ArchiveFile {
    const source =
      this.#sources.get(path) ??
      (targetAt(path)?.isFile() ? new ArchiveFile(path) : new ArchiveFolder(path, this.#options));
    this.#sources.set(path, source);
    return source;
  }
}
