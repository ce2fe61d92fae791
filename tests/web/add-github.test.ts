/** The form with a GitHub: the current draft, and earlier issues that fill in what they know. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { NEWSLETTER_REPOSITORY } from "../../src/newsletter/repository.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { describeInBrowser, PHONE } from "../support/browser.ts";
import { GitHubWeb } from "../support/github-web.ts";

const DRAFT = "draft/2026-12-02-this-week-in-rust.md";
const issue = (date: string, europe: string): string =>
  placeExample({ replaces: ["europe", "north-america"] }, `### Europe\n${europe}`).text.replaceAll("2026-03-11", date);

const OLD_NIGHT = `* 2026-11-12 | Oslo, NO | [Oslo Rustaceans](https://www.meetup.com/rust-oslo/)
    * [**Old night**](https://www.meetup.com/rust-oslo/events/313338700/)`;
const NIGHT = `* 2026-11-20 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Night**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-11-21 | Austin, TX, US | [Rust <b>ATX</b>](https://www.meetup.com/rust-atx)
    * [**Lunch**](https://www.meetup.com/rust-atx/events/313338785/)`;
const COMING = `* 2026-12-05 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain**](https://www.meetup.com/rust-bergen/events/313338790/)`;

const choose = (page: Page, kind: string) => page.getByRole("radio", { name: kind, exact: true }).check();
const value = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue();

let web: GitHubWeb;
const newWeb = async (): Promise<GitHubWeb> => {
  const made = await new GitHubWeb(NEWSLETTER_REPOSITORY).start();
  made.github.repository.put({
    [DRAFT]: issue("2026-12-02", COMING),
    "draft/DRAFT_TEMPLATE": "no issue",
    "content/2026-11-11-this-week-in-rust.md": issue("2026-11-11", OLD_NIGHT),
    "content/2026-11-18-this-week-in-rust.md": issue("2026-11-18", NIGHT),
  });
  return made;
};

describeInBrowser(
  "the form, with GitHub",
  ({ open }) => {
    beforeAll(async () => {
      web ??= await newWeb();
    });
    afterEach(() => {
      web.left = 60;
      web.github.asked.length = 0;
    });
    afterAll(() => web.stop());

    const visit = async (options: BrowserContextOptions = {}) => {
      const visited = await open("#/add", options);
      // The day from which the date of the next issue is counted.
      await visited.page.clock.setFixedTime("2026-11-29T12:00:00Z");
      await visited.page.locator(".house-line").getByText("Title").waitFor();
      return visited;
    };
    const readEarlier = async (page: Page): Promise<void> => {
      await page.getByRole("button", { name: "Read earlier issues" }).click();
      await page.getByText("2 issues with 3 groups").waitFor();
    };

    test("asks nobody until it is told to", async () => {
      const { page } = await visit();
      await page.getByLabel("Title", { exact: true }).fill("A post");
      await page.getByRole("button", { name: "Still missing: link" }).waitFor();
      expect(web.github.asked).toEqual([]);
    });

    test("reads the current draft, and opens GitHub's editor at the line", async () => {
      const { page, complaints } = await visit();
      await page.getByRole("button", { name: "Read the current draft from GitHub" }).click();
      await page.getByText("the newest draft of the repository").waitFor();
      expect(await page.locator("section", { hasText: "Where it goes" }).locator("code").first().innerText()).toBe(
        DRAFT,
      );
      await page.getByLabel("Title", { exact: true }).fill("New in Cargo");
      await page.getByLabel("Link", { exact: true }).fill("https://blog.example.net/cargo");
      const lines = issue("2026-12-02", COMING).split("\n");
      const after = lines.indexOf("* [A tale of two borrows](https://blog.example.net/two-borrows)") + 1;
      const link = page.getByRole("link", { name: `Open GitHub's editor at line ${after}` });
      await link.waitFor();
      expect(await link.getAttribute("href")).toBe(
        `https://github.com/${NEWSLETTER_REPOSITORY}/edit/main/${DRAFT}#L${after}`,
      );
      expect([await link.getAttribute("target"), await link.getAttribute("rel")]).toEqual([
        "_blank",
        "noopener noreferrer",
      ]);
      expect(complaints).toEqual([]);
    });

    test("fills in what earlier issues know of a group, where nothing was typed", async () => {
      const { page, complaints } = await visit({ viewport: PHONE, colorScheme: "dark" });
      await readEarlier(page);
      await choose(page, "An event");
      const options = await page.locator("#event-group-list option").all();
      const names = await Promise.all(options.map((each) => each.getAttribute("value")));
      expect(names).toEqual(["Rust <b>ATX</b>", "Rust Berlin", "Rust Oslo"]);
      await page.getByLabel("Group", { exact: true }).fill("Rust Oslo");
      await page.keyboard.press("Tab");
      await page.getByText("Filled in from earlier issues: link of the group, city, country.").waitFor();
      expect(await Promise.all(["Link of the group", "City", "Country"].map((label) => value(page, label)))).toEqual([
        "https://www.meetup.com/rust-oslo",
        "Oslo",
        "NO",
      ]);
      await page.getByLabel("Group", { exact: true }).fill("Rust <b>ATX</b>");
      await page.keyboard.press("Tab");
      expect(await value(page, "City")).toBe("Oslo");
      expect(await page.locator("main b").count()).toBe(0);
      expect(complaints).toEqual([]);
    });

    test("fills in the country of a city", async () => {
      const { page } = await visit();
      await readEarlier(page);
      await choose(page, "An event");
      await page.getByLabel("City", { exact: true }).fill("Austin");
      await page.keyboard.press("Tab");
      await expect.poll(() => value(page, "Country")).toBe("US");
      expect(await value(page, "State or province")).toBe("TX");
    });

    test("has earlier issues judge the line, again after the next visit without asking", async () => {
      const { page } = await visit();
      await readEarlier(page);
      web.github.asked.length = 0;
      await page.reload();
      await page.getByText("2 issues with 3 groups").waitFor();
      await page.getByLabel("Title", { exact: true }).fill("Two borrows");
      await page.getByLabel("Link", { exact: true }).fill("https://blog.example.net/two-borrows");
      await page.locator(".finding .rule", { hasText: "duplicate-link" }).waitFor();
      expect(await page.locator(".related").first().innerText()).toMatch(/content\/2026-11-18-this-week-in-rust\.md/i);
      expect(web.github.asked).toEqual([]);
    });

    test("says what to do when GitHub answers no more", async () => {
      web.left = 0;
      const { page } = await visit();
      await page.getByRole("button", { name: "Read the current draft from GitHub" }).click();
      const alert = page.getByRole("alert");
      await alert.getByText(/GitHub answers no more questions from your network for now/).waitFor();
      await page.getByRole("button", { name: "Read earlier issues" }).click();
      await page.getByText(/compared with no earlier issues: GitHub lets this address ask again/).waitFor();
    });
  },
  {
    args: async () => {
      web ??= await newWeb();
      return web.args;
    },
  },
);
