/** Debian's Chromium, and the built page on a server of this machine. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe } from "vitest";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

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

/** A static host as there are many: it knows files, and nothing else. */
export class StaticHost {
  root = "";
  readonly asked: string[] = [];
  readonly #server: Server;

  constructor(folder = BUILT) {
    this.#server = createServer(async (request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname));
      this.asked.push(path);
      const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
      try {
        const body = await readFile(file);
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
      } catch {
        response.writeHead(404).end();
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

/** What the page says that it should not: exceptions, errors on the console, refusals of its policy. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
};

export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

interface Visits {
  /** Opens the built page in a browser that was never there before. @param address behind the root: `#/rules` */
  open(address?: string, options?: BrowserContextOptions): Promise<Visit>;
  readonly host: StaticHost;
}

const launch = (args: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", ...args] });

/**
 * Tests in a browser. Without Chromium they are left out, and the run says so.
 * @param args for Chromium, asked for when it is started
 */
export const describeInBrowser = (
  name: string,
  define: (visits: Visits) => void,
  { args = async () => [] }: { args?: () => Promise<readonly string[]> } = {},
): void => {
  if (CHROMIUM === undefined) {
    process.stderr.write(`${name}: left out, for there is no Chromium; \`apt-get install chromium\` brings it\n`);
    describe.skip(`${name} (left out: no Chromium)`, () => define({ open: never, host: new StaticHost() }));
    return;
  }
  describe(name, () => {
    const host = new StaticHost();
    let browser: Browser;
    beforeAll(async () => {
      await host.start();
      browser = await launch(await args());
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
    });
    afterAll(async () => {
      await browser.close();
      await host.stop();
    });
    const open = async (address = "", options: BrowserContextOptions = {}): Promise<Visit> => {
      const context = await browser.newContext({ viewport: DESKTOP, ...options });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(host.root + address);
      return { page, complaints };
    };
    define({ open, host });
  });
};

const never = (): never => {
  throw new Error("there is no browser");
};
