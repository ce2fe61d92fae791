import { type Hop, isLoginPage, type Page } from "../page.ts";
import { isChallengeTitle } from "./challenge-page.ts";
import type { Answer, HttpClient } from "./http-client.ts";
import type { Schedule } from "./schedule.ts";

/** Milliseconds for one request, and for all the requests of a page together. */
const TIMEOUT = 10_000;
const MOST_TIME = 30_000;
const MOST_HOPS = 5;
/** Of one address, the first included. */
const ATTEMPTS = 3;
/** Milliseconds; who asks for more is not asked again in this run. */
const LONGEST_WAIT = 30_000;

const RETRIED = new Set([429, 500, 502, 503, 504]);
const GONE = new Set([404, 410]);

export interface FetchContext {
  readonly asker: Pick<HttpClient, "ask">;
  readonly schedule: Schedule;
  readonly stop?: AbortSignal;
  /** What was asked already, by address: no address is asked twice, whichever link leads there. */
  readonly answers: Map<string, Promise<Answer>>;
  /** Milliseconds for one request, when it is not the usual. */
  readonly timeout?: number;
  /** Told of every request, when it is over: how long it took, in milliseconds. */
  readonly onRequest?: (host: string, time: number) => void;
}

/** What may be kept of an answer, and whether another attempt may help. */
const isWorthAnother = (answer: Answer, attempt: number): boolean => {
  if (attempt >= ATTEMPTS) return false;
  if (answer.kind === "refused") return RETRIED.has(answer.status);
  if (answer.kind !== "fault") return false;
  return answer.fault === "broken" || (answer.fault === "no-name" && attempt < 2);
};

/** How long what may be asked for one page takes, all requests together. */
class Budget {
  left = MOST_TIME;
}

/** Waits when the host asks for it: with all that is to be asked there, not with one page only. */
const heed = (answer: Answer, host: string, schedule: Schedule): void => {
  if (answer.kind !== "refused" || answer.retryAfter === undefined || !RETRIED.has(answer.status)) return;
  const { retryAfter } = answer;
  if (retryAfter <= LONGEST_WAIT) schedule.hold(host, retryAfter);
  else schedule.close(host, `its host asks to wait ${Math.ceil(retryAfter / 1000)} s`);
};

/** Asks for one address until it answers or there is no hope; every request waits for its host's turn. */
const requestWithRetries = async (address: string, context: FetchContext, budget: Budget): Promise<Answer> => {
  const { asker, schedule, stop, timeout = TIMEOUT } = context;
  const host = new URL(address).hostname;
  for (let attempt = 1; ; attempt++) {
    const answer = await schedule.run(host, async (): Promise<Answer> => {
      const reason = schedule.closedBecause(host);
      if (reason !== undefined) return { kind: "fault", fault: "hopeless", reason };
      if (budget.left <= 0) return { kind: "fault", fault: "hopeless", reason: "no answer in time" };
      const start = performance.now();
      const found = await asker.ask(address, { timeout: Math.min(timeout, budget.left), stop });
      const time = performance.now() - start;
      budget.left -= time;
      context.onRequest?.(host, time);
      schedule.note(host, found.kind !== "fault" || found.fault === "no-name" || found.fault === "cut-off");
      heed(found, host, schedule);
      // Its other pages need not wait for their turn to hear the same.
      if (found.kind === "fault" && found.fault === "cut-off") schedule.close(host, found.reason);
      return found;
    });
    if (!isWorthAnother(answer, attempt) || schedule.closedBecause(host) !== undefined) return answer;
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

/** What the last answer of a chain says of the page. */
const judge = (answer: Answer, hops: readonly Hop[], address: string): Page => {
  if (answer.kind === "page") {
    const content = answer.content ?? EMPTY;
    const isLocked = (hops.length > 0 && isLoginPage(address)) || isChallengeTitle(content.titles);
    if (isLocked) return unknown("it asks for a login or a proof", hops, address);
    return { verdict: "alive", hops, address, ...content };
  }
  const reason = answer.kind === "redirect" ? `more than ${MOST_HOPS} redirects` : answer.reason;
  const isNameless = answer.kind === "fault" && answer.fault === "no-name";
  const isGone = isNameless || (answer.kind === "refused" && GONE.has(answer.status));
  return { ...unknown(reason, hops, address), verdict: isGone ? "dead" : "unknown" };
};

/**
 * Asks for a page and follows where it is sent, hop by hop.
 * @throws the reason of `stop`, and nothing else
 */
export const fetchPage = async (address: string, context: FetchContext): Promise<Page> => {
  const budget = new Budget();
  const hops: Hop[] = [];
  let at = address;
  for (;;) {
    const known = context.answers.get(at);
    const asking = known ?? requestWithRetries(at, context, budget);
    if (!known) context.answers.set(at, asking);
    const answer = await asking;
    if (answer.kind !== "redirect" || hops.length >= MOST_HOPS) return judge(answer, hops, at);
    if (!/^https?:/.test(answer.to)) return unknown("it redirects to something that is no page", hops, at);
    hops.push({ status: answer.status, to: answer.to });
    if (answer.to === address || hops.slice(0, -1).some(({ to }) => to === answer.to))
      return unknown("it redirects in a circle", hops, answer.to);
    at = answer.to;
  }
};
