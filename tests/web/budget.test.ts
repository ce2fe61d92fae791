/** What a visitor waits for: the bytes until the first finding. `npm run page-budget` measures the times too. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { BUILT, describeInBrowser } from "../support/browser.ts";

/** Bytes, as a host sends them. */
const MOST = 300_000;

/** Asks for a file that is not there as soon as a finding is: in the list of what was asked it parts before from after. */
const MARKER = "/first-finding";
const WATCH = `new MutationObserver((_, observer) => {
  if (document.querySelector(".finding") === null) return;
  observer.disconnect();
  void fetch(".${MARKER}");
}).observe(document, { childList: true, subtree: true })`;

describeInBrowser("the budget", ({ open, host }) => {
  test("at most 300 kB until the first finding shows", async () => {
    const { page } = await open();
    await page.locator(".finding").first().waitFor();
    // One that answered would keep files from being asked for.
    expect(await page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)")).toBe(0);
    await page.addInitScript(WATCH);
    host.asked.length = 0;
    await page.reload();
    await expect.poll(() => host.asked).toContain(MARKER);
    const files = [...new Set(host.asked.slice(0, host.asked.indexOf(MARKER)))];
    expect(files.some((path) => path.includes("worker"))).toBe(true);
    const bytes = files.map((path) => gzipSync(readFileSync(join(BUILT, path === "/" ? "index.html" : path))).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MOST);
  });
});
