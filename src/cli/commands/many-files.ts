/** Lints the files of a large run, shared among threads. */
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import type { FileReport } from "../../report/file-report.ts";
import type { RenderedFile } from "../../report/pieces.ts";
import { SourceFile } from "../../text/source-file.ts";
import type { Input } from "../io/discover.ts";
import type { Output } from "../io/io.ts";
import { writeNote } from "../io/note.ts";
import { lintProgress } from "../io/progress.ts";
import type { ReportStream } from "../io/report-stream.ts";
import type { LintFlags } from "../options/request.ts";
import {
  type FileResult,
  processAll,
  processAndWrite,
  type Run,
  withoutReport,
  withTextOnly,
  writingTo,
} from "./process-files.ts";

/** Another thread pays from so many files for each on: to start it takes as long as some of them. */
const FILES_A_THREAD = 12;
/** More gain little, and each takes 40 MB. */
const MAX_THREADS = 4;
/** Whatever the flag says. */
const MOST_THREADS = 64;

/** The offsets of the counters that all threads have. */
export const COUNTERS = { taken: 0, done: 1, ready: 2 } as const;

/** What a thread is given. */
export interface ThreadData {
  readonly inputs: readonly Input[];
  readonly flags: LintFlags;
  /** Of all threads: shared memory, one number for each of `COUNTERS`. */
  readonly counters: Int32Array;
  /** What only the main thread knows of standard output. */
  readonly terminal: Pick<Output, "isTTY" | "columns">;
}

/** A result as a thread sends it: without objects of classes, and without functions. */
interface SentResult extends Omit<FileResult, "report" | "rules"> {
  readonly report?: Omit<FileReport, "source"> & { readonly source: Pick<SourceFile, "path" | "text"> };
}

/** What a thread sends of a file. */
export interface Sent {
  /** The index of the file. */
  readonly index: number;
  readonly result: SentResult;
  /** What the report has of it, where that is written file by file. */
  readonly rendered?: RenderedFile;
}

/** Takes the next file that no thread has taken. */
export const takeFile = (counters: Int32Array): number => Atomics.add(counters, COUNTERS.taken, 1);

/** How many threads the run has, with the main one: a run that tells or asks as it goes has no other. */
const threadCount = async (inputs: readonly Input[], { flags, io, configs, change, online, stopwatch }: Run) => {
  const paying = Math.min(availableParallelism(), MAX_THREADS, Math.floor(inputs.length / FILES_A_THREAD));
  const count = Math.min(flags.concurrency ?? paying, inputs.length, MOST_THREADS);
  const isAlone = change ?? online ?? stopwatch ?? inputs.find(({ file }) => file === undefined);
  if (count < 2 || isAlone !== undefined || io.startThread === undefined) return 1;
  const folders = [...new Set(inputs.map(({ folder }) => folder))];
  // A plugin may print or count: it is loaded once.
  const configured = await Promise.allSettled(folders.map((folder) => configs.forFolder(folder)));
  return configured.some((each) => each.status === "fulfilled" && each.value.plugins.length > 0) ? 1 : count;
};

/** Writes what the report has of the files in their order, in whichever they are linted. */
class InOrder {
  readonly #stream: ReportStream | undefined;
  /** By the index of the file, until it is written. */
  readonly #rendered = new Map<number, RenderedFile>();
  #next = 0;

  constructor(stream: ReportStream | undefined) {
    this.#stream = stream;
  }

  add(index: number, rendered: RenderedFile): void {
    this.#rendered.set(index, rendered);
  }

  /** Writes that of this file, unless it is written. */
  async write(index: number): Promise<void> {
    const rendered = this.#rendered.get(index);
    this.#rendered.delete(index);
    if (rendered) await this.#stream?.write(rendered);
  }

  /** Writes all before the first that is not linted yet. */
  async writeReady(): Promise<void> {
    for (; this.#rendered.has(this.#next); this.#next++) await this.write(this.#next);
  }
}

/** The other threads of a run. */
class Threads {
  readonly counters = new Int32Array(
    new SharedArrayBuffer(Object.keys(COUNTERS).length * Int32Array.BYTES_PER_ELEMENT),
  );
  readonly #count: number;
  readonly #inOrder: InOrder;
  readonly #results = new Map<number, SentResult>();
  readonly #errors: Error[] = [];
  readonly #ended: Promise<unknown>;

  constructor(inputs: readonly Input[], { io, flags }: Run, { count, inOrder }: { count: number; inOrder: InOrder }) {
    this.#count = count;
    this.#inOrder = inOrder;
    const { isTTY, columns } = io.stdout;
    const terminal = { isTTY, columns };
    const data: ThreadData = { inputs, flags, counters: this.counters, terminal };
    const start = io.startThread as (data: object) => Worker;
    this.#ended = Promise.all(Array.from({ length: count }, () => this.#listen(start(data))));
  }

  /** Resolves when the thread has sent all, or comes to an end in another way. */
  #listen(thread: Worker): Promise<void> {
    return new Promise((resolve) => {
      thread.on("message", (sent: Sent | undefined) => {
        if (sent !== undefined) {
          this.#results.set(sent.index, sent.result);
          if (sent.rendered) this.#inOrder.add(sent.index, sent.rendered);
        } else {
          // Nothing is left to wait for; to end a thread takes longer than to end the process.
          thread.unref();
          resolve();
        }
      });
      thread.once("error", (error) => {
        this.#errors.push(error);
        resolve();
      });
      thread.once("exit", () => resolve());
    });
  }

  /** Whether all have loaded the program. */
  get areReady(): boolean {
    return Atomics.load(this.counters, COUNTERS.ready) === this.#count;
  }

  /** Waits for them, and gives what they found by the index of the file, and the errors that ended threads. */
  async ended(): Promise<{ readonly results: ReadonlyMap<number, SentResult>; readonly errors: readonly Error[] }> {
    await this.#ended;
    return { results: this.#results, errors: this.#errors };
  }
}

/** Processes files in this thread until none is left; gives what is kept of each, by its index. */
const processOwn = async (
  inputs: readonly Input[],
  run: Run,
  { threads, inOrder, stream }: { threads: Threads; inOrder: InOrder; stream?: ReportStream },
): Promise<Map<number, FileResult>> => {
  const { io } = run;
  const progress = lintProgress(io, inputs.length);
  const own = new Map<number, FileResult>();
  let isTuned = false;
  for (let index = takeFile(threads.counters); index < inputs.length; index = takeFile(threads.counters)) {
    await progress.show(Atomics.load(threads.counters, COUNTERS.done));
    const result = await processAndWrite(inputs[index] as Input, run).catch(() => undefined);
    if (result && stream) inOrder.add(index, await stream.render(result.report));
    if (result) own.set(index, stream ? withoutReport(result) : withTextOnly(result));
    Atomics.add(threads.counters, COUNTERS.done, 1);
    if (io.stdout.isTTY) await progress.clear();
    await inOrder.writeReady();
    if (isTuned || !threads.areReady) continue;
    isTuned = true;
    io.tuneV8?.("long");
  }
  await progress.clear();
  return own;
};

const received = async ({ report, ...rest }: SentResult, folder: string, run: Run) => ({
  ...rest,
  ...(report && { report: { ...report, source: new SourceFile(report.source.path, report.source.text) } }),
  rules: (await run.configs.forFolder(folder)).rules,
});

/**
 * Processes the files in as many threads as pay, with the results and failures that one would give, in their order.
 * What a thread fails to process, or leaves since it crashed, the main thread processes once more; why the first failed it
 * finds itself.
 */
export const processMany = async (
  inputs: readonly Input[],
  run: Run,
  fail: (error: unknown) => Promise<void>,
  stream: ReportStream | undefined,
): Promise<FileResult[]> => {
  const keep = writingTo(stream, withTextOnly);
  const count = await threadCount(inputs, run);
  if (count === 1) {
    run.io.tuneV8?.("long");
    return processAll(inputs, run, fail, keep);
  }
  // V8 takes compiled code only under the flags of the start, and a thread begins by loading it.
  run.io.tuneV8?.(undefined);
  const inOrder = new InOrder(stream);
  const threads = new Threads(inputs, run, { count: count - 1, inOrder });
  const own = await processOwn(inputs, run, { threads, inOrder, stream });
  const { results: others, errors } = await threads.ended();
  for (const { message } of errors)
    await writeNote(run.io.stderr, `a thread ended early, and its files were processed once more: ${message}`);
  const results: FileResult[] = [];
  for (const [index, input] of inputs.entries()) {
    const other = others.get(index);
    const known = own.get(index) ?? (other && (await received(other, input.folder, run)));
    if (known) await inOrder.write(index);
    results.push(...(known ? [known] : await processAll([input], run, fail, keep)));
  }
  return results;
};
