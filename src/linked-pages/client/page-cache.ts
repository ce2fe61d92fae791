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
/** Milliseconds. How long an answer is believed when nothing else is said. */
export const DEFAULT_MAX_AGE = 24 * HOUR;
/** What is not alive may be better soon. */
const FAILURE_MAX_AGE = HOUR / 6;
/** Nobody asks for a draft of last month. */
const PRUNE_AGE = 30 * 24 * HOUR;

export interface PageCacheOptions {
  /** Milliseconds for which an answer is believed. */
  readonly maxAge?: number;
  /** Whom this run may ask wherever it is. What is known thanks to them is not for runs that may not. */
  readonly allowHosts?: readonly string[];
}

/** What pages said in earlier runs. */
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
    const kept = await this.#folder.read(this.#key(address));
    const page = kept && pageSchema.safeParse(kept.value).data;
    if (!kept || !page || kept.age < 0) return undefined;
    const most = page.verdict === "alive" ? this.#maxAge : Math.min(this.#maxAge, FAILURE_MAX_AGE);
    return kept.age < most ? page : undefined;
  }

  write(address: string, page: Page): void {
    this.#folder.write(this.#key(address), page);
  }

  /** Forgets what is too old for any run. */
  prune(): void {
    this.#folder.prune(Math.max(PRUNE_AGE, this.#maxAge));
  }
}
