/** One run that fetches the pages that an issue links to. */

import { cacheRoot } from "../../cache/cache-root.ts";
import { type EngineOptions, lint } from "../../engine/lint.ts";
import { NO_NETWORK } from "../../linked-pages/client/http-client.ts";
import { PageCache } from "../../linked-pages/client/page-cache.ts";
import { Web, type WebOptions } from "../../linked-pages/client/web.ts";
import type { Page, Pages } from "../../linked-pages/page.ts";
import { plural } from "../../report/plural.ts";
import { HOME } from "../../report/project.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Io } from "../io/io.ts";
import { writeNote } from "../io/note.ts";
import { requestProgress } from "../io/request-progress.ts";
import { version } from "../io/version.ts";
import { DEFAULT_MAX_MINUTES, DEFAULT_MAX_PAGES, type OnlineFlags } from "../options/online.ts";

/** How often the rules run to find the pages they need: what one page says can make a rule need another. */
const ROUNDS = 3;
/** How many hosts the line about unknown pages names. */
const MAX_NAMED_HOSTS = 5;
const MINUTE = 60_000;

const USER_AGENT = `twir-lint/${version()} (checks links of This Week in Rust; +${HOME})`;

/** The pages, with the cache and the allowed hosts of the flags. */
const openWeb = (flags: OnlineFlags, io: Io, more: Partial<WebOptions> = {}): Web => {
  const { allowHost: allowHosts, cacheMaxAge: maxAge, maxPages = DEFAULT_MAX_PAGES } = flags;
  const root = flags.cache === false ? undefined : cacheRoot(io.env);
  const cache = root === undefined ? undefined : new PageCache(root, { maxAge, allowHosts });
  return new Web({ userAgent: USER_AGENT, allowHosts, cache, maxPages, ...io.network, ...more });
};

/** `www.reddit.com (3 pages: 403 Forbidden)`, the hosts with most pages first. */
const unknownHosts = (pages: readonly (readonly [address: string, page: Page])[]): string[] => {
  const byHost = new Map<string, { count: number; reason: string }>();
  for (const [address, { reason = "no answer" }] of pages) {
    const { host } = new URL(address);
    const row = byHost.get(host) ?? { count: 0, reason };
    byHost.set(host, { ...row, count: row.count + 1 });
  }
  return [...byHost]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([host, { count, reason }]) => `${host} (${count > 1 ? `${count} pages: ` : ""}${reason})`);
};

/** Why a run has left pages unasked: Ctrl-C, or its time is over. */
type Stop = "interrupted" | "out of time";

/** A line for each reason why pages are unknown. */
const unknownLines = ({ known, left, beyond }: Web, stop: Stop | undefined): string[] => {
  const unknown = [...known].filter(([, { verdict }]) => verdict === "unknown");
  const unasked = unknown.filter(([, { reason }]) => reason === NO_NETWORK).length;
  const hosts = unknownHosts(unknown.filter(([, { reason }]) => reason !== NO_NETWORK));
  const more = hosts.length > MAX_NAMED_HOSTS ? [`and ${plural(hosts.length - MAX_NAMED_HOSTS, "more host")}`] : [];
  const total = known.size + left + beyond;
  const of = `of ${plural(total, "page")}`;
  const lines: string[] = [];
  if (unasked > 0)
    lines.push(`${unasked === total ? "no page could" : `${unasked} ${of} could not`} be asked: ${NO_NETWORK}`);
  if (hosts.length > 0)
    lines.push(
      `${unknown.length - unasked} ${of} could not be checked: ${[...hosts.slice(0, MAX_NAMED_HOSTS), ...more].join(", ")}`,
    );
  if (stop === "interrupted") lines.push(`interrupted; ${left} ${of} not asked`);
  if (stop === "out of time" && left + beyond > 0)
    lines.push(`${left + beyond} ${of} not asked: the time for asking is over; --max-minutes gives more`);
  else if (beyond > 0) lines.push(`${beyond} ${of} not asked: there are more than --max-pages allows`);
  return lines;
};

/** Fetches pages, with progress on standard error, until the user interrupts it. */
export class OnlineRun {
  readonly #io: Io;
  readonly #web: Web;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #progress: ReturnType<typeof requestProgress>;
  readonly #unlisten: () => void;
  #why: Stop | undefined;

  constructor(flags: OnlineFlags, io: Io) {
    this.#io = io;
    this.#progress = requestProgress(io);
    this.#web = openWeb(flags, io, { stop: this.#stop.signal, onProgress: (state) => this.#progress.show(state) });
    const stop = (why: Stop): void => {
      this.#why ??= why;
      this.#stop.abort();
    };
    this.#unlisten = io.onInterrupt?.(() => stop("interrupted")) ?? (() => {});
    const minutes = flags.maxMinutes ?? DEFAULT_MAX_MINUTES;
    this.#timer = setTimeout(() => stop("out of time"), minutes * (io.network?.minute ?? MINUTE));
    // A run that fails is over; it does not wait for its time.
    this.#timer.unref();
  }

  /** Whether the user interrupted the run; the pages that were fetched are still used. */
  get interrupted(): boolean {
    return this.#why === "interrupted";
  }

  /**
   * The pages that the rules need for a draft. The rules run until they ask for no new page, so that no page is fetched
   * that no rule looks at.
   */
  async learn(source: SourceFile | string, options: EngineOptions): Promise<Pages> {
    for (let round = 0; round < ROUNDS && !this.interrupted; round++) {
      const missing = new Set<string>();
      const pages: Pages = {
        of: (url) => {
          const page = this.#web.of(url);
          if (!page) missing.add(url);
          return page;
        },
      };
      lint(source, { ...options, facts: { ...options.facts, pages } });
      if (this.#why === "out of time") this.#web.leave(missing);
      else await this.#web.ask(missing);
    }
    await this.#progress.clear();
    return this.#web;
  }

  /** Fetches one page; undefined when the user interrupts it. */
  async ask(url: string): Promise<Page | undefined> {
    await this.#web.ask([url]);
    return this.#web.of(url);
  }

  /** Closes the connections and clears the progress. */
  async close(): Promise<void> {
    this.#unlisten();
    clearTimeout(this.#timer);
    await this.#progress.clear();
    await this.#web.close();
  }

  /** Writes to standard error which pages are unknown, and why. */
  async reportUnknown(): Promise<void> {
    for (const line of unknownLines(this.#web, this.#why)) await writeNote(this.#io.stderr, line);
  }
}
