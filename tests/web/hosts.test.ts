/** The page wherever it is put: in a folder of a host, and as the development server gives it. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { expect, onTestFinished, test } from "vitest";
import { BUILT, complaintsOf, describeInBrowser, StaticHost } from "../support/browser.ts";

/** Milliseconds. The development server reads all packages first. */
const PATIENCE = 60_000;

const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "twir-lint-host-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
};

describeInBrowser("the page", ({ open }) => {
  const expectFindings = async (root: string): Promise<void> => {
    const { page } = await open();
    const complaints = complaintsOf(page);
    await page.goto(root);
    await page.locator(".finding .rule", { hasText: "tracking-parameter" }).waitFor({ timeout: PATIENCE });
    expect(page.workers()).toHaveLength(1);
    expect(complaints).toEqual([]);
  };

  test("checks in a folder of its host", async () => {
    const folder = await temporaryFolder();
    await cp(BUILT, join(folder, "tools", "twir-lint"), { recursive: true });
    const host = await new StaticHost(folder).start();
    onTestFinished(() => host.stop());
    await expectFindings(`${host.root}tools/twir-lint/`);
  });

  test("says so when one of its parts does not come, and is reloaded with the text", async () => {
    const { page } = await open();
    await page.locator(".cm-content").click();
    await page.keyboard.insertText("Crabs at sea");
    await page.route(/\/(?:rules-view|preview)-[^/]+\.js$/, (route) => route.abort());
    await page.getByRole("tab", { name: "As readers see it" }).click();
    await page
      .getByRole("alert")
      .getByText(/could not be loaded/)
      .waitFor();
    await page.getByRole("link", { name: "Rules", exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(/could not be loaded/)
      .waitFor();
    await page.unrouteAll();
    await page.getByRole("button", { name: "Reload the page" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.getByRole("link", { name: "Check", exact: true }).click();
    await page.locator(".cm-content", { hasText: "Crabs at sea" }).waitFor();
  });

  test("says so when what judges does not come", async () => {
    const folder = await temporaryFolder();
    await cp(BUILT, folder, { recursive: true, filter: (file) => !/\/worker-[^/]+$/.test(file) });
    const host = await new StaticHost(folder).start();
    onTestFinished(() => host.stop());
    const { page } = await open();
    await page.goto(host.root);
    await page
      .getByRole("alert")
      .getByText(/reload the page/)
      .waitFor();
    expect(await page.locator(".verdict").count()).toBe(0);
    await page.getByRole("link", { name: "Pull request" }).click();
    await page.getByRole("heading", { name: "Read a pull request" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(1);
  });

  test(
    "checks while it is worked on",
    async () => {
      const server = await createServer({
        configFile: fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url)),
        cacheDir: await temporaryFolder(),
        logLevel: "error",
        server: { host: "127.0.0.1", port: 0 },
      });
      onTestFinished(() => server.close());
      await server.listen();
      await expectFindings(server.resolvedUrls?.local[0] as string);
    },
    PATIENCE * 2,
  );
});
