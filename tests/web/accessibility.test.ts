/** Every view as axe-core judges it: by day and by night, on a desktop and on a phone, and at twice the size. */
import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, describeInBrowser, PHONE } from "../support/browser.ts";

const DRAFT = readFileSync(new URL("../../fixtures/draft/2026-03-11-this-week-in-rust.md", import.meta.url));

const dropDraft = async (page: Page): Promise<void> => {
  const file = { name: "2026-03-11-this-week-in-rust.md", mimeType: "text/markdown", buffer: DRAFT };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("judged as a whole issue").waitFor();
};

const openTab =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await dropDraft(page);
    await page.getByRole("tab", { name }).click();
    await page.locator("#tab-panel").getByText("Loading").waitFor({ state: "detached" });
  };

/** An event that is finished but for its city, which cannot be. */
const fillEvent = async (page: Page): Promise<void> => {
  await page.getByRole("radio", { name: "An event" }).check();
  await page.getByLabel("Group", { exact: true }).fill("Rust Oslo");
  await page.getByLabel("Country").fill("Norway");
  await page.getByLabel("City").fill("Os|lo");
  await page.keyboard.press("Tab");
  await page.locator(".fault").waitFor();
};

/** An entry with findings, and its place in a draft. */
const fillEntry = async (page: Page): Promise<void> => {
  await page.getByLabel("Title", { exact: true }).fill("A title.");
  await page.getByLabel("Link", { exact: true }).fill("https://blog.example.net/title?utm_source=feed");
  await page.locator(".outcome input[type=file]").setInputFiles({
    name: "2026-03-11-this-week-in-rust.md",
    mimeType: "text/markdown",
    buffer: DRAFT,
  });
  await page.locator(".place").waitFor();
};

/** What is done in each view before it is judged. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "#/check": (page) => page.locator(".finding").first().waitFor(),
  "#/check?": dropDraft,
  "#/check?comparison": openTab("Before and after"),
  "#/check?preview": openTab("As readers see it"),
  "#/pull": (page) => page.locator("main h1").waitFor(),
  "#/add": (page) => page.locator("main h1").waitFor(),
  "#/add?event": fillEvent,
  "#/add?entry": fillEntry,
  "#/rules": (page) => page.locator("main h1").waitFor(),
  "#/rules/tracking-parameter": (page) => page.locator(".rule-article mark").first().waitFor(),
  "#/rules/tracking-paramter": (page) => page.getByRole("alert").getByRole("link").waitFor(),
};

const LOOKS = {
  "on a desktop by day": { viewport: DESKTOP, colorScheme: "light" },
  // The page decides what it shows when it is opened.
  "on a phone by night": { viewport: PHONE, colorScheme: "dark" },
} as const;

/** What somebody sees who makes all of it twice as large. */
const HALF = { width: DESKTOP.width / 2, height: DESKTOP.height / 2 };

/** Axe is run as the browser's own code, which the page's policy does not ask. */
const violationsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
};

/** How far the page is wider than the window. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

describeInBrowser("the page for everybody", ({ open }) => {
  const cases = Object.entries(LOOKS).flatMap(([look, options]) =>
    Object.entries(VIEWS).map(([address, prepare]) => ({ look, options, address, prepare })),
  );
  test.each(cases)("$address $look has no violation, and scrolls sideways at no size", async (each) => {
    const { page } = await open(each.address, each.options);
    await each.prepare(page);
    expect(await violationsOf(page)).toEqual([]);
    for (const size of [each.options.viewport, PHONE, HALF]) {
      await page.setViewportSize(size);
      expect(await overflowOf(page), `${size.width} pixels`).toBeLessThanOrEqual(0);
    }
  });
});
