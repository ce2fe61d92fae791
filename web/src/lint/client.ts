/** The worker as the page sees it. */
import { type Remote, wrap } from "comlink";
import type { LintWorker } from "./worker.ts";

/** Started with the page, before anything is drawn. */
export const lintWorker: Remote<LintWorker> = wrap<LintWorker>(
  new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "twir-lint" }),
);

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
