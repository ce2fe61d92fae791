/** What becomes of a text that changes while the linter still reads the one before, and when the user goes elsewhere. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { withHeldAnswers } from "../support/held-answers.ts";

const ISSUE = `Title: This Week in Rust 679
Number: 679
Date: 2026-12-02
Category: This Week in Rust

## Updates from Rust Community

### Observations/Thoughts
* [A tale of two borrows](https://blog.example.net/two-borrows)
`;
const EXAMPLE = "- [A tale of two borrows](https://blog.example.net/two-borrows?utm_source=newsletter).\n";

const content = (page: Page) => page.getByLabel("The text to check");
const textIn = (page: Page): Promise<string> =>
  content(page)
    .locator(".cm-line")
    .allInnerTexts()
    .then((lines) => lines.join("\n").replaceAll("\n\n", "\n"));
const rulesIn = (page: Page): Promise<string[]> => page.locator(".finding .rule").allInnerTexts();
const typeAtStart = async (page: Page, text: string): Promise<void> => {
  await content(page).press("ControlOrMeta+Home");
  await page.keyboard.insertText(text);
};
const paste = async (page: Page, text: string): Promise<void> => {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await content(page).press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+v");
};
const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/markdown", buffer: Buffer.from(text) });

describeInBrowser("while one types", ({ open }) => {
  test("a fix of an older text leaves the newer one as it is, in the list and in the editor", async () => {
    const { page } = await open();
    const { hold, release } = await withHeldAnswers(page);
    await expect.poll(() => rulesIn(page)).toEqual(["wrong-list-marker", "tracking-parameter"]);
    await content(page).press("ControlOrMeta+Shift+M");
    await page.locator(".cm-panel-lint").waitFor();
    await hold();
    await typeAtStart(page, "xyz ");
    await page.locator(".finding").getByRole("button", { name: "Remove the parameter" }).click();
    await page.locator(".cm-panel-lint .cm-diagnosticAction").last().click();
    expect(await textIn(page)).toBe(`xyz ${EXAMPLE}`);
    await release();
    await page.locator(".finding").getByRole("button", { name: "Remove the parameter" }).click();
    await expect
      .poll(() => textIn(page))
      .toContain("xyz - [A tale of two borrows](https://blog.example.net/two-borrows)");
  });

  test("the comparison asks for a repair once, whatever is typed until it comes", async () => {
    const { page } = await open();
    const { hold, release, asked } = await withHeldAnswers(page);
    await page.getByRole("tab", { name: "Before and after" }).click();
    await page.getByRole("button", { name: "Apply these repairs" }).waitFor();
    await hold();
    await typeAtStart(page, "a");
    await expect.poll(() => asked("repair")).toBe(2);
    for (const letter of "bcd") {
      await typeAtStart(page, letter);
      await page.waitForTimeout(600);
    }
    expect(await asked("repair")).toBe(2);
    await release();
    await expect.poll(() => asked("repair")).toBe(3);
    await expect.poll(() => page.locator(".comparison .cm-merge-a .cm-line").first().innerText()).toContain("dcba");
  });

  test("a repair keeps the cursor in what it leaves alone", async () => {
    const { page } = await open();
    await expect.poll(() => rulesIn(page)).toHaveLength(2);
    await typeAtStart(page, "* [Crabs](https://blog.example.net/crabs)\n");
    await content(page).press("ControlOrMeta+Home");
    await page.getByRole("button", { name: "Repair all that is safe" }).click();
    await expect.poll(() => textIn(page)).toContain("* [A tale");
    await content(page).focus();
    await page.keyboard.insertText("!");
    await expect.poll(() => textIn(page)).toMatch(/^!\* \[Crabs\]/);
  });
});

describeInBrowser("while one fills in the form", ({ open }) => {
  test("a repair of older fields puts none of them back, and the newest line is copied", async () => {
    const { page } = await open("#/add", { permissions: ["clipboard-read", "clipboard-write"] });
    const { hold, release } = await withHeldAnswers(page);
    const title = page.getByLabel("Title", { exact: true });
    await title.fill("Two borrows");
    await page.getByLabel("Link", { exact: true }).fill("https://blog.example.net/two-borrows?utm_source=x");
    const repair = page.getByRole("button", { name: "remove the parameter" });
    await repair.waitFor();
    await hold();
    await title.fill("Three borrows");
    await repair.click();
    expect(await title.inputValue()).toBe("Three borrows");
    await page.getByRole("button", { name: "Copy the line" }).click();
    await release();
    await page.getByText("✔ copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toContain("[Three borrows]");
    await repair.click();
    await expect
      .poll(() => page.locator(".house-line").innerText())
      .toBe("* [Three borrows](https://blog.example.net/two-borrows)");
  });
});

describeInBrowser("who goes elsewhere", ({ open }) => {
  test("finds what was typed into a shared text again", async () => {
    const { page } = await open();
    const address: string = await page.evaluate(`(async () => {
      const packed = new Blob(["* [Shared](https://s.example/)"]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
      return "#/text/" + btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    })()`);
    await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
    await expect.poll(() => textIn(page)).toBe("* [Shared](https://s.example/)");
    await typeAtStart(page, "mine ");
    await page.getByRole("link", { name: "Rules" }).click();
    await page.getByRole("heading", { name: "What is looked for" }).waitFor();
    await page.goBack();
    await expect.poll(() => textIn(page)).toBe("mine * [Shared](https://s.example/)");
  });

  test("a rule that a finding leads to is named in the title, and read from its heading on", async () => {
    const { page } = await open("#/rules");
    await page.locator(".rule-row").first().waitFor();
    await page.getByRole("link", { name: "Check" }).click();
    await page.locator(".finding .rule").first().click();
    await page.locator(".one-rule h1").waitFor();
    expect(await page.title()).toBe("wrong-list-marker · Rules · twir-lint");
    await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("H1");
  });
});

describeInBrowser("another text", ({ open }) => {
  test("is not judged under the heading that was chosen for the one before", async () => {
    const { page } = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByLabel("Belongs under").selectOption("Asia");
    await paste(page, ISSUE);
    await page.getByText("judged as a whole issue").waitFor();
    await paste(page, "* [A](https://a.example/)");
    await expect.poll(() => page.getByLabel("Belongs under").inputValue()).toBe("");
  });

  test("that is no text says so, and leaves the one that is there", async () => {
    const { page } = await open();
    await dropFile(page, "crab.png", "\x89PNG\0");
    expect(await page.getByRole("alert").innerText()).toContain("“crab.png”: a binary file");
    expect(await textIn(page)).toBe(EXAMPLE);
  });

  test("that is far too long is not read, and says so", async () => {
    const { page } = await open();
    const { asked } = await withHeldAnswers(page);
    await dropFile(page, "long.md", "- a\n".repeat(80_000));
    await page.locator(".verdict").getByText("longer than 300 kB").waitFor();
    expect(await asked("check")).toBeGreaterThan(0);
  });

  test("with thousands of findings tells their number and lists the first", async () => {
    const { page } = await open();
    await dropFile(page, "many.md", `${ISSUE}${"- [b](https://b.example/)\n".repeat(1500)}`);
    await page.getByText(/^and \d,?\d* more findings/).waitFor();
    await expect.poll(() => page.locator(".finding").count()).toBe(300);
  });
});
