/** Writes the report of a run file by file, so that what was found in a file need not be kept. */
import type { FileReport } from "../../report/file-report.ts";
import { Assembly, type RenderedFile, renderFile } from "../../report/pieces.ts";
import type { FileContext, ReportContext } from "../../report/reporter.ts";
import { type Measured, type Pieces, piecesOf } from "../../report/reporters.ts";
import { withWidths } from "../../report/width.ts";
import type { LintFlags } from "../options/request.ts";
import type { Io, Output } from "./io.ts";
import { contextFor, type OutputPlan, onlyErrors } from "./outputs.ts";

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
  readonly #assembly: Assembly<Measured, ReportContext>;
  #unwritten = "";

  private constructor(pieces: Pieces, context: FileContext, isQuiet: boolean, to: Output) {
    this.#pieces = pieces;
    this.#assembly = new Assembly(pieces);
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
  render(found: FileReport): Promise<RenderedFile> {
    const file = this.#isQuiet ? onlyErrors(found) : found;
    return withWidths((widthOf) => renderFile(this.#pieces, file, { ...this.#context, widthOf }));
  }

  async write(rendered: RenderedFile): Promise<void> {
    // Nothing that stands around the pieces is measured.
    await this.#add(this.#assembly.add(rendered, { ...this.#context, widthOf: ({ length }) => length }));
  }

  async end(ending: Pick<ReportContext, "rules" | "failures">): Promise<void> {
    await this.#add(await withWidths((widthOf) => this.#assembly.end({ ...ending, ...this.#context, widthOf })));
    await this.#flush();
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
