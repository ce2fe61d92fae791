import type { Io, Output } from "./io.ts";

const outputOf = (stream: NodeJS.WriteStream): Output => {
  // Every write hears of its own failure; without a listener Node would end the process with a stack.
  stream.on("error", () => {});
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          // A reader that leaves early (`| head`) has what it wanted.
          if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") reject(error);
          else resolve();
        });
      }),
  };
};

const readAll = async (stream: NodeJS.ReadStream, most: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > most) break;
  }
  return Buffer.concat(chunks);
};

/** The effects of a real process. */
export const processIo = (process: NodeJS.Process): Io => ({
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  stdin: (most) => readAll(process.stdin, most),
  now: () => performance.now(),
  onInterrupt: (listener) => {
    process.once("SIGINT", listener);
    return () => process.off("SIGINT", listener);
  },
});
