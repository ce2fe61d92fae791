import type { BuiltIndex } from "../index-of-issues.ts";
import type { ArchiveIndex, PastIssue } from "../types.ts";
import { keepText, readKept } from "./checked-file.ts";
import { type Identity, type IssueFile, isNews } from "./issue-file.ts";
import { readIndex, writeIndex } from "./stored-index.ts";

type Row = readonly [identity: Identity, number: number | null];

/** What is known of a list of issues without reading one of them. */
export interface Known {
  readonly numbers: readonly (number | undefined)[];
  /** `issues` are those of the list. */
  indexFor(issues: readonly PastIssue[]): ArchiveIndex;
}

/**
 * What a list of issues tells together, in a file that can be deleted at any time: a draft is usually judged with the
 * same issues as the one before.
 */
export class KeptIndex {
  readonly #path: string;
  readonly #maker: string;

  /** @param maker names the program and all that it was made from: what another one learned is foreign */
  constructor(path: string, maker: string) {
    this.#path = path;
    this.#maker = maker;
  }

  /**
   * What these files tell, when that was kept and none of them is another now.
   * @throws Error of the file system when a file has to be read and cannot be
   */
  find(files: readonly IssueFile[]): Known | undefined {
    const text = readKept(this.#path, this.#maker);
    if (text === undefined) return undefined;
    const end = text.indexOf("\n") + 1;
    const rows = JSON.parse(text.slice(0, end)) as readonly Row[];
    if (rows.length !== files.length) return undefined;
    const now: Row[] = [];
    for (const [at, [identity, number]] of rows.entries()) {
      const known = files[at]?.recognise(identity);
      if (!known) return undefined;
      now.push([known, number]);
    }
    const body = text.slice(end);
    if (rows.some(([identity], at) => isNews(identity, (now[at] as Row)[0]))) this.#keep(now, body);
    return {
      numbers: rows.map(([, number]) => number ?? undefined),
      indexFor: (issues) => readIndex(body, issues),
    };
  }

  /** Keeps what these files tell, which are as many as the issues. */
  save(files: readonly IssueFile[], issues: readonly PastIssue[], index: BuiltIndex): void {
    const rows = files.map((file, at): Row => [file.identity, issues[at]?.number ?? null]);
    this.#keep(rows, writeIndex(index, issues));
  }

  #keep(rows: readonly Row[], body: string): void {
    keepText(this.#path, this.#maker, `${JSON.stringify(rows)}\n${body}`);
  }
}
