/** The client of GitHub's API: Octokit with its retries, throttling and pages, and its errors in our words. */
import { setTimeout as sleep } from "node:timers/promises";
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
  readonly token: string;
  readonly userAgent: string;
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

const noLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const isPatient = (seconds: number, _options: object, _octokit: unknown, waits: number): boolean =>
  seconds <= MAX_WAIT && waits < MAX_WAITS;

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

  constructor({ root, token, userAgent, second = 1000, throttle }: ClientOptions) {
    this.#second = second;
    this.#api = new API({
      baseUrl: root,
      auth: token,
      userAgent,
      log: noLog,
      request: { fetch: limitedFetch },
      retry: { retryAfterBaseValue: second },
      throttle: { retryAfterBaseValue: second, onRateLimit: isPatient, onSecondaryRateLimit: isPatient, ...throttle },
    });
    this.#api.hook.after("request", ({ data, status }, { method, url }) => {
      if (status !== 204) demandJson(data, `${method} ${url}`);
    });
  }

  /** Waits before a request that is not repeated by itself is made again. */
  async wait(seconds: number): Promise<void> {
    await sleep(seconds * this.#second);
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
