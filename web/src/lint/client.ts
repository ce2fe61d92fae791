/** The worker as the page sees it. */
import { signal } from "@preact/signals";
import { type Remote, wrap } from "comlink";
import { broken, worker } from "./start-worker.ts";
import type { LintWorker } from "./worker.ts";

/** Whether the worker does not work. */
export const isBroken = signal(false);
void broken.then(() => {
  isBroken.value = true;
});

export const lintWorker: Remote<LintWorker> = wrap<LintWorker>(worker);
