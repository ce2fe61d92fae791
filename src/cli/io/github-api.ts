import { setTimeout as sleep } from "node:timers/promises";
import { UsageError } from "../../config/usage-error.ts";

/** An answer that is none, or the server's trouble: another try may have more luck. */
export class RetryableError extends UsageError {}

export interface ApiOptions {
  /** The root of the API: `https://api.github.com`. */
  readonly root: string;
  readonly token: string;
  readonly userAgent: string;
  /** Waits for so many milliseconds; the clock unless a test says otherwise. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

const ATTEMPTS = 4;
const FIRST_PAUSE = 1000;
/** For one answer, in milliseconds. */
const PATIENCE = 30_000;
/** A job that waits longer than this for its turn had better fail and say so. */
const LONGEST_WAIT = 120_000;
/** Of pages with 100 rows each: more comments than any pull request has. */
const MOST_PAGES = 50;

const REFUSALS: Readonly<Record<number, readonly [fact: string, help: string]>> = {
  401: ["GitHub does not accept the token", "give the step the token of its job in GITHUB_TOKEN"],
  403: ["the token may not do that", "give the job `permissions: pull-requests: write`"],
  404: ["GitHub finds no such thing, or the token may not see it", "check the repository and the pull request"],
};

/** How long GitHub asks to wait, in milliseconds; undefined when it does not. */
const retryDelayOf = ({ status, headers }: Response): number | undefined => {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers.get("retry-after"));
  if (headers.has("retry-after") && Number.isFinite(after)) return after * 1000;
  if (headers.get("x-ratelimit-remaining") === "0") {
    // Both are the server's own clock, so that ours need not be right.
    const wait = Number(headers.get("x-ratelimit-reset")) * 1000 - Date.parse(headers.get("date") ?? "");
    return Number.isFinite(wait) ? Math.max(wait, FIRST_PAUSE) : FIRST_PAUSE;
  }
  return status === 429 ? FIRST_PAUSE : undefined;
};

const errorDetail = async (response: Response): Promise<string> => {
  const said = (await response.json().catch(() => undefined)) as { message?: unknown } | undefined;
  return typeof said?.message === "string" ? `: ${said.message.slice(0, 200)}` : "";
};

/** As much of GitHub's REST API as a comment needs. Waits when asked to, tries again what can be tried again. */
export class GitHubApi {
  readonly #options: ApiOptions;
  readonly #pause: (milliseconds: number) => Promise<unknown>;

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#pause = options.pause ?? sleep;
  }

  /** Waits before the next try, each time twice as long. */
  async backOff(attempt: number): Promise<void> {
    await this.#pause(FIRST_PAUSE * 2 ** (attempt - 1));
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Response> {
    const { root, token, userAgent } = this.#options;
    const headers = {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "user-agent": userAgent,
      "x-github-api-version": "2022-11-28",
    };
    const request = { method, headers, signal: AbortSignal.timeout(PATIENCE), body: body && JSON.stringify(body) };
    return fetch(`${root}${path}`, request as RequestInit).catch((cause: unknown) => {
      const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
      throw new RetryableError(`no answer from GitHub: ${reason}`, { help: "run the job again", cause });
    });
  }

  async #once(method: string, path: string, body?: unknown): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#ask(method, path, body);
      if (response.ok) return response;
      const wait = retryDelayOf(response);
      if (wait !== undefined && wait <= LONGEST_WAIT && attempt < ATTEMPTS) {
        // What was refused for its pace was not done: it may be asked again, whatever it was.
        await this.#pause(wait);
        continue;
      }
      const said = await errorDetail(response);
      if (wait !== undefined) {
        const help = `it asks to wait ${Math.ceil(wait / 1000)} s; run the job again later`;
        throw new UsageError(`GitHub takes no more requests for now${said}`, { help });
      }
      if (response.status >= 500)
        throw new RetryableError(`GitHub answered ${response.status}${said}`, { help: "run the job again" });
      const [fact, help] = REFUSALS[response.status] ?? [`GitHub answered ${response.status}`, undefined];
      throw new UsageError(`${method} ${path}: ${fact}${said}`, { help });
    }
  }

  /** Asks for what may be asked twice without harm, until it is answered or there is no hope. */
  async #until(method: "GET" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(method, path, body);
      } catch (error) {
        if (!(error instanceof RetryableError) || attempt === ATTEMPTS) throw error;
        await this.backOff(attempt);
      }
    }
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#until("GET", path)).json()) as T;
  }

  /** All rows of a list, page after page. */
  async list<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    const glue = path.includes("?") ? "&" : "?";
    for (let page = 1; page <= MOST_PAGES; page++) {
      const response = await this.#until("GET", `${path}${glue}per_page=100&page=${page}`);
      rows.push(...((await response.json()) as T[]));
      if (!/rel="next"/.test(response.headers.get("link") ?? "")) break;
    }
    return rows;
  }

  async change(path: string, body: unknown): Promise<void> {
    await this.#until("PATCH", path, body);
  }

  async remove(path: string): Promise<void> {
    await this.#until("DELETE", path);
  }

  /**
   * Asks once only: what got no answer may have been done.
   * @throws RetryableError then
   */
  async create(path: string, body: unknown): Promise<void> {
    await this.#once("POST", path, body);
  }
}
