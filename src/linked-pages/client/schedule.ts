import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";

/** How hard the web may be pressed. Times in milliseconds. */
export interface Pace {
  /** Requests at one time, to all hosts together and to each. */
  readonly together: number;
  readonly perHost: number;
  /** Between the starts of two requests to one host. */
  readonly spacing: number;
  /** Before the first repetition; each later one waits twice as long. Half of it is by chance. */
  readonly backOff: number;
}

/** A host that does not answer that often in a row is left alone for the rest of the run. */
const PATIENCE = 3;
/** Milliseconds. Nor do we wait longer for one, in all, that asks for one pause after the other. */
const MOST_HELD = 60_000;

interface Host {
  readonly limit: LimitFunction;
  /** When the next request may start. */
  free: number;
  failures: number;
  /** How long it has asked us to wait. */
  held: number;
  /** Why it is left alone. */
  closed?: string;
}

/** Lets requests start when it is their host's turn. */
export class Schedule {
  readonly #pace: Pace;
  readonly #stop: AbortSignal | undefined;
  readonly #all: LimitFunction;
  readonly #hosts = new Map<string, Host>();

  /** Nothing starts any more once `stop` is aborted: whoever waits is thrown its reason. */
  constructor(pace: Pace, stop?: AbortSignal) {
    this.#pace = pace;
    this.#stop = stop;
    this.#all = pLimit(pace.together);
  }

  #host(name: string): Host {
    const host = this.#hosts.get(name) ?? { limit: pLimit(this.#pace.perHost), free: 0, failures: 0, held: 0 };
    this.#hosts.set(name, host);
    return host;
  }

  /** Does the task when it is its turn. */
  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const host = this.#host(name);
    return host.limit(async () => {
      while (host.closed === undefined && host.free > Date.now()) await this.pause(host.free - Date.now());
      host.free = Date.now() + this.#pace.spacing;
      return this.#all(async () => {
        this.#stop?.throwIfAborted();
        return task();
      });
    });
  }

  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, this.#stop ? { signal: this.#stop } : {});
  }

  /** How long to wait before asking again, the `attempt`th time from 1. */
  backOff(attempt: number): number {
    const most = this.#pace.backOff * 2 ** (attempt - 1);
    return most / 2 + (Math.random() * most) / 2;
  }

  /** The host asks for a pause. */
  hold(name: string, milliseconds: number): void {
    const host = this.#host(name);
    const free = Math.max(host.free, Date.now() + milliseconds);
    host.held += free - Math.max(host.free, Date.now());
    if (host.held > MOST_HELD) this.close(name, "its host asks to wait again and again");
    else host.free = free;
  }

  /** The host is left alone for the rest of the run. */
  close(name: string, reason: string): void {
    this.#host(name).closed ??= reason;
  }

  closedBecause(name: string): string | undefined {
    return this.#host(name).closed;
  }

  /** Takes note whether the host answered. */
  note(name: string, answered: boolean): void {
    const host = this.#host(name);
    host.failures = answered ? 0 : host.failures + 1;
    if (host.failures >= PATIENCE) this.close(name, `its host did not answer ${PATIENCE} times`);
  }
}
