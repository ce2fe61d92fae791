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
export const addUp = (some: object, others: object): object => {
  const added = others as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.entries(some).map(([name, count]) => [name, count + (added[name] ?? 0)]));
};

/** The whole report as one text. */
export const wholeReport =
  <Counts extends object, Context, Ending>(report: ReportInPieces<Counts, Context, Ending>) =>
  (files: readonly FileReport[], context: Context & Ending): string => {
    const pieces = files.slice(0, report.most).map((file) => report.piece(file, context));
    const text = pieces.filter((piece) => piece !== "").join(report.between);
    return report.before(context) + text + report.behind(report.count(files, context), context);
  };
