import { cacheRoot } from "../../cache/cache-root.ts";
import { type EngineOptions, lint } from "../../engine/lint.ts";
import { NO_NETWORK } from "../../linked-pages/client/http-client.ts";
import { PageCache } from "../../linked-pages/client/page-cache.ts";
import { Web, type WebOptions } from "../../linked-pages/client/web.ts";
import type { Page, Pages } from "../../linked-pages/page.ts";
import { escapeHidden } from "../../report/escape.ts";
import { plural } from "../../report/plural.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Io } from "../io/io.ts";
import { requestProgress } from "../io/request-progress.ts";
import { version } from "../io/version.ts";
import type { OnlineFlags } from "../options/online.ts";

/** What one page says may lead to the question what another does; no further. */
const ROUNDS = 3;
/** Hosts that are named in the line about what is unknown. */
const NAMED = 5;

const USER_AGENT = `twir-lint/${version()} (checks links of This Week in Rust; +https://github.com/twir-lint/twir-lint)`;

/** The web as the flags say: with a cache or not, and whoever may be asked. */
export const openWeb = (flags: OnlineFlags, io: Io, more: Partial<WebOptions> = {}): Web => {
  const { allowHost: allowHosts, cacheMaxAge: maxAge } = flags;
  const cache = flags.cache === false ? undefined : new PageCache(cacheRoot(io.env), { maxAge, allowHosts });
  return new Web({ userAgent: USER_AGENT, allowHosts, cache, ...io.network, ...more });
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

/** What could not be found out, in a line for each reason. */
const unknownLines = ({ known, left }: Web, interrupted: boolean): string[] => {
  const unknown = [...known].filter(([, { verdict }]) => verdict === "unknown");
  const unasked = unknown.filter(([, { reason }]) => reason === NO_NETWORK).length;
  const hosts = unknownHosts(unknown.filter(([, { reason }]) => reason !== NO_NETWORK));
  const more = hosts.length > NAMED ? [`and ${plural(hosts.length - NAMED, "more host")}`] : [];
  const total = known.size + left;
  const of = `of ${plural(total, "page")}`;
  const lines: string[] = [];
  if (unasked > 0)
    lines.push(`${unasked === total ? "no page could" : `${unasked} ${of} could not`} be asked: ${NO_NETWORK}`);
  if (hosts.length > 0)
    lines.push(
      `${unknown.length - unasked} ${of} could not be checked: ${[...hosts.slice(0, NAMED), ...more].join(", ")}`,
    );
  if (interrupted) lines.push(`interrupted; ${left} ${of} not asked`);
  return lines;
};

/** One run that asks the pages that its rules want to know of. */
export class OnlineRun {
  readonly #io: Io;
  readonly #web: Web;
  readonly #stop = new AbortController();
  readonly #progress: ReturnType<typeof requestProgress>;
  readonly #unlisten: () => void;

  constructor(flags: OnlineFlags, io: Io) {
    this.#io = io;
    this.#progress = requestProgress(io);
    this.#web = openWeb(flags, io, { stop: this.#stop.signal, onProgress: (state) => this.#progress.show(state) });
    this.#unlisten = io.onInterrupt?.(() => this.#stop.abort()) ?? (() => {});
  }

  /** Whether the user has had enough; what is known is judged all the same. */
  get interrupted(): boolean {
    return this.#stop.signal.aborted;
  }

  /**
   * What the rules want to know of the pages that a draft links to. They are run on it until they ask for nothing
   * new, so that no page is fetched that no rule would look at.
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
      await this.#web.ask(missing);
    }
    await this.#progress.clear();
    return this.#web;
  }

  /** Asks for one page; undefined when the user stops it. */
  async ask(url: string): Promise<Page | undefined> {
    await this.#web.ask([url]);
    return this.#web.of(url);
  }

  /** Ends the asking. */
  async close(): Promise<void> {
    this.#unlisten();
    await this.#progress.clear();
    await this.#web.close();
  }

  /** Says what could not be found out. */
  async tellUnknown(): Promise<void> {
    for (const line of unknownLines(this.#web, this.interrupted))
      await this.#io.stderr.write(`twir-lint: ${escapeHidden(line)}\n`);
  }
}
