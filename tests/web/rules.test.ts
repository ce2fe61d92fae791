/** The view of the rules, in a browser, by clicks and keys. */
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { DESKTOP, describeInBrowser, PHONE } from "../support/browser.ts";

describeInBrowser("the rules", ({ open }) => {
  describe.each([
    ["desktop", DESKTOP, "light"],
    ["phone", PHONE, "dark"],
  ] as const)("%s", (_, viewport, colorScheme) => {
    const visit = (address: string) => open(address, { viewport, colorScheme });

    test("are all there, and are found by a word of their examples", async () => {
      const { page, complaints } = await visit("#/rules");
      const rows = page.locator(".rule-row");
      await rows.first().waitFor();
      expect(await rows.count()).toBe(rules.length);
      await page.getByRole("searchbox", { name: "Search" }).fill("utm_source");
      await expect.poll(() => rows.count()).toBeLessThan(rules.length / 4);
      const names = await rows.locator(".where a").allInnerTexts();
      expect(names).toContain("tracking-parameter");
      await expect
        .poll(() => page.locator("[aria-live]").innerText(), { timeout: 5000 })
        .toBe(`${names.length} rules found`);
      await page.getByRole("searchbox").fill("no rule has this");
      await page.getByText("No rule has these words").waitFor();
      expect(complaints).toEqual([]);
    });

    test("are opened in the list by the keyboard", async () => {
      const { page, complaints } = await visit("#/rules");
      await page.getByRole("searchbox").fill("unsorted-events");
      const summary = page.locator(".rule-row summary");
      await expect.poll(() => summary.count()).toBe(1);
      await summary.focus();
      await page.keyboard.press("Enter");
      await page.getByText("Readers look for the next evening near them").waitFor();
      expect(await page.locator("mark").innerText()).toBe("2026-03-24");
      expect(await page.locator(".note").innerText()).toContain("event of 2026-03-24 stands above 2026-03-21");
      expect(complaints).toEqual([]);
    });

    test("have each an address of its own, on top of the page", async () => {
      const { page, complaints } = await visit("#/rules");
      await page.getByRole("link", { name: "wrong-year", exact: true }).click();
      const heading = page.getByRole("heading", { level: 1 });
      await heading.waitFor();
      await expect.poll(() => heading.innerText()).toBe("wrong-year");
      expect(new URL(page.url()).hash).toBe("#/rules/wrong-year");
      expect(await page.title()).toBe("wrong-year · Rules · twir-lint");
      expect(await page.locator("h1:focus").count()).toBe(1);
      await expect.poll(() => page.evaluate("scrollY")).toBe(0);
      await page.goBack();
      await expect.poll(() => heading.innerText()).toBe("What is looked for, and why");
      expect(complaints).toEqual([]);
    });

    test("need no more room than the screen has", async () => {
      const { page } = await visit("#/rules/malformed-link");
      await page.getByRole("heading", { name: "Example 1" }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport.width);
    });
  });

  test("a name that is mistyped is told what it may be", async () => {
    const { page, complaints } = await open("#/rules/tracking-paramter");
    const alert = page.getByRole("alert");
    await alert.getByRole("link", { name: "tracking-parameter" }).click();
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe("tracking-parameter");
    expect(complaints).toEqual([]);
  });

  test("a name of markup is text", async () => {
    const { page, complaints } = await open(`#/rules/${encodeURIComponent('<img src=x onerror="alert(1)">')}`);
    await page.getByRole("alert").getByText('<img src=x onerror="alert(1)">').waitFor();
    expect(await page.locator("img").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("a finding leads to its rule", async () => {
    const { page } = await open();
    await page.locator(".finding .rule").first().click();
    await page.locator(".one-rule h1").waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#\/rules\/[a-z-]+$/);
  });
});
