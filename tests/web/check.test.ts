/** The first view of the page, in a browser, by clicks and keys. */
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, describeInBrowser, PHONE } from "../support/browser.ts";
import { newFolder } from "../support/cli-run.ts";

const FIXTURES = [
  "clean/2026-03-11-this-week-in-rust.md",
  "draft/2026-03-11-this-week-in-rust.md",
  "content/2026-03-18-this-week-in-rust.md",
  "torn/2026-03-25-this-week-in-rust.md",
];
const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8");

const EVENT =
  "* 2099-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Fjords**](https://www.meetup.com/rust-oslo/events/313338784/)";

/** Puts a text in place of what is there, as one who pastes does. */
const paste = async (page: Page, text: string): Promise<void> => {
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
};

const textIn = (page: Page): Promise<string> =>
  page
    .locator(".cm-content .cm-line")
    .allInnerTexts()
    .then((lines) => lines.join("\n").replaceAll("\n\n", "\n"));

const rulesIn = (page: Page): Promise<string[]> => page.locator(".finding .rule").allInnerTexts();

const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/markdown", buffer: Buffer.from(text) });

const copied = (page: Page): Promise<string> => page.evaluate("navigator.clipboard.readText()");

describeInBrowser("the page checks", ({ open, host }) => {
  test.each([
    ["a desktop", { viewport: DESKTOP }],
    ["a phone in the dark", { viewport: PHONE, colorScheme: "dark" as const }],
  ])("an entry on %s, and repairs it", async (_, options) => {
    const { page, complaints } = await open("", options);
    await page.locator(".finding").first().waitFor();
    expect(await rulesIn(page)).toEqual(["wrong-list-marker", "tracking-parameter"]);
    await page.getByRole("button", { name: "Repair all that is safe" }).click();
    await page.getByText("Nothing to say").waitFor();
    expect(await textIn(page)).toContain("* [A tale of two borrows](https://blog.example.net/two-borrows)");
    expect(complaints).toEqual([]);
  });

  test("with one button for each fix, which undo takes back", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Remove the parameter" }).click();
    await expect.poll(() => rulesIn(page)).toEqual(["wrong-list-marker"]);
    await page.locator(".cm-content").press("ControlOrMeta+z");
    await expect.poll(() => rulesIn(page)).toEqual(["wrong-list-marker", "tracking-parameter"]);
  });

  test("with buttons that know where the text has moved to", async () => {
    const { page } = await open();
    await paste(
      page,
      "* [A](https://a.example/?utm_source=x)\n- [B](https://b.example/)\n- [C](https://c.example/?utm_source=x)\n",
    );
    await expect.poll(() => rulesIn(page)).toHaveLength(4);
    await page.getByRole("button", { name: "Write *" }).first().click();
    await expect.poll(() => rulesIn(page)).toHaveLength(3);
    await page.locator(".cm-content").press("ControlOrMeta+Home");
    await page.keyboard.insertText("\n");
    await page.getByRole("button", { name: "Remove the parameter" }).last().click();
    await expect.poll(() => textIn(page)).toContain("- [C](https://c.example/)");
    await page.getByRole("button", { name: "Write *" }).click();
    await expect.poll(() => textIn(page)).toContain("* [C](https://c.example/)");
  });

  test("in the text too: gutter, underline, and by keyboard", async () => {
    const { page } = await open();
    await page.locator(".finding").first().waitFor();
    expect(await page.locator(".cm-lint-marker-error").count()).toBe(1);
    expect(await page.locator(".cm-lintRange-error").count()).toBeGreaterThan(0);
    await page.locator(".cm-content").press("ControlOrMeta+Shift+M");
    await expect
      .poll(() => page.locator(".cm-panel-lint li").allInnerTexts())
      .toEqual([expect.stringContaining("wrong-list-marker"), expect.stringContaining("tracking-parameter")]);
  });

  test("a lone event under the heading that its place says, which can be changed", async () => {
    const { page } = await open();
    await paste(page, EVENT);
    const section = page.getByLabel("Belongs under");
    await expect.poll(() => section.locator("option").first().innerText()).toBe("Europe (guessed)");
    await section.selectOption("Asia");
    await expect.poll(() => rulesIn(page)).toContain("wrong-region");
  });

  test("a call for papers and a project by their shapes", async () => {
    const { page } = await open();
    const guess = page.getByLabel("Belongs under").locator("option").first();
    await paste(
      page,
      "* [**CrabConf**](https://c.example.net/cfp) | CFP open until 2099-04-30 | Berlin, DE | 2099-09-14",
    );
    await expect.poll(() => guess.innerText()).toBe("CFP - Events (guessed)");
    await paste(page, "* [crabby - Teach tabs](https://github.com/crabby-rs/crabby/issues/12)");
    await expect.poll(() => guess.innerText()).toBe("CFP - Projects (guessed)");
  });

  test("says why, from the rule's own page", async () => {
    const { page } = await open();
    await page.getByText("Why?").first().click();
    await page.getByText("All about wrong-list-marker").waitFor();
    // The link is there at once, the reason when the rule's page has come.
    await expect.poll(() => page.locator("details[open] p").innerText()).toMatch(/\w{4}.*All about/s);
  });

  test("hints are counted until they are asked for, and the wish is remembered", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: /^Show 1 hint too/ }).click();
    await page.locator(".finding.info").waitFor();
    await page.reload();
    await page.locator(".finding.info").waitFor();
    expect(await page.evaluate("Object.keys(localStorage)")).toEqual(["twir-lint settings"]);
  });

  test("the text before and after the repairs, side by side, and takes the repaired one", async () => {
    const { page, complaints } = await open();
    await dropFile(page, "2026-03-11-this-week-in-rust.md", fixture(FIXTURES[1] as string));
    await page.getByText("judged as a whole issue").waitFor();
    await page.getByRole("tab", { name: "Findings" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".comparison .cm-merge-a .cm-changedLine").first().waitFor();
    await page.getByRole("button", { name: "Apply these repairs" }).click();
    await page.getByText("There is nothing to repair").waitFor();
    expect(complaints).toEqual([]);
  });

  test("a link shares the text in the fragment, which no server is told", async () => {
    const { page } = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
    await paste(page, "* [Ünïcode 🦀](https://blog.example.net/crab)");
    await page.getByText("Nothing to say").waitFor();
    await page.getByText("Share or export").click();
    await page.getByRole("button", { name: "Copy a link to the text" }).click();
    await expect.poll(() => copied(page)).toContain("#/text/");
    const address = await copied(page);
    const { page: other } = await open(address.slice(host.root.length));
    await expect.poll(() => textIn(other)).toBe("* [Ünïcode 🦀](https://blog.example.net/crab)");
    expect(host.asked.filter((path) => path.includes("text"))).toEqual([]);
  });

  test("a link opens where streams can only be read, as in Safari", async () => {
    const { page } = await open();
    await page.addInitScript(
      "delete ReadableStream.prototype[Symbol.asyncIterator]; delete ReadableStream.prototype.values;",
    );
    const packed = deflateRawSync("* [Crabs at sea](https://blog.example.net/sea)\n").toString("base64url");
    await page.goto(`${host.root}?safari#/text/${packed}`);
    await page.locator(".cm-content", { hasText: "Crabs at sea" }).waitFor();
  });

  test("a link that holds no text says so", async () => {
    const { page } = await open("#/text/not-packed");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("holds no text");
  });

  test("a screen reader is told how many findings there are", async () => {
    const { page } = await open();
    await expect.poll(() => page.getByRole("status").innerText()).toBe("1 error, 1 warning, 1 hint");
  });

  test("finds in every fixture what the command line finds, with the same bytes", async () => {
    const { page } = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
    const texts = FIXTURES.flatMap((name) => {
      const file = name.slice(name.indexOf("/") + 1);
      return [fixture(name), fixture(name).replaceAll("\n", "\r\n")].map((text) => [file, text] as const);
    });
    await page.getByText("Share or export").click();
    for (const [file, text] of texts) {
      const path = `draft/${file}`;
      await dropFile(page, file, text);
      const flags = [
        "--stdin-filename",
        path,
        "--author",
        "external",
        "--format",
        "json",
        "--no-config",
        "--no-archive",
      ];
      const { stdout } = await newFolder().run(["-", ...flags], { stdin: text });
      const copy = page.getByRole("button", { name: "Copy the report as JSON" });
      await expect
        .poll(async () => {
          await copy.click();
          return JSON.parse(await copied(page));
        })
        .toEqual(JSON.parse(stdout));
    }
  });

  test("and shows nothing of another text when it fails", async () => {
    const { page } = await open();
    await page.locator(".finding").first().waitFor();
    const [worker] = page.workers();
    await worker?.evaluate("globalThis.flatMap = Array.prototype.flatMap; Array.prototype.flatMap = undefined;");
    await paste(page, "* [Sea](https://a.example/?utm_source=x)\n");
    await page.getByRole("alert").getByText("That is a defect of this page. Please report it").waitFor();
    expect(await page.locator(".finding").count()).toBe(0);
    expect(await page.locator(".cm-lint-marker").count()).toBe(0);
    await worker?.evaluate("Array.prototype.flatMap = globalThis.flatMap;");
    await page.keyboard.insertText("\n");
    await expect.poll(() => rulesIn(page)).toEqual(["tracking-parameter"]);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
