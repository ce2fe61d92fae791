/** One of several threads of a large run: it processes files until none is left, and sends what it found. */
import { parentPort, workerData } from "node:worker_threads";
import type { Input } from "../io/discover.ts";
import type { Io, Output } from "../io/io.ts";
import { ReportStream } from "../io/report-stream.ts";
import { COUNTERS, type Sent, type ThreadData, takeFile } from "./many-files.ts";
import { openRun } from "./open-run.ts";
import { processAndWrite, type Unreported } from "./process-files.ts";

/** What is to be told the main thread tells, once. */
const silent = (terminal: ThreadData["terminal"]): Output => ({ ...terminal, write: async () => {} });

const sendable = async (
  { report, rules: _, ...rest }: Unreported,
  stream: ReportStream | undefined,
): Promise<Omit<Sent, "index">> => {
  if (stream) return { result: rest, rendered: await stream.render(report) };
  const { source, ...others } = report;
  return { result: { ...rest, report: { ...others, source: { path: source.path, text: source.text } } } };
};

/** Serves the run that started this thread; gives the exit code. */
export const serveThread = async (io: Io): Promise<number> => {
  const { inputs, flags, counters, terminal } = workerData as ThreadData;
  const run = openRun(flags, { ...io, stdout: silent(terminal), stderr: silent({ isTTY: false }) });
  const stream = ReportStream.of(run);
  Atomics.add(counters, COUNTERS.ready, 1);
  for (let index = takeFile(counters); index < inputs.length; index = takeFile(counters)) {
    // Of one that fails nothing is sent: the main thread processes it once more, and finds why.
    const result = await processAndWrite(inputs[index] as Input, run).catch(() => undefined);
    if (result) parentPort?.postMessage({ index, ...(await sendable(result, stream)) } satisfies Sent);
    Atomics.add(counters, COUNTERS.done, 1);
  }
  parentPort?.postMessage(undefined);
  return 0;
};
