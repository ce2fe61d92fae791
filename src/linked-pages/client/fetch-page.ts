/** Fetches one page, with redirects, retries and rate limits. */
import { type Hop, isLoginPage, type Page } from "../page.ts";
import { isChallengeTitle } from "./challenge-page.ts";
import type { HttpClient, HttpResult } from "./http-client.ts";
import type { Schedule } from "./schedule.ts";

/** Milliseconds for one request, and for all the requests of a page together. */
const TIMEOUT = 10_000;
const MAX_TIME = 30_000;
const MAX_HOPS = 5;
/** Requests of one address, the first included. */
const ATTEMPTS = 3;
/** Milliseconds. A host that asks for a longer wait gets no more requests in this run. */
const MAX_WAIT = 30_000;

const RETRIED = new Set([429, 500, 502, 503, 504]);
const GONE = new Set([404, 410]);

export interface FetchContext {
  readonly client: Pick<HttpClient, "get">;
  readonly schedule: Schedule;
  readonly stop?: AbortSignal;
  /** Results by address: no address is requested twice, whichever link or redirect leads to it. */
  readonly results: Map<string, Promise<HttpResult>>;
  /** Milliseconds for one request; default: `TIMEOUT`. */
  readonly timeout?: number;
  /** Called after every request with its duration in milliseconds. */
  readonly onRequest?: (host: string, time: number) => void;
}

/** Whether a retry may succeed. A host name that does not exist is looked up twice. */
const shouldRetry = (result: HttpResult, attempt: number): boolean => {
  if (attempt >= ATTEMPTS) return false;
  if (result.kind === "refused") return RETRIED.has(result.status);
  if (result.kind !== "failure") return false;
  return result.failure === "transient" || (result.failure === "not-found" && attempt < 2);
};

/** Milliseconds left for all requests of one page. */
class Budget {
  left = MAX_TIME;
}

/** Delays all requests to the host when it asks to wait, not only those for this page. */
const applyRetryAfter = (result: HttpResult, host: string, schedule: Schedule): void => {
  if (result.kind !== "refused" || result.retryAfter === undefined || !RETRIED.has(result.status)) return;
  const { retryAfter } = result;
  if (retryAfter <= MAX_WAIT) schedule.delay(host, retryAfter);
  else schedule.close(host, `its host asks to wait ${Math.ceil(retryAfter / 1000)} s`);
};

/** Requests an address, with retries; each request waits until the schedule lets it start. */
const requestWithRetries = async (address: string, context: FetchContext, budget: Budget): Promise<HttpResult> => {
  const { client, schedule, stop, timeout = TIMEOUT } = context;
  const host = new URL(address).hostname;
  for (let attempt = 1; ; attempt++) {
    const result = await schedule.run(host, async (): Promise<HttpResult> => {
      const reason = schedule.closedBecause(host);
      if (reason !== undefined) return { kind: "failure", failure: "permanent", reason };
      if (budget.left <= 0) return { kind: "failure", failure: "permanent", reason: "no answer in time" };
      const start = performance.now();
      const found = await client.get(address, { timeout: Math.min(timeout, budget.left), stop });
      const time = performance.now() - start;
      budget.left -= time;
      context.onRequest?.(host, time);
      schedule.recordOutcome(
        host,
        found.kind !== "failure" || found.failure === "not-found" || found.failure === "offline",
      );
      applyRetryAfter(found, host, schedule);
      // All other requests to the host would fail too, so they need not wait.
      if (found.kind === "failure" && found.failure === "offline") schedule.close(host, found.reason);
      return found;
    });
    if (!shouldRetry(result, attempt) || schedule.closedBecause(host) !== undefined) return result;
    await schedule.pause(schedule.backOff(attempt));
  }
};

const EMPTY = { titles: [], schemas: [], events: [] };

const unknown = (reason: string, hops: readonly Hop[], address: string): Page => ({
  verdict: "unknown",
  reason,
  hops,
  address,
  ...EMPTY,
});

/** The page that the last result of a chain of redirects tells of. */
const pageFrom = (result: HttpResult, hops: readonly Hop[], address: string): Page => {
  if (result.kind === "page") {
    const content = result.content ?? EMPTY;
    const isBlocked = (hops.length > 0 && isLoginPage(address)) || isChallengeTitle(content.titles);
    if (isBlocked) return unknown("it asks for a login or a proof", hops, address);
    return { verdict: "alive", hops, address, ...content };
  }
  const reason = result.kind === "redirect" ? `more than ${MAX_HOPS} redirects` : result.reason;
  const hasNoHost = result.kind === "failure" && result.failure === "not-found";
  const isGone = hasNoHost || (result.kind === "refused" && GONE.has(result.status));
  return { ...unknown(reason, hops, address), verdict: isGone ? "dead" : "unknown" };
};

/**
 * Fetches a page, and follows its redirects.
 * @throws the reason of `stop`, and nothing else
 */
export const fetchPage = async (address: string, context: FetchContext): Promise<Page> => {
  const budget = new Budget();
  const hops: Hop[] = [];
  let current = address;
  for (;;) {
    const known = context.results.get(current);
    const asking = known ?? requestWithRetries(current, context, budget);
    if (!known) context.results.set(current, asking);
    const result = await asking;
    if (result.kind !== "redirect" || hops.length >= MAX_HOPS) return pageFrom(result, hops, current);
    if (!/^https?:/.test(result.to)) return unknown("it redirects to something that is no page", hops, current);
    hops.push({ status: result.status, to: result.to });
    if (result.to === address || hops.slice(0, -1).some(({ to }) => to === result.to))
      return unknown("it redirects in a circle", hops, result.to);
    current = result.to;
  }
};
