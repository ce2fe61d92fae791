import type { FetchProgress } from "../../linked-pages/client/web.ts";
import type { Io } from "./io.ts";
import { CLEAR_LINE, PATIENCE_MILLISECONDS } from "./progress.ts";

const BAR_WIDTH = 20;
/** Milliseconds between two pictures on a terminal, and between two lines in a log. */
const PICTURE = 100;
const LINE = 5000;

const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;

const words = ({ done, total, dead, unknown, slowest }: FetchProgress): string => {
  const counts = [`${done} of ${total} pages`, `${dead} gone`, `${unknown} unknown`].join(", ");
  return slowest ? `${counts}; slowest ${slowest.host.slice(0, 40)} ${seconds(slowest.time)}` : counts;
};

/** Tells whoever waits how far the asking is: on a terminal a bar, in a log a line every few seconds. */
export const requestProgress = ({ stderr, now }: Io) => {
  const start = now();
  let last = start;
  let shown = false;
  return {
    show(progress: FetchProgress): void {
      const time = now();
      const wait = stderr.isTTY ? PICTURE : LINE;
      if (time - start < PATIENCE_MILLISECONDS || time - last < wait || progress.done === progress.total) return;
      last = time;
      shown = true;
      const filled = Math.floor((progress.done / progress.total) * BAR_WIDTH);
      const bar = `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}]`;
      const most = Math.max(20, (stderr.columns ?? 80) - 1);
      const text = stderr.isTTY
        ? `${CLEAR_LINE}${`${bar} ${words(progress)}`.slice(0, most)}`
        : `twir-lint: ${words(progress)}\n`;
      // Who waits for the web need not wait for the terminal; what cannot be shown is no loss.
      stderr.write(text).catch(() => {});
    },
    /** Takes the bar away. */
    async clear(): Promise<void> {
      if (shown && stderr.isTTY) await stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
};
