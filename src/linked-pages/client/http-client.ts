/** One HTTP request, and the classification of its response. */
import { Agent, fetch, type Response } from "undici";
import { pageDecoder, SNIFFED_BYTES } from "./charset.ts";
import { type ConnectOptions, ForbiddenAddress, guardedConnector } from "./connect.ts";
import { type PageContent, PageReader } from "./read-page.ts";
import { Offline } from "./resolver.ts";

/** The result of one request. */
export type HttpResult =
  | { readonly kind: "page"; readonly status: number; readonly content?: PageContent }
  | { readonly kind: "redirect"; readonly status: number; readonly to: string }
  /** `retryAfter` is in milliseconds. */
  | { readonly kind: "refused"; readonly status: number; readonly reason: string; readonly retryAfter?: number }
  | { readonly kind: "failure"; readonly failure: FailureKind; readonly reason: string };

/**
 * Why there was no response: the host name does not exist, no host name can be resolved, the connection failed, the
 * request timed out, or something that a retry cannot change.
 */
export type FailureKind = "not-found" | "offline" | "transient" | "timeout" | "permanent";

/** The reason for an unknown page when no host name at all can be resolved. */
export const NO_NETWORK = "no host name can be looked up, is there a network?";

/** Enough for the head of very long pages, and for their JSON-LD. */
const MAX_BYTES = 1024 * 1024;

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
const statusText = (status: number): string => [status, REASONS[status]].filter(Boolean).join(" ");

/** The value of a `Retry-After` header, which is seconds or a date, in milliseconds from now. */
const retryAfterOf = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined;
  const time = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(time) ? undefined : Math.max(0, time);
};

const CODES: Readonly<Record<string, readonly [FailureKind, string]>> = {
  ENOTFOUND: ["not-found", "its host name does not exist"],
  EAI_AGAIN: ["transient", "its host name could not be looked up"],
  ECONNREFUSED: ["transient", "no connection"],
  ECONNRESET: ["transient", "the connection broke"],
  EPIPE: ["transient", "the connection broke"],
  EHOSTUNREACH: ["transient", "no connection"],
  ENETUNREACH: ["transient", "no connection"],
  UND_ERR_SOCKET: ["transient", "the connection broke"],
  UND_ERR_CONNECT_TIMEOUT: ["timeout", "no answer in time"],
  ETIMEDOUT: ["timeout", "no answer in time"],
  UND_ERR_HEADERS_OVERFLOW: ["permanent", "its headers are too long"],
};

/** Classifies an error of `fetch` by the errors in its chain of causes. */
const failureOf = (error: unknown): HttpResult & { kind: "failure" } => {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof ForbiddenAddress)
      return { kind: "failure", failure: "permanent", reason: "its address is not public" };
    if (current instanceof Offline) return { kind: "failure", failure: "offline", reason: NO_NETWORK };
    if (current.name === "TimeoutError") return { kind: "failure", failure: "timeout", reason: "no answer in time" };
    const inner = current instanceof AggregateError ? current.errors[0] : current;
    const code = String((inner as NodeJS.ErrnoException).code ?? "");
    const known = CODES[code];
    if (known) return { kind: "failure", failure: known[0], reason: known[1] };
    if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED/.test(code))
      return { kind: "failure", failure: "permanent", reason: "its certificate is not valid" };
  }
  return { kind: "failure", failure: "permanent", reason: "no answer that could be understood" };
};

const readContent = async (response: Response, address: string, signal: AbortSignal): Promise<PageContent> => {
  const reader = new PageReader(address);
  let start: Uint8Array = new Uint8Array();
  let decoder: ReturnType<typeof pageDecoder> | undefined;
  let length = 0;
  const decode = (bytes: Uint8Array): boolean => {
    decoder ??= pageDecoder(start.subarray(0, SNIFFED_BYTES), response.headers.get("content-type") ?? "");
    return reader.write(decoder.decode(bytes, { stream: true }));
  };
  // Leaving the loop cancels the rest of the response.
  for await (const chunk of response.body ?? []) {
    signal.throwIfAborted();
    const part = (chunk as Uint8Array).subarray(0, MAX_BYTES - length);
    length += part.length;
    if (decoder === undefined) start = Buffer.concat([start, part]);
    const canDecode = decoder !== undefined || start.length >= SNIFFED_BYTES;
    if (canDecode && !decode(decoder === undefined ? start : part)) break;
    if (length >= MAX_BYTES) break;
  }
  if (decoder === undefined) decode(start);
  return reader.content();
};

const isHtml = (response: Response): boolean =>
  /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(response.headers.get("content-type") ?? "text/html");

const read = async (response: Response, address: string, signal: AbortSignal): Promise<HttpResult> => {
  const { status, headers, ok } = response;
  const location = headers.get("location");
  if (ok && headers.get("cf-mitigated") !== "challenge" && isHtml(response))
    return { kind: "page", status, content: await readContent(response, address, signal) };
  // The body is not needed.
  await response.body?.cancel();
  if (status >= 300 && status < 400 && location !== null) {
    if (!URL.canParse(location, address)) return { kind: "refused", status, reason: "it redirects to no address" };
    const to = new URL(location, address);
    to.hash = "";
    return { kind: "redirect", status, to: to.href };
  }
  if (ok && !isHtml(response)) return { kind: "page", status };
  const retryAfter = retryAfterOf(headers.get("retry-after"), Date.now());
  const reason = ok ? "it asks whether we are human" : statusText(status);
  return { kind: "refused", status, reason, retryAfter };
};

export interface HttpClientOptions extends Omit<ConnectOptions, "timeout"> {
  readonly userAgent: string;
}

/** Sends GET requests to public addresses, and follows no redirects. */
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

  /**
   * Requests an address. `timeout` is for the whole request, in milliseconds.
   * @throws only the reason of `stop`
   */
  async get(address: string, { timeout, stop }: { timeout: number; stop?: AbortSignal }): Promise<HttpResult> {
    // `AbortSignal.timeout` inside `AbortSignal.any` may be garbage collected before it fires.
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
