import { setMaxListeners } from "node:events";
import { type Page, type Pages, pageAddress } from "../page.ts";
import { type FetchContext, fetchPage } from "./fetch-page.ts";
import { HttpClient, type HttpClientOptions, NO_NETWORK } from "./http-client.ts";
import type { PageCache } from "./page-cache.ts";
import { Names } from "./resolver.ts";
import { type Pace, Schedule } from "./schedule.ts";

/** Friendly to the smallest host, and done with an issue within a minute. */
const PACE: Pace = { together: 16, perHost: 2, spacing: 250, backOff: 1_000 };

/** How far the asking is. */
export interface FetchProgress {
  readonly total: number;
  readonly done: number;
  readonly dead: number;
  readonly unknown: number;
  /** The request that took longest, in milliseconds. */
  readonly slowest?: { readonly host: string; readonly time: number };
}

export interface WebOptions extends HttpClientOptions {
  readonly cache?: PageCache;
  readonly pace?: Partial<Pace>;
  /** Milliseconds for one request. */
  readonly timeout?: number;
  /** Stops the asking; what is known stays known. */
  readonly stop?: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
}

/** What is known of the web in one run. Every address is asked once. */
export class Web implements Pages {
  readonly #options: WebOptions;
  readonly #asker: HttpClient;
  readonly #context: FetchContext;
  readonly #known = new Map<string, Page>();
  readonly #wanted = new Set<string>();
  #slowest: FetchProgress["slowest"];

  constructor(options: WebOptions) {
    const { stop, pace, timeout } = options;
    this.#options = options;
    // Everything that waits listens for it.
    if (stop) setMaxListeners(0, stop);
    this.#asker = new HttpClient({ ...options, resolve: new Names(options).resolve });
    this.#context = {
      asker: this.#asker,
      schedule: new Schedule({ ...PACE, ...pace }, stop),
      stop,
      timeout,
      answers: new Map(),
      onRequest: (host, time) => {
        if (time > (this.#slowest?.time ?? 0)) this.#slowest = { host, time };
        this.#report();
      },
    };
  }

  of(url: string): Page | undefined {
    return this.#known.get(pageAddress(url) ?? "");
  }

  /** All that is known, by address. */
  get known(): ReadonlyMap<string, Page> {
    return this.#known;
  }

  /** How many addresses were wanted and could not be asked before the asking was stopped. */
  get left(): number {
    return this.#wanted.size - this.#known.size;
  }

  #report(): void {
    const verdicts = [...this.#known.values()].map(({ verdict }) => verdict);
    const count = (wanted: Page["verdict"]): number => verdicts.filter((verdict) => verdict === wanted).length;
    this.#options.onProgress?.({
      total: this.#wanted.size,
      done: this.#known.size,
      dead: count("dead"),
      unknown: count("unknown"),
      slowest: this.#slowest,
    });
  }

  async #learn(address: string): Promise<void> {
    const { cache, stop } = this.#options;
    const kept = await cache?.read(address);
    try {
      const page = kept ?? (await fetchPage(address, this.#context));
      this.#known.set(address, page);
      // Whoever was without a network asks again as soon as there is one.
      if (!kept && page.reason !== NO_NETWORK) cache?.write(address, page);
    } catch (error) {
      if (!stop?.aborted) throw error;
    }
    this.#report();
  }

  /** Asks for those of the URLs that are pages and not known yet. */
  async ask(urls: Iterable<string>): Promise<void> {
    const addresses = new Set([...urls].flatMap((url) => pageAddress(url) ?? []));
    const fresh = [...addresses].filter((address) => !this.#wanted.has(address));
    for (const address of fresh) this.#wanted.add(address);
    await Promise.all(fresh.map((address) => this.#learn(address)));
  }

  /** Closes all connections and tidies up. */
  async close(): Promise<void> {
    this.#options.cache?.prune();
    await this.#asker.close();
  }
}
