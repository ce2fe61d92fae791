/** Tests in Debian's Chromium, which opens the built page. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { BUILT, CHROMIUM, DESKTOP, StaticHost } from "./static-host.ts";

export { BUILT, DESKTOP, PHONE, StaticHost } from "./static-host.ts";

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
  /**
   * Opens the built page in a browser that was never there before, and that keeps nothing of it: when a service worker
   * begins to answer is a matter of time. Tests of that allow `serviceWorkers`.
   * @param address behind the root: `#/rules`
   */
  open(address?: string, options?: BrowserContextOptions): Promise<Visit>;
  readonly host: StaticHost;
}

const launch = (args: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", ...args] });

interface Started {
  /** For Chromium, asked for when it is started. */
  readonly args?: () => Promise<readonly string[]>;
  /** What the host has; the built page by default. */
  readonly folder?: string;
}

/** Tests in a browser. Without Chromium they are left out, and the run says so. */
export const describeInBrowser = (
  name: string,
  define: (visits: Visits) => void,
  { args = async () => [], folder = BUILT }: Started = {},
): void => {
  if (CHROMIUM === undefined) {
    process.stderr.write(
      `${name}: left out, for there is no Chromium; \`apt-get install chromium-headless-shell\` brings it\n`,
    );
    describe.skip(`${name} (left out: no Chromium)`, () => define({ open: never, host: new StaticHost() }));
    return;
  }
  describe(name, () => {
    const host = new StaticHost(folder);
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
      const context = await browser.newContext({ viewport: DESKTOP, serviceWorkers: "block", ...options });
      const page = await context.newPage();
      // What is not there by then does not come; the test is to say what it waited for.
      page.setDefaultTimeout(10_000);
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
