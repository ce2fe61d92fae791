/** The worker as the page sees it. */
import { type Remote, wrap } from "comlink";
import type { LintWorker } from "./worker.ts";
import address from "./worker.ts?worker&url";

/**
 * A worker that is loaded from a host has the policy that the host sends with it, and a static host sends none. One that
 * is made here has the policy of the page, also for what it imports and asks.
 */
const start = (): Worker => {
  const code = `import ${JSON.stringify(new URL(address, import.meta.url).href)};`;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(url, { type: "module", name: "twir-lint" });
};

/** Started with the page, before anything is drawn. */
export const lintWorker: Remote<LintWorker> = wrap<LintWorker>(start());

/** Asks for the newest request only: while one is answered, those that come in between are dropped. */
export class Newest<Request, Answer> {
  readonly #ask: (request: Request) => Promise<Answer>;
  readonly #tell: (answer: Answer, request: Request) => void;
  #waiting: Request | undefined;
  #isBusy = false;

  constructor(ask: (request: Request) => Promise<Answer>, tell: (answer: Answer, request: Request) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  /** An answer that is out of date when it comes is not told. */
  async ask(request: Request): Promise<void> {
    this.#waiting = request;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#waiting !== undefined) {
        const asked = this.#waiting;
        this.#waiting = undefined;
        const answer = await this.#ask(asked);
        if (this.#waiting === undefined) this.#tell(answer, asked);
      }
    } finally {
      this.#isBusy = false;
    }
  }
}
