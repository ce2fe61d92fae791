/** A web of our own on this machine: any number of host names, all served by one server that counts what it is asked. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import type { Resolve } from "../../src/linked-pages/client/connect.ts";
import type { Handler } from "./our-pages.ts";

const LOOPBACK = { address: "127.0.0.1", family: 4 } as const;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const listen = async (server: Server): Promise<number> => {
  server.listen(0, LOOPBACK.address);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

const closing = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections?.();
  });

export class OurWeb {
  readonly port: number;
  /** `host/path` of each request, in order. */
  readonly requests: string[] = [];
  /** Names that were looked up, in order. */
  readonly lookups: string[] = [];
  /** How many requests are being answered, and the most that ever were at once, by host. */
  readonly #busy = new Map<string, number>();
  readonly most = new Map<string, number>();
  readonly #handlers = new Map<string, Handler>();

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<OurWeb> {
    let web: OurWeb | undefined;
    const server = createServer((request, response) => web?.answer(request, response));
    web = new OurWeb(await listen(server));
    closers.push(() => closing(server));
    return web;
  }

  /** What stands at an address: `host/path`. Its URL is returned. */
  put(address: string, handler: Handler): string {
    this.#handlers.set(address, handler);
    return this.url(address);
  }

  url(address: string): string {
    const slash = address.indexOf("/");
    return `http://${address.slice(0, slash)}:${this.port}${address.slice(slash)}`;
  }

  get hosts(): string[] {
    return [...new Set([...this.#handlers.keys()].map((address) => address.slice(0, address.indexOf("/"))))];
  }

  count(address: string): number {
    return this.requests.filter((each) => each === address).length;
  }

  /** Looks up the hosts of this web; all others do not exist. */
  readonly resolve: Resolve = async (host) => {
    this.lookups.push(host);
    if (this.hosts.includes(host) || host === "this-week-in-rust.org") return [LOOPBACK];
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
  };

  answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const address = `${host}${request.url}`;
    this.requests.push(address);
    const busy = (this.#busy.get(host) ?? 0) + 1;
    this.#busy.set(host, busy);
    this.most.set(host, Math.max(busy, this.most.get(host) ?? 0));
    response.on("close", () => this.#busy.set(host, (this.#busy.get(host) ?? 1) - 1));
    const handler = this.#handlers.get(address);
    if (handler === undefined) response.writeHead(404).end();
    else if (typeof handler === "string") response.writeHead(200, { "content-type": "text/html" }).end(handler);
    else handler(request, response, this.count(address));
  }
}

const pem = (name: string): string => readFileSync(new URL(`tls/${name}.pem`, import.meta.url), "utf8");

/** A certificate of our own for `secure.example.net`, and no other name. */
export const certificate = pem("certificate");

/** Serves one page over HTTPS, HTTP/2 where the client speaks it. Returns the port, and the protocols that were spoken. */
export const startSecure = async (page: string): Promise<{ port: number; protocols: string[] }> => {
  const protocols: string[] = [];
  const server = createSecureServer({ key: pem("key"), cert: certificate, allowHTTP1: true }, (request, response) => {
    protocols.push(request.httpVersion);
    response.writeHead(200, { "content-type": "text/html" });
    response.end(page);
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on("session", (session) => sessions.add(session));
  server.listen(0, LOOPBACK.address);
  await once(server, "listening");
  closers.push(async () => {
    for (const session of sessions) session.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  });
  return { port: (server.address() as AddressInfo).port, protocols };
};
