/** GitHub as browsers meet it: over TLS, with the leave that it gives to pages of other sites, and with little for strangers. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { GitHubServer, READ_TOKEN } from "./github-server.ts";

const tls = (name: string) => readFileSync(new URL(`tls/${name}.pem`, import.meta.url));

/** The headers that a page of another site may send; any other one a browser does not send. */
const ALLOWED = [
  "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since",
  "Accept-Encoding, X-GitHub-OTP, X-Requested-With, User-Agent, GraphQL-Features",
].join(", ");
const EXPOSED = [
  "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining",
  "X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes",
].join(", ");

/** Requests an hour that GitHub answers to an address without a token. */
const LIMIT = 60;

/** `api.github.com`, once a browser is told that its name leads here. */
export class GitHubWeb {
  github: GitHubServer;
  readonly #name: string;
  /** Requests that are left to strangers. */
  left = LIMIT;
  /** In seconds since 1970. */
  resetsAt = Math.floor(Date.now() / 1000) + 3600;
  /** The headers of all requests but the preflights. */
  readonly headers: IncomingMessage["headers"][] = [];
  #port = 0;

  readonly #server = createServer({ key: tls("key"), cert: tls("certificate") }, (request, response) => {
    this.#serve(request, response);
  });

  /** @param name of the repository, `owner/name` */
  constructor(name: string) {
    this.#name = name;
    this.github = this.forget();
  }

  /** An empty repository, and all requests of the hour. */
  forget(): GitHubServer {
    this.github = new GitHubServer(this.#name);
    this.github.root = "https://api.github.com";
    this.left = LIMIT;
    this.headers.length = 0;
    return this.github;
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(this.#port, "127.0.0.1", done));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** What Chromium is started with. */
  get args(): string[] {
    const nowhere = "MAP github.com 127.0.0.1:9";
    return [
      `--host-resolver-rules=MAP api.github.com:443 127.0.0.1:${this.#port},${nowhere}`,
      "--ignore-certificate-errors",
    ];
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("access-control-allow-origin", "*");
    if (request.method === "OPTIONS") {
      response.setHeader("access-control-allow-headers", ALLOWED);
      response.setHeader("access-control-allow-methods", "GET, POST, PATCH, PUT, DELETE");
      response.writeHead(204, { "access-control-max-age": "86400" }).end();
      return;
    }
    response.setHeader("access-control-expose-headers", EXPOSED);
    this.headers.push({ ...request.headers });
    if (request.headers.authorization === undefined && !this.#takeStranger(request, response)) return;
    void this.github.serve(request, response);
  }

  /** Counts a request without a token; false when there are none left, and it was refused. */
  #takeStranger(request: IncomingMessage, response: ServerResponse): boolean {
    const isSpent = this.left === 0;
    if (!isSpent) this.left--;
    response.setHeader("x-ratelimit-limit", LIMIT);
    response.setHeader("x-ratelimit-remaining", this.left);
    response.setHeader("x-ratelimit-reset", this.resetsAt);
    request.headers.authorization = `token ${READ_TOKEN}`;
    if (!isSpent) return true;
    const message = "API rate limit exceeded for 127.0.0.1. (But here's the good news: …)";
    response.writeHead(403, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify({ message }));
    return false;
  }
}
