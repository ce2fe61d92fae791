import type { Io, Output } from "./io.ts";

const outputOf = (stream: NodeJS.WriteStream): Output => {
  // A reader that leaves early (`| head`) is no error; without a listener Node would say it is.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") reject(error);
          else resolve();
        });
      }),
  };
};

const readAll = async (stream: NodeJS.ReadStream): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The effects of a real process. */
export const processIo = (process: NodeJS.Process): Io => ({
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  stdin: () => readAll(process.stdin),
  now: () => performance.now(),
});
