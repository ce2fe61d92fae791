/** Shows how many files are linted. */
import type { Io } from "./io.ts";

/** Milliseconds. A shorter run shows no progress. */
export const PROGRESS_DELAY = 1000;
export const CLEAR_LINE = "\r\u001b[K";

export interface Progress {
  show(done: number): Promise<void>;
  clear(): Promise<void>;
}

/** Shows nothing where standard error is no terminal. */
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
