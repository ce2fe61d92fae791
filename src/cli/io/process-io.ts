/** The effects of a real process. */
import { fstatSync, ftruncateSync, type Stats, writeSync } from "node:fs";
import { UsageError } from "../../config/usage-error.ts";
import { fileFailure } from "./file-failure.ts";
import type { Io, Output } from "./io.ts";

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const ignore = (): void => {};

/** Writes through the stream, which waits for a terminal or a pipe that is full. */
const writeToStream = (stream: NodeJS.WriteStream, bytes: Uint8Array, closed: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    // The callback of each write gets its error; without a listener Node would also end the process with a stack trace.
    if (!stream.listeners("error").includes(ignore)) stream.on("error", ignore);
    stream.write(bytes, (error) => {
      if (error && codeOf(error) !== "EPIPE") reject(error);
      else {
        if (error) closed();
        resolve();
      }
    });
  });

/** Writes to a file or pipe synchronously; returns how many bytes were written before a pipe was full. */
const writeSynchronously = (descriptor: number, bytes: Uint8Array, closed: () => void): number => {
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(descriptor, bytes, done);
  } catch (error) {
    // A reader that closes the pipe early (`| head`) is no error.
    if (codeOf(error) === "EPIPE") {
      closed();
      return bytes.length;
    }
    if (codeOf(error) !== "EAGAIN") throw error;
  }
  return done;
};

/** Takes back what was written to a file since then of a text that does not fit into it: half a report is none. */
const takeBack = (descriptor: number, before: Stats): void => {
  if (before.isFile() && fstatSync(descriptor).size > before.size) ftruncateSync(descriptor, before.size);
};

/** Node's streams take longer to load than a clean draft takes to lint, so they are loaded lazily. */
const outputOf = (
  descriptor: number,
  { name, isOneText, stream }: { name: string; isOneText: boolean; stream: () => NodeJS.WriteStream },
): Output => {
  // Only a character device can be a terminal, so for a file or pipe the stream need not be loaded.
  const isDevice = fstatSync(descriptor).isCharacterDevice();
  const listeners: (() => void)[] = [];
  let first: Stats | undefined;
  const closed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    onClosed: (listener) => void listeners.push(listener),
    get isTTY() {
      return isDevice && stream().isTTY === true;
    },
    get columns() {
      return isDevice ? stream().columns : undefined;
    },
    async write(text) {
      const bytes = Buffer.from(text);
      const before = (isOneText ? first : undefined) ?? fstatSync(descriptor);
      first ??= before;
      try {
        const done = isDevice ? 0 : writeSynchronously(descriptor, bytes, closed);
        if (done < bytes.length) await writeToStream(stream(), bytes.subarray(done), closed);
      } catch (error) {
        takeBack(descriptor, before);
        throw fileFailure(name, error);
      }
    },
  };
};

/** All bytes of the stream; reading stops soon after `maxBytes`. */
const readAll = async (stream: NodeJS.ReadStream, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks);
};

const workingFolder = (process: NodeJS.Process): string => {
  try {
    return process.cwd();
  } catch (cause) {
    throw new UsageError("the working directory is gone", { help: "change to one that is there", cause });
  }
};

/**
 * The effects of a real process.
 * @throws UsageError when its working directory was removed
 */
export const processIo = (
  process: NodeJS.Process,
  modules: Pick<Io, "reference" | "english" | "importFile" | "startThread" | "tuneV8">,
): Io => ({
  ...modules,
  cwd: workingFolder(process),
  env: process.env,
  // A report is one text, in however many pieces; messages are one each.
  stdout: outputOf(1, { name: "standard output", isOneText: true, stream: () => process.stdout }),
  stderr: outputOf(2, { name: "standard error", isOneText: false, stream: () => process.stderr }),
  stdin: (maxBytes) => readAll(process.stdin, maxBytes),
  now: () => process.uptime() * 1000,
  onInterrupt: (listener) => {
    process.once("SIGINT", listener);
    return () => process.off("SIGINT", listener);
  },
});
