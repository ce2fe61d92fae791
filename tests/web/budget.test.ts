/** What a visitor waits for: the bytes until the first finding. `npm run page-budget` measures the times too. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { BUILT, describeInBrowser, StaticHost } from "../support/browser.ts";

/** Bytes, as a host sends them. */
const MOST = 300_000;

/** Asks for a file that is not there as soon as a finding is: in the list of what was asked it parts before from after. */
const MARKER = "/first-finding";
const WATCH = `new MutationObserver((_, observer) => {
  if (document.querySelector(".finding") === null) return;
  observer.disconnect();
  void fetch(".${MARKER}");
}).observe(document, { childList: true, subtree: true })`;

describeInBrowser("the budget", ({ open }) => {
  test("at most 300 kB until the first finding shows", async () => {
    const { page } = await open();
    // Another host is asked nothing by the page that was there before.
    const host = await new StaticHost().start();
    onTestFinished(() => host.stop());
    await page.addInitScript(WATCH);
    await page.goto(host.root);
    await expect.poll(() => host.asked).toContain(MARKER);
    const files = [...new Set(host.asked.slice(0, host.asked.indexOf(MARKER)))];
    expect(files.some((path) => path.includes("worker"))).toBe(true);
    const bytes = files.map((path) => gzipSync(readFileSync(join(BUILT, path === "/" ? "index.html" : path))).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MOST);
    // A service worker would ask for more, or keep files from being asked for.
    expect(await page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)")).toBe(0);
  });
});
