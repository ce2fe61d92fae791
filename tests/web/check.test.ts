/** The first view of the page, in a browser, by clicks and keys. */
import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";

describeInBrowser("the page checks", ({ open }) => {
  test("an entry, and repairs it", async () => {
    const { page, complaints } = await open();
    const findings = page.locator(".finding");
    await findings.first().waitFor();
    expect(await findings.locator(".rule").allInnerTexts()).toContain("tracking-parameter");
    await page.getByRole("button", { name: "Repair all that is safe" }).click();
    await page.getByText("Nothing to say").waitFor();
    expect(await page.locator(".cm-content").innerText()).toContain(
      "* [A tale of two borrows](https://blog.example.net/two-borrows)",
    );
    expect(complaints).toEqual([]);
  });
});
