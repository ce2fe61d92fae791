import type { Learned } from "../types.ts";
import { keepText, readKept } from "./checked-file.ts";
import { type Identity, type IssueFile, isNews } from "./issue-file.ts";
import { type IssueTuple, type MeetingTuple, RecordReader, RecordWriter } from "./record.ts";

type Row = readonly [identity: Identity, issue: IssueTuple];
type Contents = readonly [meetings: MeetingTuple[], rows: Row[]];

/** What was learned of each issue of a folder, in a file that can be deleted at any time. */
export class KeptIssues {
  readonly #path: string;
  readonly #maker: string;
  #rows: Map<string, Row> | undefined;
  #reader = new RecordReader([]);
  readonly #known = new Map<string, readonly [Identity, Learned]>();
  #hasNews = false;

  /** @param maker names the program and all that it was made from: what another one learned is foreign */
  constructor(path: string, maker: string) {
    this.#path = path;
    this.#maker = maker;
  }

  /**
   * What was learned of an issue of this content, or is learned now.
   * @throws Error of the file system when the file has to be read and cannot be
   */
  learned(file: IssueFile, learn: () => Learned): Learned {
    const row = this.#read().get(file.past.name);
    const identity = row && file.recognise(row[0]);
    // A file may have got another name.
    const same = identity ? row : [...this.#read().values()].find(([[, content]]) => content === file.content);
    const learned = same ? this.#reader.read(same[1]) : learn();
    this.#known.set(file.past.name, [identity ?? file.identity, learned]);
    this.#hasNews ||= !row || !identity || isNews(row[0], identity);
    return learned;
  }

  /** Keeps what is new, and what was known of other files of these names. */
  save(names: readonly string[]): void {
    if (!this.#hasNews) return;
    this.#hasNews = false;
    const writer = new RecordWriter();
    const rows = names.flatMap((name): Row[] => {
      const [identity, learned] = this.#known.get(name) ?? this.#oldOf(name) ?? [];
      return identity && learned ? [[identity, writer.write(learned)]] : [];
    });
    keepText(this.#path, this.#maker, JSON.stringify([writer.meetings, rows] satisfies Contents));
  }

  #oldOf(name: string): readonly [Identity, Learned] | undefined {
    const row = this.#read().get(name);
    return row && [row[0], this.#reader.read(row[1])];
  }

  #read(): Map<string, Row> {
    if (this.#rows) return this.#rows;
    const text = readKept(this.#path, this.#maker);
    const [meetings, rows] = text === undefined ? [[], []] : (JSON.parse(text) as Contents);
    this.#reader = new RecordReader(meetings);
    this.#rows = new Map(rows.map((row) => [row[0][0], row]));
    return this.#rows;
  }
}
