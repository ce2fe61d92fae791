/** Limits the rate of requests, for each host and in all. */
import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";

/** The limits of the rate. Times are in milliseconds. */
export interface Pace {
  /** Concurrent requests, to all hosts together and to each host. */
  readonly together: number;
  readonly perHost: number;
  /** Between the starts of two requests to one host. */
  readonly spacing: number;
  /** The delay before the first retry, doubled for each later one. Half of it is random. */
  readonly backOff: number;
}

/** After this many failures in a row a host gets no more requests in the run. */
const MAX_FAILURES = 3;
/** Milliseconds. Nor after it has asked to wait longer than this in all. */
const MAX_DELAY = 60_000;

interface Host {
  readonly limit: LimitFunction;
  /** When the next request may start. */
  free: number;
  failures: number;
  /** How long it has asked to wait, in all. */
  delayed: number;
  /** Why it gets no more requests. */
  closed?: string;
}

/** Queues requests, and starts them within the limits. */
export class Schedule {
  readonly #pace: Pace;
  readonly #stop: AbortSignal | undefined;
  readonly #all: LimitFunction;
  readonly #hosts = new Map<string, Host>();

  /** Once `stop` is aborted, no task starts, and waiting ones throw its reason. */
  constructor(pace: Pace, stop?: AbortSignal) {
    this.#pace = pace;
    this.#stop = stop;
    this.#all = pLimit(pace.together);
  }

  #host(name: string): Host {
    const host = this.#hosts.get(name) ?? { limit: pLimit(this.#pace.perHost), free: 0, failures: 0, delayed: 0 };
    this.#hosts.set(name, host);
    return host;
  }

  /** Runs the task when the limits allow it. */
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

  /** The delay before a retry; `attempt` counts from 1. */
  backOff(attempt: number): number {
    const longest = this.#pace.backOff * 2 ** (attempt - 1);
    return longest / 2 + (Math.random() * longest) / 2;
  }

  /** Delays the next requests to a host that asks to wait. */
  delay(name: string, milliseconds: number): void {
    const host = this.#host(name);
    const free = Math.max(host.free, Date.now() + milliseconds);
    host.delayed += free - Math.max(host.free, Date.now());
    if (host.delayed > MAX_DELAY) this.close(name, "its host asks to wait again and again");
    else host.free = free;
  }

  /** Stops all requests to a host for the rest of the run. */
  close(name: string, reason: string): void {
    this.#host(name).closed ??= reason;
  }

  closedBecause(name: string): string | undefined {
    return this.#host(name).closed;
  }

  /** Counts failures in a row, and closes a host that has too many. */
  recordOutcome(name: string, answered: boolean): void {
    const host = this.#host(name);
    host.failures = answered ? 0 : host.failures + 1;
    if (host.failures >= MAX_FAILURES) this.close(name, `its host did not answer ${MAX_FAILURES} times`);
  }
}
