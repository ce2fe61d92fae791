/** The page without a network, after the first visit, and how a new build of it is taken. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { BUILT, complaintsOf, describeInBrowser, StaticHost } from "../support/browser.ts";

const LINE = "* [Crabs at sea](https://blog.example.net/sea?utm_source=feed)\n";

/** Runs in the page, which has the types of a browser; this file has those of Node. */
const isKept = `(async () => {
  await navigator.serviceWorker.ready;
  return navigator.serviceWorker.controller !== null;
})()`;
const cacheNames = "caches.keys()";

describeInBrowser("the page offline", ({ open }) => {
  const hosts: StaticHost[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.stop().catch(() => undefined);
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  /** A host of the built page that a test may stop, and whose files it may change. */
  const hostOfCopy = async (options = {}) => {
    const folder = await mkdtemp(join(tmpdir(), "twir-lint-offline-"));
    folders.push(folder);
    await cp(BUILT, folder, { recursive: true });
    const host = await new StaticHost(folder, options).start();
    hosts.push(host);
    return { folder, host };
  };

  /** Visits the page, and waits until it is kept. */
  const visit = async (root: string): Promise<Page> => {
    const { page } = await open("", { serviceWorkers: "allow" });
    await page.goto(root);
    await page.locator(".finding").first().waitFor();
    await page.waitForFunction(isKept);
    return page;
  };

  const publishNewer = async (folder: string): Promise<void> => {
    const worker = join(folder, "service-worker.js");
    const index = join(folder, "index.html");
    await writeFile(worker, (await readFile(worker, "utf8")).replace(/"version":"\w+"/, '"version":"newer"'));
    await writeFile(index, (await readFile(index, "utf8")).replace("<body>", '<body data-build="newer">'));
  };

  const write = async (page: Page, text: string) => {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(text);
  };

  test("opens, checks, and has the views that were not opened before", async () => {
    const { host } = await hostOfCopy();
    const page = await visit(host.root);
    await host.stop();
    await page.context().setOffline(true);
    const complaints = complaintsOf(page);
    await page.reload();
    await write(page, LINE);
    await page.locator(".finding .rule", { hasText: "tracking-parameter" }).waitFor();
    await page.getByRole("tab", { name: "As readers see it" }).click();
    await page.getByText("GitHub’s preview and the site agree.").waitFor();
    await page.getByRole("link", { name: "Rules", exact: true }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByText("tracking-parameter").first().waitFor();
    expect(complaints).toEqual([]);
  });

  test.each(["", "index.html"])("opens from a host that sends on who asks for its index.html: /%s", async (address) => {
    const { host } = await hostOfCopy({ redirectsIndex: true });
    const page = await visit(host.root);
    await host.stop();
    await page.context().setOffline(true);
    await page.goto(host.root + address);
    await page.locator(".finding").first().waitFor();
  });

  test("says kindly of a pull request that there is no network", async () => {
    const { host } = await hostOfCopy();
    const page = await visit(host.root);
    await host.stop();
    await page.context().setOffline(true);
    await page.goto(`${host.root}?pr=1234`);
    await page.getByText(/Look whether you are online/).waitFor();
  });

  test("offers a new build, and takes it with the text that is there", async () => {
    const { folder, host } = await hostOfCopy();
    const page = await visit(host.root);
    await page.evaluate('caches.open("of another page on this host")');
    const before = (await page.evaluate(cacheNames)) as string[];
    await publishNewer(folder);

    await page.reload();
    const button = page.getByRole("button", { name: "Reload" });
    await button.waitFor();
    expect(await page.locator("[data-build=newer]").count()).toBe(0);
    await write(page, LINE);
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-build=newer]").waitFor({ state: "attached" });
    await page.locator(".cm-content", { hasText: "Crabs at sea" }).waitFor();
    const after = (await page.evaluate(cacheNames)) as string[];
    expect(before).toHaveLength(2);
    expect(after.sort()).toEqual(["of another page on this host", `twir-lint ${host.root} newer`]);
    expect(await page.getByRole("button", { name: "Reload" }).count()).toBe(0);
  });

  test("takes a new build with what is typed in every view, once", async () => {
    const { folder, host } = await hostOfCopy();
    const page = await visit(host.root);
    await publishNewer(folder);
    await page.reload();
    await page.getByRole("button", { name: "Reload" }).waitFor();
    await write(page, LINE);
    await page.getByLabel("Belongs under").selectOption("Rust Walkthroughs");
    await page.getByRole("link", { name: "Add", exact: true }).click();
    await page.getByRole("radio", { name: "A call for papers" }).check();
    await page.getByLabel("Conference").fill("CrabConf");
    await page.getByText("Or paste the draft yourself").click();
    await page.getByLabel("Paste it").fill("## Upcoming Events\n");

    await page.getByRole("button", { name: "Reload" }).click();
    await page.locator("[data-build=newer]").waitFor({ state: "attached" });
    expect(await page.getByLabel("Conference").inputValue()).toBe("CrabConf");
    await page.getByText("In the draft that you gave.").waitFor();
    await page.getByRole("link", { name: "Check", exact: true }).click();
    await page.locator(".cm-content", { hasText: "Crabs at sea" }).waitFor();
    expect(await page.getByLabel("Belongs under").inputValue()).toBe("Rust Walkthroughs");

    await page.reload();
    await page.locator(".cm-content", { hasText: "A tale of two borrows" }).waitFor();
    expect(await page.evaluate("history.state")).toBeNull();
  });

  test("leaves requests alone that are not for its files", async () => {
    const { host } = await hostOfCopy();
    const page = await visit(host.root);
    const status = await page.evaluate('fetch("nothing-here.txt").then(({ status }) => status)');
    expect(status).toBe(404);
    expect(host.asked).toContain("/nothing-here.txt");
  });
});
