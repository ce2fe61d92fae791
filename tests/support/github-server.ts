/** One GitHub of our own on this machine: it answers, refuses, pages and limits as GitHub does where a review needs it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { blobSha, GitHubRepository, type PullRequest, type Review, type ReviewComment } from "./github-repository.ts";

export const BOT = "github-actions[bot]";
export const TOKEN = "a-secret";
/** The token of a job that may only read, such as that of a fork. */
export const READ_TOKEN = "a-secret-of-a-fork";
export const REPOSITORY = "crabs/newsletter";

/** How one request goes wrong. */
export interface Trouble {
  readonly when?: (method: string, path: string) => boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly errors?: readonly unknown[];
  /** In place of a JSON object with the message. */
  readonly raw?: string;
  /** Carried out all the same. */
  readonly done?: boolean;
  readonly hangUp?: boolean;
  /** How often it happens; once unless it is said. */
  readonly times?: number;
}

interface Answer {
  readonly status: number;
  readonly value?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const NOT_FOUND: Answer = { status: 404, value: { message: "Not Found", status: "404" } };

const refused = (...errors: string[]): Answer => ({
  status: 422,
  value: { message: "Unprocessable Entity", errors, documentation_url: "https://docs.github.com/rest", status: "422" },
});

const answerOf = (trouble: Trouble): Answer => {
  const { status = 500, message = "trouble", errors, headers } = trouble;
  return { status, value: { message, ...(errors && { errors }) }, headers };
};

interface NewComment {
  readonly path?: string;
  readonly line?: number;
  readonly start_line?: number;
  readonly side?: string;
  readonly start_side?: string;
  readonly body?: string;
}

export class GitHubServer {
  readonly repository = new GitHubRepository();
  /** `METHOD path` of all requests. */
  readonly asked: string[] = [];
  readonly troubles: (Trouble & { left?: number })[] = [];
  root = "";

  readonly #server = createServer((request, response) => {
    void this.serve(request, response);
  });
  readonly #name: string;

  /** @param name of the repository, `owner/name` */
  constructor(name = REPOSITORY) {
    this.#name = name;
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** The requests that change something, by method and the last parts of the path. */
  get writes(): string[] {
    return this.asked
      .filter((line) => !line.startsWith("GET "))
      .map((line) => line.replace(`/repos/${this.#name}`, ""));
  }

  /** Somebody answers a review comment. */
  reply(number: number, id: number, user: string, body = "Why?"): void {
    const { comments } = this.repository.pull(number) as PullRequest;
    const top = comments.find((each) => each.id === id) as ReviewComment;
    comments.push({ ...top, id: this.repository.nextId(), user, body, in_reply_to_id: id });
  }

  #troubleFor(method: string, url: string): Trouble | undefined {
    const trouble = this.troubles.find(({ when = () => true }) => when(method, url));
    if (trouble === undefined) return undefined;
    trouble.left = (trouble.left ?? trouble.times ?? 1) - 1;
    if (trouble.left <= 0) this.troubles.splice(this.troubles.indexOf(trouble), 1);
    return trouble;
  }

  /** Answers one request, wherever it came in. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { method = "", url = "" } = request;
    this.asked.push(`${method} ${url}`);
    const trouble = this.#troubleFor(method, url);
    const answer = trouble && !trouble.done ? undefined : this.#answer(request, body);
    if (trouble?.hangUp) {
      request.socket.destroy();
      return;
    }
    const { status, value, headers } = trouble ? answerOf(trouble) : (answer as Answer);
    const type = trouble?.raw === undefined ? "application/json; charset=utf-8" : "text/html";
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(trouble?.raw ?? (value === undefined ? "" : JSON.stringify(value)));
  }

  #answer({ method = "", url = "", headers }: IncomingMessage, body: string): Answer {
    const token = /^(?:token|bearer) (.*)$/i.exec(headers.authorization ?? "")?.[1];
    if (token !== TOKEN && token !== READ_TOKEN) return { status: 401, value: { message: "Bad credentials" } };
    if (!headers["user-agent"]) return { status: 403, value: { message: "Please add a User-Agent header" } };
    const { pathname, searchParams } = new URL(url, this.root);
    const path = decodeURIComponent(pathname);
    if (!path.startsWith(`/repos/${this.#name}/`)) return NOT_FOUND;
    if (method !== "GET" && token === READ_TOKEN)
      return {
        status: 403,
        value: { message: "Resource not accessible by integration" },
        headers: { "x-accepted-github-permissions": "pull_requests=write" },
      };
    const rest = path.slice(`/repos/${this.#name}`.length);
    const data = body === "" ? {} : JSON.parse(body);
    return method === "GET" ? this.#get(rest, searchParams, url) : this.#write(method, rest, data);
  }

  #get(path: string, query: URLSearchParams, url: string): Answer {
    const [, kind, first = "", second = "", third = ""] = path.split("/");
    if (kind === "pulls" && third !== "") return this.#getPending(Number(first), Number(third), query, url);
    if (kind === "pulls" && first === "") return this.#page(this.#openPulls(query), query, url);
    if (kind === "pulls") return this.#getPull(Number(first), second, query, url);
    if (kind === "contents") return this.#contents(path.slice("/contents/".length), query.get("ref") ?? "main");
    if (kind === "git") return this.#blob(path.split("/").at(-1) as string);
    if (kind === "compare") {
      const [a = "", b = ""] = first.split("...");
      const sha = this.repository.mergeBase(a, b);
      return sha === undefined ? NOT_FOUND : { status: 200, value: { merge_base_commit: { sha } } };
    }
    if (kind === "collaborators") {
      const permission = this.repository.permissions.get(first) ?? "read";
      return { status: 200, value: { permission, role_name: permission, user: { login: first } } };
    }
    return NOT_FOUND;
  }

  #openPulls(query: URLSearchParams): object[] {
    const [state, head] = [query.get("state") ?? "open", query.get("head")];
    return this.repository.pulls
      .filter((pull) => pull.state === state && (head === null || head === `${pull.head.owner}:${pull.head.ref}`))
      .sort((a, b) => b.number - a.number)
      .map((pull) => this.#shownPull(pull));
  }

  #shownPull({ number, title, state, merged_at, draft, user, base, head }: PullRequest): object {
    const repo = head.repo && { full_name: head.repo.full_name, owner: { login: head.repo.owner } };
    const shown = { sha: head.sha, ref: head.ref, repo };
    return { number, title, state, merged_at, draft, user: { login: user }, base, head: shown };
  }

  #getPull(number: number, what: string, query: URLSearchParams, url: string): Answer {
    const pull = this.repository.pull(number);
    if (pull === undefined) return NOT_FOUND;
    if (what === "") return { status: 200, value: this.#shownPull(pull) };
    if (what === "files") {
      const rows = this.repository.changes(pull).map(({ hunks: _, ...row }) => row);
      return this.#page(rows, query, url);
    }
    if (what === "reviews") {
      const rows = pull.reviews.map((review) => ({ ...review, user: { login: review.user } }));
      return this.#page(rows, query, url);
    }
    if (what !== "comments") return NOT_FOUND;
    const submitted = pull.comments.filter(
      ({ review }) => pull.reviews.find(({ id }) => id === review)?.state !== "PENDING",
    );
    return this.#page(
      submitted.map((comment) => ({ ...comment, user: { login: comment.user } })),
      query,
      url,
    );
  }

  /** The comments of one review. */
  #getPending(number: number, review: number, query: URLSearchParams, url: string): Answer {
    const comments = this.repository.pull(number)?.comments.filter((each) => each.review === review) ?? [];
    const rows = comments.map((comment) => ({ ...comment, user: { login: comment.user } }));
    return this.#page(rows, query, url);
  }

  #contents(path: string, ref: string): Answer {
    const sha = this.repository.revision(ref);
    if (sha === undefined) return { status: 404, value: { message: `No commit found for the ref ${ref}` } };
    const tree = this.repository.treeOf(sha);
    const text = tree[path];
    if (text !== undefined) return this.#fileAnswer(text, 1024 * 1024);
    const rows = Object.entries(tree).filter(
      ([name]) => name.startsWith(`${path}/`) && !name.slice(path.length + 1).includes("/"),
    );
    if (rows.length === 0) return NOT_FOUND;
    const value = rows
      .map(([name, content]) => ({
        name: name.slice(path.length + 1),
        path: name,
        sha: blobSha(content),
        type: "file",
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, 1000);
    return { status: 200, value };
  }

  #fileAnswer(text: string, limit: number): Answer {
    const isLarge = Buffer.byteLength(text) > limit;
    const content = isLarge
      ? ""
      : Buffer.from(text)
          .toString("base64")
          .replace(/(.{60})/g, "$1\n");
    return { status: 200, value: { type: "file", encoding: isLarge ? "none" : "base64", content, sha: blobSha(text) } };
  }

  #blob(sha: string): Answer {
    for (const { tree } of this.repository.commits.values())
      for (const text of Object.values(tree))
        if (blobSha(text) === sha) return this.#fileAnswer(text, 100 * 1024 * 1024);
    return NOT_FOUND;
  }

  #write(method: string, path: string, data: Readonly<Record<string, unknown>>): Answer {
    const [, , first = "", second = "", third = ""] = path.split("/");
    if (first === "comments") return this.#writeComment(method, Number(second), data);
    const pull = this.repository.pull(Number(first));
    if (pull === undefined || second !== "reviews") return NOT_FOUND;
    if (method === "POST" && third === "") return this.#createReview(pull, data);
    const review = pull.reviews.find(({ id }) => id === Number(third));
    if (review === undefined) return NOT_FOUND;
    if (method === "PUT" && review.user === BOT) {
      review.body = String(data.body);
      return { status: 200, value: { ...review, user: { login: review.user } } };
    }
    if (method !== "DELETE") return NOT_FOUND;
    if (review.state !== "PENDING") return refused("Can not delete a non-pending pull request review");
    pull.reviews.splice(pull.reviews.indexOf(review), 1);
    return { status: 200, value: { ...review, user: { login: review.user } } };
  }

  #writeComment(method: string, id: number, data: Readonly<Record<string, unknown>>): Answer {
    const pull = this.repository.pulls.find(({ comments }) => comments.some((each) => each.id === id));
    const comment = pull?.comments.find((each) => each.id === id);
    if (pull === undefined || comment === undefined) return NOT_FOUND;
    if (method === "DELETE") {
      pull.comments.splice(pull.comments.indexOf(comment), 1);
      return { status: 204 };
    }
    if (method !== "PATCH") return NOT_FOUND;
    comment.body = String(data.body);
    return { status: 200, value: { ...comment, user: { login: comment.user } } };
  }

  /** A comment that is not in the diff refuses the whole review, and no answer says which one it was. */
  #createReview(pull: PullRequest, data: Readonly<Record<string, unknown>>): Answer {
    const comments = (data.comments ?? []) as NewComment[];
    const [body, event] = [String(data.body ?? ""), data.event];
    if (pull.reviews.some(({ user, state }) => user === BOT && state === "PENDING"))
      return refused("User can only have one pending review per pull request");
    if (!this.repository.commits.has(String(data.commit_id)))
      return refused("commit_id is not part of the pull request");
    if (body === "" && comments.length === 0) return refused("Body can't be blank");
    const errors = new Set(comments.flatMap((comment) => this.#faultsOf(pull, comment)));
    if (errors.size > 0) return refused([...errors].join(", "));
    const state = event === undefined ? "PENDING" : "COMMENTED";
    const id = this.repository.nextId();
    const review: Review = { id, user: BOT, state, body, commit_id: String(data.commit_id) };
    pull.reviews.push(review);
    for (const { path = "", line = 0, start_line = null, side = "RIGHT", body: text = "" } of comments)
      pull.comments.push({
        ...{ id: this.repository.nextId(), review: id, user: BOT, body: text, path, line, start_line, side },
        original_line: line,
      });
    return { status: 200, value: { ...review, user: { login: BOT } } };
  }

  #faultsOf(
    pull: PullRequest,
    { path, line, start_line: start, side, start_side: startSide, body }: NewComment,
  ): string[] {
    if (!path || !body) return ["Path or body is missing"];
    if (!this.repository.changes(pull).some(({ filename }) => filename === path)) return ["Path could not be resolved"];
    if (line === undefined || side !== "RIGHT") return ["Line could not be resolved"];
    if (start !== undefined && (start >= line || startSide !== side)) return ["start_line must precede the end line"];
    if (!this.repository.isInDiff(pull, path, line, line)) return ["Line could not be resolved"];
    if (start !== undefined && !this.repository.isInDiff(pull, path, start, line))
      return ["start_line must be part of the same hunk as the line."];
    return [];
  }

  #page(rows: readonly unknown[], query: URLSearchParams, url: string): Answer {
    const size = Math.min(100, Number(query.get("per_page") ?? 30));
    const page = Number(query.get("page") ?? 1);
    const next = new URL(url, this.root);
    next.searchParams.set("page", String(page + 1));
    const headers: Record<string, string> = page * size >= rows.length ? {} : { link: `<${next}>; rel="next"` };
    return { status: 200, value: rows.slice((page - 1) * size, page * size), headers };
  }
}

const servers: GitHubServer[] = [];

/** A server of its own for one test; gone afterwards. */
export const newGitHub = async (): Promise<GitHubServer> => {
  const server = await new GitHubServer().start();
  servers.push(server);
  return server;
};

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
