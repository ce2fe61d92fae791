/** Asks for the newest request only: while one is answered, those that come in between are dropped. */

interface Listener<Request, Answer> {
  /** An answer that is out of date when it comes is not told. */
  tell(answer: Answer, request: Request): void;
  /** A failure neither. */
  fail(error: unknown): void;
}

export class Newest<Request, Answer> {
  readonly #ask: (request: Request) => Promise<Answer>;
  readonly #listener: Listener<Request, Answer>;
  #waiting: Request | undefined;
  #isBusy = false;

  constructor(ask: (request: Request) => Promise<Answer>, listener: Listener<Request, Answer>) {
    this.#ask = ask;
    this.#listener = listener;
  }

  /** Never rejects. */
  async ask(request: Request): Promise<void> {
    this.#waiting = request;
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#waiting !== undefined) {
      const asked = this.#waiting;
      this.#waiting = undefined;
      await this.#answer(asked);
    }
    this.#isBusy = false;
  }

  async #answer(request: Request): Promise<void> {
    try {
      const answer = await this.#ask(request);
      if (this.#waiting === undefined) this.#listener.tell(answer, request);
    } catch (error) {
      if (this.#waiting === undefined) this.#listener.fail(error);
    }
  }
}
