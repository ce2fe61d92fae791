/** Caches the index of a list of issues: most runs use the same earlier issues as the run before. */

import type { BuiltIndex } from "../index-of-issues.ts";
import type { ArchiveIndex, EarlierIssue } from "../types.ts";
import { readCacheFile, writeCacheFile } from "./cache-file.ts";
import { deserializeIndex, serializeIndex } from "./index-tables.ts";
import { type FileIdentity, hasNewStats, type IssueFile } from "./issue-file.ts";

type Row = readonly [identity: FileIdentity, number: number | null];

/** What is known of a list of issues without reading one of them. */
export interface CachedIndex {
  readonly numbers: readonly (number | undefined)[];
  /** `issues` are those of the list. */
  indexFor(issues: readonly EarlierIssue[]): ArchiveIndex;
}

/** One index, in a file that can be deleted at any time. */
export class IndexCache {
  readonly #path: string;
  readonly #program: string;

  /** @param program what another program, or another build of it, has cached is not used */
  constructor(path: string, program: string) {
    this.#path = path;
    this.#program = program;
  }

  /**
   * The index of these files, when it is cached and none of them has changed.
   * @throws Error of the file system when a file has to be read and cannot be
   */
  get(files: readonly IssueFile[]): CachedIndex | undefined {
    const text = readCacheFile(this.#path, this.#program);
    if (text === undefined) return undefined;
    const end = text.indexOf("\n") + 1;
    const rows = JSON.parse(text.slice(0, end)) as readonly Row[];
    if (rows.length !== files.length) return undefined;
    const now: Row[] = [];
    for (const [at, [identity, number]] of rows.entries()) {
      const known = files[at]?.revalidate(identity);
      if (!known) return undefined;
      now.push([known, number]);
    }
    const body = text.slice(end);
    if (rows.some(([identity], at) => hasNewStats(identity, (now[at] as Row)[0]))) this.#write(now, body);
    return {
      numbers: rows.map(([, number]) => number ?? undefined),
      indexFor: (issues) => deserializeIndex(body, issues),
    };
  }

  /** Writes the index of these files, each the file of the issue at the same place in its list. */
  save(files: readonly IssueFile[], issues: readonly EarlierIssue[], index: BuiltIndex): void {
    const rows = files.map((file, at): Row => [file.identity, issues[at]?.number ?? null]);
    this.#write(rows, serializeIndex(index, issues));
  }

  #write(rows: readonly Row[], body: string): void {
    writeCacheFile(this.#path, this.#program, `${JSON.stringify(rows)}\n${body}`);
  }
}
