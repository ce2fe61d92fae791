/** Caches the extracts of the issues of a folder, in a file that can be deleted at any time. */

import { type AnnouncementTuple, ExtractDeserializer, ExtractSerializer, type ExtractTuple } from "../serialize.ts";
import type { IssueExtract } from "../types.ts";
import { readCacheFile, writeCacheFile } from "./cache-file.ts";
import { type FileIdentity, hasNewStats, type IssueFile } from "./issue-file.ts";

type Row = readonly [identity: FileIdentity, extract: ExtractTuple];
type Contents = readonly [announcements: AnnouncementTuple[], rows: Row[]];

export class IssueCache {
  readonly #path: string;
  readonly #program: string;
  #rows: Map<string, Row> | undefined;
  #deserializer = new ExtractDeserializer([]);
  readonly #extracts = new Map<string, readonly [FileIdentity, IssueExtract]>();
  #isChanged = false;

  /** @param program what another program, or another build of it, has cached is not used */
  constructor(path: string, program: string) {
    this.#path = path;
    this.#program = program;
  }

  /**
   * The extract of an issue of this content, cached or extracted now.
   * @throws Error of the file system when the file has to be read and cannot be
   */
  get(file: IssueFile, extract: () => IssueExtract): IssueExtract {
    const { name } = file.file;
    const row = this.#read().get(name);
    const identity = row && file.revalidate(row[0]);
    // A file that was renamed has the content of another row.
    const same = identity ? row : [...this.#read().values()].find(([[, content]]) => content === file.content);
    const result = same ? this.#deserializer.deserialize(same[1]) : extract();
    this.#extracts.set(name, [identity ?? file.identity, result]);
    this.#isChanged ||= !row || !identity || hasNewStats(row[0], identity);
    return result;
  }

  /** Writes what has changed, together with what was cached of other files of these names. */
  save(names: readonly string[]): void {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    const serializer = new ExtractSerializer();
    const rows = names.flatMap((name): Row[] => {
      const [identity, extract] = this.#extracts.get(name) ?? this.#cached(name) ?? [];
      return identity && extract ? [[identity, serializer.serialize(extract)]] : [];
    });
    const contents: Contents = [serializer.announcements, rows];
    writeCacheFile(this.#path, this.#program, JSON.stringify(contents));
  }

  #cached(name: string): readonly [FileIdentity, IssueExtract] | undefined {
    const row = this.#read().get(name);
    return row && [row[0], this.#deserializer.deserialize(row[1])];
  }

  #read(): Map<string, Row> {
    if (this.#rows) return this.#rows;
    const text = readCacheFile(this.#path, this.#program);
    const [announcements, rows] = text === undefined ? [[], []] : (JSON.parse(text) as Contents);
    this.#deserializer = new ExtractDeserializer(announcements);
    this.#rows = new Map(rows.map((row) => [row[0][0], row]));
    return this.#rows;
  }
}
