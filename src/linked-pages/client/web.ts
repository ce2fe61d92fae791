/** The linked pages of one run. */
import { setMaxListeners } from "node:events";
import { type Page, type Pages, pageAddress } from "../page.ts";
import { type FetchContext, fetchPage } from "./fetch-page.ts";
import { HttpClient, type HttpClientOptions, NO_NETWORK } from "./http-client.ts";
import type { PageCache } from "./page-cache.ts";
import { Resolver } from "./resolver.ts";
import { type Pace, Schedule } from "./schedule.ts";

/** Slow enough for small hosts, and fast enough for the links of an issue within a minute. */
const PACE: Pace = { together: 16, perHost: 2, spacing: 250, backOff: 1_000 };

/** How many pages are fetched. */
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
  /** Aborts the requests; pages that were fetched stay known. */
  readonly stop?: AbortSignal;
  /** How many pages are asked at most; what the cache has counts too. */
  readonly maxPages?: number;
  readonly onProgress?: (progress: FetchProgress) => void;
}

/** Fetches pages and remembers them. Every address is fetched once. */
export class Web implements Pages {
  readonly #options: WebOptions;
  readonly #client: HttpClient;
  readonly #context: FetchContext;
  readonly #known = new Map<string, Page>();
  readonly #requested = new Set<string>();
  /** Pages that nobody asks any more. */
  readonly #beyond = new Set<string>();
  #slowest: FetchProgress["slowest"];

  constructor(options: WebOptions) {
    const { stop, pace, timeout } = options;
    this.#options = options;
    // Every waiting request adds a listener, and Node warns above ten.
    if (stop) setMaxListeners(0, stop);
    this.#client = new HttpClient({ ...options, resolve: new Resolver(options).resolve });
    this.#context = {
      client: this.#client,
      schedule: new Schedule({ ...PACE, ...pace }, stop),
      stop,
      timeout,
      results: new Map(),
      onRequest: (host, time) => {
        if (time > (this.#slowest?.time ?? 0)) this.#slowest = { host, time };
        this.#report();
      },
    };
  }

  of(url: string): Page | undefined {
    return this.#known.get(pageAddress(url) ?? "");
  }

  /** All pages that are known, by address. */
  get known(): ReadonlyMap<string, Page> {
    return this.#known;
  }

  /** How many requested pages were not fetched before the run was stopped. */
  get left(): number {
    return this.#requested.size - this.#known.size;
  }

  /** Counts pages that are not asked any more. */
  leave(urls: Iterable<string>): void {
    for (const url of urls) {
      const address = pageAddress(url);
      if (address !== undefined && !this.#requested.has(address)) this.#beyond.add(address);
    }
  }

  /** How many pages were not requested, since there are too many, or no time is left. */
  get beyond(): number {
    return this.#beyond.size;
  }

  #report(): void {
    const verdicts = [...this.#known.values()].map(({ verdict }) => verdict);
    const count = (expected: Page["verdict"]): number => verdicts.filter((verdict) => verdict === expected).length;
    this.#options.onProgress?.({
      total: this.#requested.size,
      done: this.#known.size,
      dead: count("dead"),
      unknown: count("unknown"),
      slowest: this.#slowest,
    });
  }

  async #fetch(address: string): Promise<void> {
    const { cache, stop } = this.#options;
    const cached = await cache?.read(address);
    try {
      const page = cached ?? (await fetchPage(address, this.#context));
      this.#known.set(address, page);
      // Not cached without a network, so that the next run fetches the page.
      if (!cached && page.reason !== NO_NETWORK) cache?.write(address, page);
    } catch (error) {
      if (!stop?.aborted) throw error;
    }
    this.#report();
  }

  /** Fetches the pages of those URLs that are HTTP and were not requested before. */
  async ask(urls: Iterable<string>): Promise<void> {
    const addresses = new Set([...urls].flatMap((url) => pageAddress(url) ?? []));
    const { maxPages = Number.POSITIVE_INFINITY } = this.#options;
    const unasked = [...addresses].filter((address) => !this.#requested.has(address));
    const fresh = unasked.slice(0, Math.max(0, maxPages - this.#requested.size));
    for (const address of fresh) this.#requested.add(address);
    this.leave(unasked.slice(fresh.length));
    await Promise.all(fresh.map((address) => this.#fetch(address)));
  }

  /** Closes all connections, and evicts old pages from the cache. */
  async close(): Promise<void> {
    this.#options.cache?.evict();
    await this.#client.close();
  }
}
