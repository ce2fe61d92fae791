/** The cache of pages on disk. */
import { z } from "zod";
import { CacheFolder } from "../../cache/cache-folder.ts";
import type { Page } from "../page.ts";

const text = z.string().optional();
const eventSchema = z.object({
  name: text,
  url: text,
  start: text,
  end: text,
  mode: z.enum(["in-person", "virtual", "hybrid"]).optional(),
  status: z.enum(["cancelled", "postponed"]).optional(),
  place: z.object({ name: text, street: text, city: text, region: text, country: text }).optional(),
  organizer: z.object({ name: text, url: text }).optional(),
});
const pageSchema = z.object({
  verdict: z.enum(["alive", "dead", "unknown"]),
  reason: text,
  hops: z.array(z.object({ status: z.number(), to: z.url() })),
  address: z.url(),
  canonical: text,
  titles: z.array(z.string()),
  language: text,
  excerpt: text,
  type: text,
  schemas: z.array(z.string()),
  events: z.array(eventSchema),
}) satisfies z.ZodType<Page>;

const HOUR = 3_600_000;
/** Milliseconds: the default of `--cache-max-age`. */
export const DEFAULT_MAX_AGE = 24 * HOUR;
/** A page that is not alive may be reachable again soon. */
const FAILURE_MAX_AGE = HOUR / 6;
/** A draft of last month is not linted again. */
const EVICTION_AGE = 30 * 24 * HOUR;

export interface PageCacheOptions {
  /** Milliseconds for which a cached page is valid. */
  readonly maxAge?: number;
  /** Hosts that may be at any address. They are part of the key: a run that may not connect to them must not read it. */
  readonly allowHosts?: readonly string[];
}

export class PageCache {
  readonly #folder: CacheFolder;
  readonly #maxAge: number;
  readonly #allowed: string;

  constructor(root: string, { maxAge = DEFAULT_MAX_AGE, allowHosts = [] }: PageCacheOptions = {}) {
    this.#folder = new CacheFolder(root, "pages-1");
    this.#maxAge = maxAge;
    this.#allowed = [...new Set(allowHosts.map((host) => host.toLowerCase()))].sort().join(" ");
  }

  #key(address: string): string {
    return this.#allowed === "" ? address : `${address} ${this.#allowed}`;
  }

  async read(address: string): Promise<Page | undefined> {
    const entry = await this.#folder.read(this.#key(address));
    const page = entry && pageSchema.safeParse(entry.value).data;
    if (!entry || !page || entry.age < 0) return undefined;
    const maxAge = page.verdict === "alive" ? this.#maxAge : Math.min(this.#maxAge, FAILURE_MAX_AGE);
    return entry.age < maxAge ? page : undefined;
  }

  write(address: string, page: Page): void {
    this.#folder.write(this.#key(address), page);
  }

  /** Removes entries that are too old for any run. */
  evict(): void {
    this.#folder.evict(Math.max(EVICTION_AGE, this.#maxAge));
  }
}
