/** A server of our own that behaves as GitHub's API does, as far as a comment needs it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

export const BOT = "github-actions[bot]";
export const TOKEN = "a-secret";
export const REPOSITORY = "crabs/newsletter";

export interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

/** How one request goes wrong: with an answer, or with none after all was done. */
interface Trouble {
  readonly when?: (method: string, path: string) => boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly done?: boolean;
  readonly hangUp?: boolean;
}

export class OurGitHub {
  readonly comments: Comment[] = [];
  readonly pulls: { number: number; state: string; head: { sha: string; label: string } }[] = [];
  /** What the pull request changes. */
  readonly files = [
    { filename: "draft/2026-03-11-this-week-in-rust.md", status: "modified", additions: 1, deletions: 0 },
  ];
  /** `METHOD path` of all requests. */
  readonly asked: string[] = [];
  readonly troubles: Trouble[] = [];
  readonly bodies: string[] = [];
  root = "";
  #nextId = 1000;

  readonly #server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  add(login: string, body: string): Comment {
    const comment = { id: this.#nextId++, body, user: { login } };
    this.comments.push(comment);
    return comment;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { method = "", url = "" } = request;
    this.asked.push(`${method} ${url}`);
    const index = this.troubles.findIndex(({ when = () => true }) => when(method, url));
    const [trouble] = index < 0 ? [] : this.troubles.splice(index, 1);
    const done = trouble && !trouble.done ? undefined : this.#do(request, body);
    if (trouble?.hangUp) {
      request.socket.destroy();
      return;
    }
    const {
      status,
      value,
      headers = {},
    } = trouble
      ? { status: trouble.status ?? 500, value: { message: trouble.message ?? "trouble" }, headers: trouble.headers }
      : (done as { status: number; value?: unknown; headers?: Record<string, string> });
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(value === undefined ? "" : JSON.stringify(value));
  }

  #do({ method, url = "", headers }: IncomingMessage, body: string) {
    if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 401, value: { message: "Bad credentials" } };
    if (!headers["user-agent"])
      return { status: 403, value: { message: "Please make sure your request has a User-Agent header" } };
    const { pathname, searchParams } = new URL(url, this.root);
    const path = pathname.replace(`/repos/${REPOSITORY}`, "");
    if (path === pathname) return { status: 404, value: { message: "Not Found" } };
    if (method === "GET" && path === "/pulls") {
      const rows = this.pulls.filter(
        ({ state, head }) => state === searchParams.get("state") && head.label === searchParams.get("head"),
      );
      return this.#page(rows, searchParams, url);
    }
    const pull = this.pulls.find(({ number }) => path === `/pulls/${number}`);
    if (method === "GET" && pull) return { status: 200, value: pull };
    if (method === "GET" && this.pulls.some(({ number }) => path === `/pulls/${number}/files`))
      return this.#page(this.files, searchParams, url);
    const ofPull = this.pulls.find(({ number }) => path === `/issues/${number}/comments`);
    if (method === "GET" && ofPull) return this.#page(this.comments, searchParams, url);
    if (method === "POST" && ofPull) {
      const { body: text } = JSON.parse(body);
      this.bodies.push(text);
      return { status: 201, value: this.add(BOT, text) };
    }
    const comment = this.comments.find(({ id }) => path === `/issues/comments/${id}`);
    if (method === "PATCH" && comment) {
      comment.body = JSON.parse(body).body;
      this.bodies.push(comment.body);
      return { status: 200, value: comment };
    }
    if (method === "DELETE" && comment) {
      this.comments.splice(this.comments.indexOf(comment), 1);
      return { status: 204 };
    }
    return { status: 404, value: { message: "Not Found" } };
  }

  #page(rows: readonly unknown[], parameters: URLSearchParams, url: string) {
    const size = Math.min(100, Number(parameters.get("per_page") ?? 30));
    const page = Number(parameters.get("page") ?? 1);
    const isLast = page * size >= rows.length;
    const next = new URL(url, this.root);
    next.searchParams.set("page", String(page + 1));
    const headers: Record<string, string> = isLast ? {} : { link: `<${next}>; rel="next", <${next}>; rel="last"` };
    return { status: 200, value: rows.slice((page - 1) * size, page * size), headers };
  }
}

const servers: OurGitHub[] = [];

/** A server of its own for one test, with one open pull request; gone afterwards. */
export const ourGitHub = async (sha: string): Promise<OurGitHub> => {
  const server = await new OurGitHub().start();
  server.pulls.push({ number: 12, state: "open", head: { sha, label: "ferris:topic" } });
  servers.push(server);
  return server;
};

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
