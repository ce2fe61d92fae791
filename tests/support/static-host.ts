/** The built page on a server of this machine, and the browser that opens it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** Debian's Chromium, the one without a window first, which takes half the work; undefined where there is none. */
export const CHROMIUM = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
  .map((name) => `/usr/bin/${name}`)
  .find(existsSync);

/** The built page. */
export const BUILT = fileURLToPath(new URL("../../dist/web", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** What a host does besides. */
interface StaticHostOptions {
  /** Sends who asks for the `index.html` of a folder to the folder. */
  readonly redirectsIndex?: boolean;
}

/** A static host as there are many: it knows files, and nothing else. */
export class StaticHost {
  root = "";
  readonly asked: string[] = [];
  readonly #server: Server;

  constructor(folder = BUILT, { redirectsIndex = false }: StaticHostOptions = {}) {
    this.#server = createServer(async (request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname));
      this.asked.push(path);
      if (redirectsIndex && path.endsWith("/index.html")) {
        response.writeHead(308, { location: path.slice(0, -"index.html".length) }).end();
        return;
      }
      const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
      try {
        const body = await readFile(file);
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
      } catch {
        // A browser asks for an icon that no page has named, too.
        response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      }
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** The sizes at which the page is tried. */
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
