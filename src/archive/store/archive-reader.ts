import { dirname, join } from "node:path";
import { cacheRoot } from "../../cache/cache-root.ts";
import { tidy } from "../../cache/keep-file.ts";
import type { Day } from "../../text/calendar.ts";
import { SourceFile } from "../../text/source-file.ts";
import { BuiltIndex } from "../index-of-issues.ts";
import type { Archive, Learned, PastIssue } from "../types.ts";
import { checksum } from "./checksum.ts";
import { type PastFile, pastFiles } from "./folder.ts";
import { KeptIndex } from "./index-file.ts";
import { IssueFile } from "./issue-file.ts";
import { KeptIssues } from "./issues-file.ts";

/** An issue has about 30 KB; what is far larger is something else, and not worth the time. */
const MAX_BYTES = 2 * 1024 * 1024;
/** What the archives of a few checkouts need; whoever has more learns the oldest anew. Milliseconds. */
const CACHE_LIMITS = { most: 32, age: 180 * 24 * 3_600_000 };

export interface ArchiveOptions {
  /** In whose environment what is learned is kept, and who learned it. */
  readonly cache?: { readonly env: NodeJS.ProcessEnv; readonly maker: string };
  /** What is remembered of an issue. */
  readonly learn: (source: SourceFile) => Learned;
  /** How a path is named in reports. */
  readonly show: (path: string) => string;
}

/** The file system says that a file cannot be read. */
const isUnreadable = (error: unknown): boolean => error instanceof Error && "syscall" in error;

/** How the rest of an issue is had. */
interface Access {
  readonly show: () => string;
  readonly read: () => Learned | undefined;
}

/** An issue of which nothing is read but what is asked for. */
class UnreadIssue implements PastIssue {
  readonly date: Day;
  readonly number: number | undefined;
  readonly #show: () => string;
  readonly #read: () => Learned | undefined;
  #path: string | undefined;

  constructor(known: Pick<PastIssue, "date" | "number">, { show, read }: Access) {
    this.date = known.date;
    this.number = known.number;
    this.#show = show;
    this.#read = read;
  }

  get path(): string {
    this.#path ??= this.#show();
    return this.#path;
  }

  get links(): Learned["links"] {
    return this.#read()?.links ?? [];
  }

  get events(): Learned["events"] {
    return this.#read()?.events ?? [];
  }
}

/** The issues of one folder. */
class Folder {
  readonly files: readonly IssueFile[];
  readonly #options: ArchiveOptions;
  readonly #path: string | undefined;
  readonly #keptIssues: KeptIssues | undefined;
  readonly #keptIndex: KeptIndex | undefined;
  readonly #issues = new Map<IssueFile, PastIssue | undefined>();
  readonly #archives = new Map<string, Archive>();
  #isIndexKept = false;
  /** With the most issues that were asked for. */
  #built: { readonly files: readonly IssueFile[]; readonly archive: Archive; readonly index: BuiltIndex } | undefined;

  constructor(folder: string, options: ArchiveOptions) {
    this.#options = options;
    this.files = pastFiles(folder)
      .filter(({ stats }) => stats.size <= MAX_BYTES)
      .map((past) => new IssueFile(past));
    const { env, maker } = options.cache ?? {};
    if (!env || !maker) return;
    this.#path = join(cacheRoot(env), "archive", checksum(Buffer.from(folder)));
    this.#keptIssues = new KeptIssues(`${this.#path}.issues`, maker);
    this.#keptIndex = new KeptIndex(`${this.#path}.index`, maker);
  }

  before(day: Day, most: number): Archive {
    const files = this.files.filter(({ past }) => past.date < day).slice(0, most);
    const key = `${files[0]?.past.name} ${files.length}`;
    const archive = this.#archives.get(key) ?? this.#known(files) ?? this.#read(files);
    this.#archives.set(key, archive);
    return archive;
  }

  /** Keeps what was learned for the next run. */
  save(): void {
    if (!this.#path) return;
    this.#keptIssues?.save(this.files.map(({ past }) => past.name));
    if (this.#built && !this.#isIndexKept) {
      const { files, archive, index } = this.#built;
      this.#keptIndex?.save(files, archive.issues, index);
      tidy(dirname(this.#path), { now: Date.now(), ...CACHE_LIMITS });
    }
  }

  /** The issues with what was kept of them together; undefined when that has to be read out of them. */
  #known(files: readonly IssueFile[]): Archive | undefined {
    try {
      const known = this.#keptIndex?.find(files);
      if (!known) return undefined;
      const issues = files.map((file, at) => {
        const about = { date: file.past.date, number: known.numbers[at] };
        return new UnreadIssue(about, { show: () => this.#show(file.past), read: () => this.#issue(file) });
      });
      this.#isIndexKept = true;
      return { issues, index: known.indexFor(issues) };
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }

  #read(files: readonly IssueFile[]): Archive {
    const issues = files.flatMap((file) => this.#issue(file) ?? []);
    const index = new BuiltIndex(issues);
    const archive = { issues, index };
    const isWhole = issues.length === files.length;
    if (isWhole && issues.length > (this.#built?.files.length ?? 0)) this.#built = { files, archive, index };
    return archive;
  }

  #issue(file: IssueFile): PastIssue | undefined {
    if (!this.#issues.has(file)) this.#issues.set(file, this.#learned(file));
    return this.#issues.get(file);
  }

  #learned(file: IssueFile): PastIssue | undefined {
    const { file: path, date } = file.past;
    const learn = (): Learned => this.#options.learn(new SourceFile(path, file.bytes.toString("utf8")));
    try {
      const learned = this.#keptIssues ? this.#keptIssues.learned(file, learn) : learn();
      return { ...learned, path: this.#show(file.past), date };
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }

  #show({ file }: PastFile): string {
    return this.#options.show(file);
  }
}

/** Reads earlier issues, each once in a run and, with a cache, once for ever. */
export class ArchiveReader {
  readonly #options: ArchiveOptions;
  readonly #folders = new Map<string, Folder>();

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * How many issues there are in the folder.
   * @throws Error of the file system when the folder cannot be read
   */
  count(folder: string): number {
    return this.#folder(folder).files.length;
  }

  /**
   * At most so many of the newest issues of the folder that came out before the day. A file that cannot be read is
   * left out.
   * @throws Error of the file system when the folder cannot be read
   */
  before(folder: string, day: Day, most: number): Archive {
    return this.#folder(folder).before(day, most);
  }

  /** Keeps what was learned for the next run. */
  save(): void {
    for (const folder of this.#folders.values()) folder.save();
  }

  #folder(path: string): Folder {
    const folder = this.#folders.get(path) ?? new Folder(path, this.#options);
    this.#folders.set(path, folder);
    return folder;
  }
}
