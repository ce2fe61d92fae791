/** Writes the report of a run file by file, so that what was found in a file need not be kept. */
import type { FileReport } from "../../report/file-report.ts";
import { addUp } from "../../report/pieces.ts";
import type { FileContext, ReportContext } from "../../report/reporter.ts";
import { piecesOf } from "../../report/reporters.ts";
import { withWidths } from "../../report/width.ts";
import type { LintFlags } from "../options/request.ts";
import type { Io, Output } from "./io.ts";
import { contextFor, type OutputPlan, onlyErrors } from "./outputs.ts";

type Pieces = NonNullable<ReturnType<typeof piecesOf>>;

/** What the report has of one file. Threads send it to each other. */
export interface RenderedFile {
  readonly piece: string;
  /** What is added up over the files. */
  readonly counts: object;
}

/** Of a run. */
interface Reported {
  readonly plan: OutputPlan;
  readonly flags: LintFlags;
  readonly io: Io;
  readonly mode: string;
  readonly change?: object;
}

/** In characters: so many are written at once where nobody reads along. */
const CHUNK = 65_536;

export class ReportStream {
  readonly #pieces: Pieces;
  readonly #context: FileContext;
  readonly #isQuiet: boolean;
  readonly #to: Output;
  #files = 0;
  #counts: object | undefined;
  #isBehindPiece = false;
  #unwritten = "";

  private constructor(pieces: Pieces, context: FileContext, isQuiet: boolean, to: Output) {
    this.#pieces = pieces;
    this.#context = context;
    this.#isQuiet = isQuiet;
    this.#to = to;
  }

  /**
   * The stream of a run. Undefined when a report has to know all files, as has one of a change, when it is written to a
   * file, or behind a text to standard error, and for a diff, which is no report.
   */
  static of({ plan: { stream, files }, flags, io, mode, change }: Reported, to = io.stdout): ReportStream | undefined {
    const [format, ...others] = stream;
    const pieces = format === undefined ? undefined : piecesOf(format);
    const isAlone = others.length === 0 && files.length === 0 && to === io.stdout;
    if (!pieces || !isAlone || flags.statistics || change || mode === "diff") return undefined;
    return new ReportStream(pieces, contextFor(to, { flags, io }), flags.quiet === true, to);
  }

  /** Changes nothing: a thread renders for the one that writes. */
  async render(found: FileReport): Promise<RenderedFile> {
    const file = this.#isQuiet ? onlyErrors(found) : found;
    let counts: object = {};
    const piece = await withWidths((widthOf) => {
      const context = { ...this.#context, widthOf };
      counts = this.#pieces.count([file], context);
      return this.#pieces.piece(file, context);
    });
    return { piece, counts };
  }

  async write({ piece, counts }: RenderedFile): Promise<void> {
    const { most = Number.POSITIVE_INFINITY, between } = this.#pieces;
    this.#counts = this.#counts === undefined ? counts : addUp(this.#counts, counts);
    if (this.#files++ >= most || piece === "") return;
    await this.#add((this.#isBehindPiece ? between : await this.#before()) + piece);
    this.#isBehindPiece = true;
  }

  async end(ending: Pick<ReportContext, "rules" | "failures">): Promise<void> {
    if (!this.#isBehindPiece) await this.#add(await this.#before());
    const behind = await withWidths((widthOf) => {
      const context = { ...this.#context, ...ending, widthOf };
      return this.#pieces.behind(this.#counts ?? this.#pieces.count([], context), context);
    });
    await this.#add(behind);
    await this.#flush();
  }

  #before(): Promise<string> {
    return withWidths((widthOf) => this.#pieces.before({ ...this.#context, widthOf }));
  }

  async #add(text: string): Promise<void> {
    this.#unwritten += text;
    if (this.#to.isTTY || this.#unwritten.length >= CHUNK) await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#unwritten;
    this.#unwritten = "";
    if (text !== "") await this.#to.write(text);
  }
}
