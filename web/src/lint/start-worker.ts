/** Starts the linter's worker: a module of its own, which runs before the rest of the page is loaded. */
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

export const worker = load();

/** Resolves when the worker could not be started, or has come to grief: then what it was asked is never answered. */
export const broken = new Promise<void>((resolve) => {
  for (const event of ["error", "messageerror"] as const) worker.addEventListener(event, () => resolve());
});
