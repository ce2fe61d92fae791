/** The worker as the page sees it. */
import { signal } from "@preact/signals";
import { type Remote, wrap } from "comlink";
import type { LintWorker } from "./worker.ts";
import address from "./worker.ts?worker&url";

/**
 * A worker that is loaded from a host has the policy that the host sends with it, and a static host sends none. One that
 * is made here has the policy of the page, also for what it imports and asks.
 */
const load = (): Worker => {
  const code = `import ${JSON.stringify(new URL(address, import.meta.url).href)};`;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(url, { type: "module", name: "twir-lint" });
};

/** Whether the worker could not be started, or has come to grief: then what it was asked is never answered. */
export const isBroken = signal(false);

/** Started with the page, before anything is drawn. */
const worker = load();
for (const event of ["error", "messageerror"] as const)
  worker.addEventListener(event, () => {
    isBroken.value = true;
  });

export const lintWorker: Remote<LintWorker> = wrap<LintWorker>(worker);
