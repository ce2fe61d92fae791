/** The part of GitHub's REST API that the comment needs, with retries. */
import { setTimeout as sleep } from "node:timers/promises";
import { UsageError } from "../../config/usage-error.ts";

/** No response, or a server error: a retry may succeed. */
export class RetryableError extends UsageError {}

export interface ApiOptions {
  /** The root of the API: `https://api.github.com`. */
  readonly root: string;
  readonly token: string;
  readonly userAgent: string;
  /** Waits for so many milliseconds; by default with a timer. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

const ATTEMPTS = 4;
const FIRST_DELAY = 1000;
/** For one request, in milliseconds. */
const TIMEOUT = 30_000;
/** Milliseconds. When GitHub asks for a longer wait, the job fails. */
const MAX_WAIT = 120_000;
/** Pages of 100 rows: more comments than any pull request has. */
const MAX_PAGES = 50;

const REFUSALS: Readonly<Record<number, readonly [fact: string, help: string]>> = {
  401: ["GitHub does not accept the token", "give the step the token of its job in GITHUB_TOKEN"],
  403: ["the token may not do that", "give the job `permissions: pull-requests: write`"],
  404: ["GitHub finds no such thing, or the token may not see it", "check the repository and the pull request"],
};

/** How long a rate limit asks to wait, in milliseconds; undefined for any other response. */
const retryDelayOf = ({ status, headers }: Response): number | undefined => {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers.get("retry-after"));
  if (headers.has("retry-after") && Number.isFinite(after)) return after * 1000;
  if (headers.get("x-ratelimit-remaining") === "0") {
    // Both times are of the server's clock, so the local clock does not matter.
    const wait = Number(headers.get("x-ratelimit-reset")) * 1000 - Date.parse(headers.get("date") ?? "");
    return Number.isFinite(wait) ? Math.max(wait, FIRST_DELAY) : FIRST_DELAY;
  }
  return status === 429 ? FIRST_DELAY : undefined;
};

const errorDetail = async (response: Response): Promise<string> => {
  const body = (await response.json().catch(() => undefined)) as { message?: unknown } | undefined;
  return typeof body?.message === "string" ? `: ${body.message.slice(0, 200)}` : "";
};

/** Waits for rate limits, and retries requests that failed and are safe to repeat. */
export class GitHubApi {
  readonly #options: ApiOptions;
  readonly #pause: (milliseconds: number) => Promise<unknown>;

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#pause = options.pause ?? sleep;
  }

  /** Waits before the next attempt, each time twice as long. */
  async backOff(attempt: number): Promise<void> {
    await this.#pause(FIRST_DELAY * 2 ** (attempt - 1));
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const { root, token, userAgent } = this.#options;
    const headers = {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "user-agent": userAgent,
      "x-github-api-version": "2022-11-28",
    };
    const request = { method, headers, signal: AbortSignal.timeout(TIMEOUT), body: body && JSON.stringify(body) };
    return fetch(`${root}${path}`, request as RequestInit).catch((cause: unknown) => {
      const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
      throw new RetryableError(`no answer from GitHub: ${reason}`, { help: "run the job again", cause });
    });
  }

  async #request(method: string, path: string, body?: unknown): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#send(method, path, body);
      if (response.ok) return response;
      const wait = retryDelayOf(response);
      if (wait !== undefined && wait <= MAX_WAIT && attempt < ATTEMPTS) {
        // A rate limited request was not carried out, so repeating it is safe, even a POST.
        await this.#pause(wait);
        continue;
      }
      const detail = await errorDetail(response);
      if (wait !== undefined) {
        const help = `it asks to wait ${Math.ceil(wait / 1000)} s; run the job again later`;
        throw new UsageError(`GitHub takes no more requests for now${detail}`, { help });
      }
      if (response.status >= 500)
        throw new RetryableError(`GitHub answered ${response.status}${detail}`, { help: "run the job again" });
      const [fact, help] = REFUSALS[response.status] ?? [`GitHub answered ${response.status}`, undefined];
      throw new UsageError(`${method} ${path}: ${fact}${detail}`, { help });
    }
  }

  /** Retries an idempotent request until it is answered or the attempts are used up. */
  async #requestWithRetries(method: "GET" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#request(method, path, body);
      } catch (error) {
        if (!(error instanceof RetryableError) || attempt === ATTEMPTS) throw error;
        await this.backOff(attempt);
      }
    }
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#requestWithRetries("GET", path)).json()) as T;
  }

  /** All rows of a list, page after page. */
  async list<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    const separator = path.includes("?") ? "&" : "?";
    for (let page = 1; page <= MAX_PAGES; page++) {
      const response = await this.#requestWithRetries("GET", `${path}${separator}per_page=100&page=${page}`);
      rows.push(...((await response.json()) as T[]));
      if (!/rel="next"/.test(response.headers.get("link") ?? "")) break;
    }
    return rows;
  }

  async change(path: string, body: unknown): Promise<void> {
    await this.#requestWithRetries("PATCH", path, body);
  }

  async remove(path: string): Promise<void> {
    await this.#requestWithRetries("DELETE", path);
  }

  /**
   * Not retried: a POST without a response may have been carried out.
   * @throws RetryableError when there is no response
   */
  async create(path: string, body: unknown): Promise<void> {
    await this.#request("POST", path, body);
  }
}
