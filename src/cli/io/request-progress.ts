/** Shows how many linked pages are fetched. */
import type { FetchProgress } from "../../linked-pages/client/web.ts";
import type { Io } from "./io.ts";
import { CLEAR_LINE, PROGRESS_DELAY } from "./progress.ts";

const BAR_WIDTH = 20;
/** Milliseconds between two updates on a terminal, and between two lines in a log. */
const TERMINAL_INTERVAL = 100;
const LOG_INTERVAL = 5000;

const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;

const statusText = ({ done, total, dead, unknown, slowest }: FetchProgress): string => {
  const counts = [`${done} of ${total} pages`, `${dead} gone`, `${unknown} unknown`].join(", ");
  return slowest ? `${counts}; slowest ${slowest.host.slice(0, 40)} ${seconds(slowest.time)}` : counts;
};

/** On a terminal a progress bar, in a log a line every few seconds. */
export const requestProgress = ({ stderr, now }: Io) => {
  const start = now();
  let last = start;
  let shown = false;
  return {
    show(progress: FetchProgress): void {
      const time = now();
      const interval = stderr.isTTY ? TERMINAL_INTERVAL : LOG_INTERVAL;
      if (time - start < PROGRESS_DELAY || time - last < interval || progress.done === progress.total) return;
      last = time;
      shown = true;
      const filled = Math.floor((progress.done / progress.total) * BAR_WIDTH);
      const bar = `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}]`;
      const width = Math.max(20, (stderr.columns ?? 80) - 1);
      const text = stderr.isTTY
        ? `${CLEAR_LINE}${`${bar} ${statusText(progress)}`.slice(0, width)}`
        : `twir-lint: ${statusText(progress)}\n`;
      // Requests do not wait for the terminal, and a failed write of the progress is ignored.
      stderr.write(text).catch(() => {});
    },
    /** Removes the bar. */
    async clear(): Promise<void> {
      if (shown && stderr.isTTY) await stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
};
