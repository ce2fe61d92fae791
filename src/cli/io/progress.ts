import type { Io } from "./io.ts";

/** Who waits for less is not told anything. */
export const PATIENCE_MILLISECONDS = 1000;
export const CLEAR_LINE = "\r\u001b[K";

export interface Progress {
  show(done: number): Promise<void>;
  clear(): Promise<void>;
}

/** Tells a person who waits for more than a second how far it is. */
export const lintProgress = ({ stderr, now }: Io, total: number): Progress => {
  const start = now();
  let shown = false;
  return {
    async show(done) {
      if (now() - start < PATIENCE_MILLISECONDS || !stderr.isTTY) return;
      shown = true;
      await stderr.write(`${CLEAR_LINE}linting ${done + 1} of ${total}`);
    },
    async clear() {
      if (shown) await stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
};
