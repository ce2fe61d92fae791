/** Reports that are made of a piece for each file, so that each can be written as soon as its file is linted. */
import type { FileReport } from "./file-report.ts";

/**
 * @template Counts numbers, which are added up over the files
 * @template Context what the pieces are made with
 * @template Ending what is known of a run at its end beside that
 */
export interface ReportInPieces<Counts extends object, Context, Ending> {
  before(context: Context): string;
  /** The text of a file; empty when there is nothing to say of it. */
  piece(file: FileReport, context: Context): string;
  /** Stands between two pieces. */
  readonly between: string;
  /** Of more files it has the pieces of the first. */
  readonly most?: number;
  count(files: readonly FileReport[], context: Context): Counts;
  behind(counts: Counts, context: Context & Ending): string;
}

/** Of a report that is nothing but its pieces. */
export const NOTHING_AROUND = { before: () => "", between: "", count: () => ({}), behind: () => "" };

/** The sums of two counts with the same names. */
const addUp = (some: object, others: object): object => {
  const added = others as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.entries(some).map(([name, count]) => [name, count + (added[name] ?? 0)]));
};

/** What a report has of one file. Threads send it to each other. */
export interface RenderedFile {
  readonly piece: string;
  /** What is added up over the files. */
  readonly counts: object;
}

export const renderFile = <Context, Ending>(
  report: ReportInPieces<object, Context, Ending>,
  file: FileReport,
  context: Context,
): RenderedFile => ({ piece: report.piece(file, context), counts: report.count([file], context) });

/** Puts a report together: each call gives what comes next of its text. */
export class Assembly<Context, Ending> {
  readonly #report: ReportInPieces<object, Context, Ending>;
  #files = 0;
  #counts: object | undefined;
  #isBehindPiece = false;

  constructor(report: ReportInPieces<object, Context, Ending>) {
    this.#report = report;
  }

  add({ piece, counts }: RenderedFile, context: Context): string {
    const { most = Number.POSITIVE_INFINITY, between } = this.#report;
    this.#counts = this.#counts === undefined ? counts : addUp(this.#counts, counts);
    if (this.#files++ >= most || piece === "") return "";
    const before = this.#isBehindPiece ? between : this.#report.before(context);
    this.#isBehindPiece = true;
    return before + piece;
  }

  end(context: Context & Ending): string {
    const before = this.#isBehindPiece ? "" : this.#report.before(context);
    return before + this.#report.behind(this.#counts ?? this.#report.count([], context), context);
  }
}

/** The whole report as one text. */
export const wholeReport =
  <Counts extends object, Context, Ending>(report: ReportInPieces<Counts, Context, Ending>) =>
  (files: readonly FileReport[], context: Context & Ending): string => {
    const assembly = new Assembly(report);
    const text = files.map((file) => assembly.add(renderFile(report, file, context), context)).join("");
    return text + assembly.end(context);
  };
