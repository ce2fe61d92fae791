/** The earlier issues that the worker keeps: read from GitHub once, and from the browser's store from then on. */
import { proxy, type Remote } from "comlink";
import { lintWorker } from "../lint/client.ts";

/** What the worker offers for it. */
interface EarlierIssues {
  /** How many the store has. */
  storedIssues(): number;
  /** From then on lines are compared with them. */
  useStoredIssues(): unknown;
  /** Reads those that the store lacks. */
  earlierIssues(options: { token?: string }, onProgress: (done: number, all: number) => void): unknown;
}

const worker = lintWorker as unknown as Remote<EarlierIssues>;

/** Uses what is stored; false where nothing is. */
export const takeStored = async (): Promise<boolean> => {
  if ((await worker.storedIssues()) === 0) return false;
  await worker.useStoredIssues();
  return true;
};

export const readEarlier = async (onProgress: (done: number, all: number) => void): Promise<void> => {
  await worker.earlierIssues({}, proxy(onProgress));
};
