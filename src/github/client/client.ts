/** The client of GitHub's API: Octokit with its retries, throttling and pages, and its errors in our words. */
import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { z } from "zod";
import { GitHubError, gitHubErrorOf } from "./errors.ts";
import { limitedFetch } from "./limited-fetch.ts";

export interface ClientOptions {
  /** The root of the API: `https://api.github.com`. */
  readonly root: string;
  /** Without one, only what everybody may read is answered, and little of it. */
  readonly token?: string;
  /** Without one, that of the browser. */
  readonly userAgent?: string;
  /** Seconds to wait when GitHub asks for a pause; a longer wait is an error. */
  readonly maxWait?: number;
  /** How often a request is made again that GitHub failed to answer. */
  readonly retries?: number;
  /** What a second of waiting takes, in milliseconds; fewer in tests. */
  readonly second?: number;
  /** Replaces settings of the throttling plugin in tests. */
  readonly throttle?: object;
}

const API = Octokit.plugin(paginateRest, retry, throttling);

/** Seconds. When GitHub asks for a longer wait, the job fails. */
const MAX_WAIT = 120;
const MAX_WAITS = 2;
/** Pages of 100 rows: more than any pull request has. */
const MAX_PAGES = 30;

/** How many requests GitHub still takes, by its last answer. */
export interface Quota {
  readonly remaining: number;
  /** In milliseconds since 1970; undefined when GitHub does not say. */
  readonly resetsAt?: number;
}

/** What the headers of an answer say of it. */
const quotaIn = (headers: Readonly<Record<string, unknown>>): Quota | undefined => {
  const [pause, remaining] = [Number(headers["retry-after"]), Number(headers["x-ratelimit-remaining"] ?? Number.NaN)];
  if (pause > 0) return { remaining: 0, resetsAt: Date.now() + pause * 1000 };
  const reset = Number(headers["x-ratelimit-reset"]);
  return remaining >= 0 ? { remaining, resetsAt: reset > 0 ? reset * 1000 : undefined } : undefined;
};

const noLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const patience =
  (maxWait: number) =>
  (seconds: number, _options: object, _octokit: unknown, waits: number): boolean =>
    seconds <= maxWait && waits < MAX_WAITS;

/** An answer that is neither an object nor a list is no answer of the API: a page of a proxy, or nothing. */
const demandJson = (data: unknown, request: string): void => {
  if (typeof data !== "object" || data === null)
    throw new GitHubError(`${request}: what GitHub answered is no JSON of its API`, {
      status: 200,
      help: "run the job again",
    });
};

/** Asks and tells GitHub; whatever goes wrong is a `GitHubError`. */
export class Client {
  readonly #api: InstanceType<typeof API>;
  readonly #second: number;
  #quota: Quota | undefined;

  constructor({ root, token, userAgent, maxWait = MAX_WAIT, retries, second = 1000, throttle }: ClientOptions) {
    this.#second = second;
    const isPatient = patience(maxWait);
    this.#api = new API({
      baseUrl: root,
      auth: token,
      userAgent,
      log: noLog,
      request: { fetch: limitedFetch },
      retry: { retryAfterBaseValue: second, ...(retries !== undefined && { retries }) },
      throttle: { retryAfterBaseValue: second, onRateLimit: isPatient, onSecondaryRateLimit: isPatient, ...throttle },
    });
    // Octokit names itself, and a browser that obeys asks GitHub for leave first.
    if (userAgent === undefined)
      this.#api.hook.before("request", ({ headers }) => {
        delete (headers as Record<string, unknown>)["user-agent"];
      });
    this.#api.hook.after("request", ({ data, status, headers }, { method, url }) => {
      this.#quota = quotaIn(headers) ?? this.#quota;
      if (status !== 204) demandJson(data, `${method} ${url}`);
    });
  }

  /** Waits before a request that is not repeated by itself is made again. */
  async wait(seconds: number): Promise<void> {
    await new Promise((done) => setTimeout(done, seconds * this.#second));
  }

  /** Undefined before the first answer that tells it. */
  get quota(): Quota | undefined {
    return this.#quota;
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#checked(`GET ${path}`, schema, async () => (await this.#api.request(`GET ${path}`)).data);
  }

  /** What is at a path; undefined when nothing is. */
  async find<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
    return this.get(path, schema).catch((error) => {
      if (error instanceof GitHubError && error.status === 404) return undefined;
      throw error;
    });
  }

  /** All rows of a list, page after page. */
  async list<T>(path: string, schema: z.ZodType<T>, mostPages = MAX_PAGES): Promise<T[]> {
    return this.#checked(`GET ${path}`, z.array(schema), async () => {
      const rows: unknown[] = [];
      let pages = 0;
      for await (const { data } of this.#api.paginate.iterator(`GET ${path}`, { per_page: 100 })) {
        if (!Array.isArray(data)) return data;
        rows.push(...data);
        if (++pages === mostPages) break;
      }
      return rows;
    });
  }

  /** Not repeated by itself when no answer comes: it may have been carried out. */
  async post(path: string, body: object): Promise<void> {
    await this.#checked(`POST ${path}`, z.unknown(), () =>
      this.#api.request(`POST ${path}`, { ...body, request: { retries: 0 } }),
    );
  }

  /** Repeated as often as needed: twice is the same as once. */
  async change(method: "PUT" | "PATCH" | "DELETE", path: string, body: object = {}): Promise<void> {
    await this.#checked(`${method} ${path}`, z.unknown(), () => this.#api.request(`${method} ${path}`, { ...body }));
  }

  async #checked<T>(request: string, schema: z.ZodType<T>, ask: () => Promise<unknown>): Promise<T> {
    const data = await ask().catch((error: unknown) => {
      const { headers } = (error as { response?: { headers?: Readonly<Record<string, unknown>> } }).response ?? {};
      if (headers) this.#quota = quotaIn(headers) ?? this.#quota;
      throw gitHubErrorOf(request, error);
    });
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the answer";
    throw new GitHubError(`${request}: GitHub answered in a shape that is not known: ${where}: ${issue?.message}`, {
      status: 200,
      help: "run the job again, or report it",
    });
  }
}
