import { Agent, fetch, type Response } from "undici";
import { pageDecoder, SNIFFED_BYTES } from "./charset.ts";
import { type ConnectOptions, ForbiddenAddress, guardedConnector } from "./connect.ts";
import { type PageContent, PageReader } from "./read-page.ts";
import { Offline } from "./resolver.ts";

/** What came of asking for one address once. */
export type Answer =
  | { readonly kind: "page"; readonly status: number; readonly content?: PageContent }
  | { readonly kind: "redirect"; readonly status: number; readonly to: string }
  | { readonly kind: "refused"; readonly status: number; readonly reason: string; readonly retryAfter?: number }
  | { readonly kind: "fault"; readonly fault: FailureKind; readonly reason: string };

/**
 * Why there was no answer: the name does not exist; no name can be looked up; the connection broke, which may pass; it
 * took too long; or asking again will not help.
 */
export type FailureKind = "no-name" | "cut-off" | "broken" | "slow" | "hopeless";

/** Why nothing is known of a page when no name at all can be looked up. */
export const NO_NETWORK = "no host name can be looked up, is there a network?";

/** Enough for the head of the most talkative pages, and for what they say of themselves to programs. */
const MOST_BYTES = 1024 * 1024;

const REASONS: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  410: "Gone",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};
const statusWords = (status: number): string => [status, REASONS[status]].filter(Boolean).join(" ");

/** Seconds or a date, in milliseconds from now. */
const retryAfterOf = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined;
  const time = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(time) ? undefined : Math.max(0, time);
};

const CODES: Readonly<Record<string, readonly [FailureKind, string]>> = {
  ENOTFOUND: ["no-name", "its host name does not exist"],
  EAI_AGAIN: ["broken", "its host name could not be looked up"],
  ECONNREFUSED: ["broken", "no connection"],
  ECONNRESET: ["broken", "the connection broke"],
  EPIPE: ["broken", "the connection broke"],
  EHOSTUNREACH: ["broken", "no connection"],
  ENETUNREACH: ["broken", "no connection"],
  UND_ERR_SOCKET: ["broken", "the connection broke"],
  UND_ERR_CONNECT_TIMEOUT: ["slow", "no answer in time"],
  ETIMEDOUT: ["slow", "no answer in time"],
  UND_ERR_HEADERS_OVERFLOW: ["hopeless", "its headers are too long"],
};

/** What went wrong, from an error of fetch and all that it wraps. */
const failureOf = (error: unknown): Answer & { kind: "fault" } => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof ForbiddenAddress)
      return { kind: "fault", fault: "hopeless", reason: "its address is not public" };
    if (at instanceof Offline) return { kind: "fault", fault: "cut-off", reason: NO_NETWORK };
    if (at.name === "TimeoutError") return { kind: "fault", fault: "slow", reason: "no answer in time" };
    const inner = at instanceof AggregateError ? at.errors[0] : at;
    const code = String((inner as NodeJS.ErrnoException).code ?? "");
    const known = CODES[code];
    if (known) return { kind: "fault", fault: known[0], reason: known[1] };
    if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED/.test(code))
      return { kind: "fault", fault: "hopeless", reason: "its certificate is not valid" };
  }
  return { kind: "fault", fault: "hopeless", reason: "no answer that could be understood" };
};

const readContent = async (response: Response, address: string, signal: AbortSignal): Promise<PageContent> => {
  const reader = new PageReader(address);
  let start: Uint8Array = new Uint8Array();
  let decoder: ReturnType<typeof pageDecoder> | undefined;
  let taken = 0;
  const take = (bytes: Uint8Array): boolean => {
    decoder ??= pageDecoder(start.subarray(0, SNIFFED_BYTES), response.headers.get("content-type") ?? "");
    return reader.write(decoder.decode(bytes, { stream: true }));
  };
  // Leaving the loop lets go of the connection, whatever else would still come.
  for await (const chunk of response.body ?? []) {
    signal.throwIfAborted();
    const piece = (chunk as Uint8Array).subarray(0, MOST_BYTES - taken);
    taken += piece.length;
    if (decoder === undefined) start = Buffer.concat([start, piece]);
    const isEnough = decoder !== undefined || start.length >= SNIFFED_BYTES;
    if (isEnough && !take(decoder === undefined ? start : piece)) break;
    if (taken >= MOST_BYTES) break;
  }
  if (decoder === undefined) take(start);
  return reader.content();
};

const isHtml = (response: Response): boolean =>
  /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(response.headers.get("content-type") ?? "text/html");

const read = async (response: Response, address: string, signal: AbortSignal): Promise<Answer> => {
  const { status, headers, ok } = response;
  const location = headers.get("location");
  if (ok && headers.get("cf-mitigated") !== "challenge" && isHtml(response))
    return { kind: "page", status, content: await readContent(response, address, signal) };
  // What the rest of the answer says is of no interest.
  await response.body?.cancel();
  if (status >= 300 && status < 400 && location !== null) {
    if (!URL.canParse(location, address)) return { kind: "refused", status, reason: "it redirects to no address" };
    const to = new URL(location, address);
    to.hash = "";
    return { kind: "redirect", status, to: to.href };
  }
  if (ok && !isHtml(response)) return { kind: "page", status };
  const retryAfter = retryAfterOf(headers.get("retry-after"), Date.now());
  const reason = ok ? "it asks whether we are human" : statusWords(status);
  return { kind: "refused", status, reason, retryAfter };
};

export interface HttpClientOptions extends Omit<ConnectOptions, "timeout"> {
  readonly userAgent: string;
}

/** Asks for addresses, one at a time each, and follows nothing. */
export class HttpClient {
  readonly #agent: Agent;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ userAgent, ...connect }: HttpClientOptions) {
    this.#agent = new Agent({
      connect: guardedConnector({ ...connect, timeout: 10_000 }),
      allowH2: true,
      connections: 4,
      keepAliveTimeout: 2_000,
    });
    this.#headers = { "user-agent": userAgent, accept: "text/html, */*;q=0.5", "accept-language": "en, *;q=0.5" };
  }

  /** Never throws but when the signal of the user stops it. `timeout` in milliseconds, for all of it. */
  async ask(address: string, { timeout, stop }: { timeout: number; stop?: AbortSignal }): Promise<Answer> {
    // Not AbortSignal.timeout within AbortSignal.any: that one may be collected before it fires.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new DOMException("no answer in time", "TimeoutError")), timeout);
    const onStop = (): void => limit.abort();
    stop?.addEventListener("abort", onStop);
    const { signal } = limit;
    try {
      stop?.throwIfAborted();
      const response = await fetch(address, {
        dispatcher: this.#agent,
        headers: this.#headers,
        redirect: "manual",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal,
      });
      return await read(response, address, signal);
    } catch (error) {
      stop?.throwIfAborted();
      return failureOf(error);
    } finally {
      clearTimeout(timer);
      stop?.removeEventListener("abort", onStop);
    }
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}
