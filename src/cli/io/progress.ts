/** Shows on standard error which of how many files is being linted. */
import type { Io } from "./io.ts";

/** Milliseconds. A shorter run shows no progress. */
export const PROGRESS_DELAY = 1000;
/** Erases the line of the terminal, and writes the next text at its start. */
export const CLEAR_LINE = "\r\u001b[K";

export interface Progress {
  /** @param done how many files are done; the next one is being linted */
  show(done: number): Promise<void>;
  /** Erases what is shown, so that other output can be written. */
  clear(): Promise<void>;
}

/** The progress through `total` files. It shows nothing where standard error is no terminal. */
export const lintProgress = ({ stderr, now }: Io, total: number): Progress => {
  const start = now();
  let shown = false;
  return {
    async show(done) {
      if (now() - start < PROGRESS_DELAY || !stderr.isTTY) return;
      shown = true;
      await stderr.write(`${CLEAR_LINE}linting ${done + 1} of ${total}`);
    },
    async clear() {
      if (shown) await stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
};
