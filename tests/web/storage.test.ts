/** What the page keeps of earlier issues, and what it does not. */
import type { Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { NEWSLETTER_REPOSITORY } from "../../src/newsletter/repository.ts";
import { describeInBrowser } from "../support/browser.ts";
import { CLEAN, issueWith, newFolder } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import { GitHubWeb } from "../support/github-web.ts";
import { earlierIssues, repaired } from "../support/review-run.ts";

/** How long each of the texts is that are stored. */
const LENGTHS = `new Promise((done) => {
  const request = indexedDB.open("twir-lint earlier issues 1");
  request.onupgradeneeded = () => request.transaction.abort();
  request.onerror = () => done([]);
  request.onsuccess = () => {
    request.result.transaction("issues").objectStore("issues").getAll().onsuccess = ({ target }) =>
      done(target.result.flatMap((value) => (typeof value === "string" ? [value.length] : [])));
  };
})`;
const lengthsIn = (page: Page): Promise<number[]> => page.evaluate<number[]>(LENGTHS);

const blobsOf = (web: GitHubWeb): string[] => web.github.asked.filter((line) => line.includes("/git/blobs/"));

const newsletter = new GitHubWeb(NEWSLETTER_REPOSITORY);
const fork = new GitHubWeb("someone/this-week-in-rust");

/** Milliseconds. Megabytes are read, on a machine that may have other things to do. */
const PATIENCE = 60_000;

/** Reads earlier issues, as one presses the button. */
const read = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name }).click();
  await page.getByText(/^\d+ issues? with/).waitFor({ timeout: PATIENCE });
  await page.getByRole("button", { name: "Read what is new" }).waitFor();
};

describeInBrowser(
  "what is kept of the newsletter",
  ({ open }) => {
    afterAll(() => newsletter.stop());
    beforeEach(() => newsletter.forget());

    test("earlier issues come from a file of `archive build` too", async () => {
      const folder = newFolder();
      for (const [path, text] of Object.entries(earlierIssues(2, repaired("before")))) folder.write(path, text);
      await folder.run(["archive", "build", "--archive", "content", "--output", "archive.json"]);
      const { page, complaints } = await open();
      const give = (name: string, text: string) =>
        page
          .locator("input[type=file]")
          .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      await give("archive.json", "[]");
      await page.getByText("This is no saved archive: it has no `format`.").waitFor();
      await give("archive.json", folder.read("archive.json"));
      await page.getByText("Compared with 2 earlier issues.").waitFor();
      expect(newsletter.github.asked).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test("the first view compares with it, at the next visit from the start", async () => {
      newsletter.github.repository.put(earlierIssues(2, repaired("before")));
      const { page, complaints } = await open();
      await page.getByText("Not compared with earlier issues").waitFor();
      expect(newsletter.github.asked).toEqual([]);
      await page.getByRole("button", { name: "Read earlier issues" }).click();
      await page.getByText("Compared with 2 earlier issues.").waitFor();
      newsletter.github.asked.length = 0;
      await page.reload();
      await page.getByText("Compared with 2 earlier issues.").waitFor();
      await page.locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(repaired("before"));
      await page.locator(".finding .rule", { hasText: "duplicate-link" }).waitFor();
      expect(newsletter.github.asked).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test(
      "what is no issue is asked for once",
      async () => {
        newsletter.github.repository.put({
          ...earlierIssues(2, repaired("before")),
          "content/2025-01-01-this-week-in-rust.md": `${issueWith()}${"\n".repeat(2 * 1024 * 1024)}`,
          "content/2025-01-08-this-week-in-rust.md": "\0 no text",
        });
        const { page } = await open("#/add");
        await read(page, "Read earlier issues");
        expect(blobsOf(newsletter)).toHaveLength(4);
        expect(await lengthsIn(page)).toHaveLength(2);
        newsletter.github.asked.length = 0;
        await page.reload();
        await read(page, "Read what is new");
        expect(newsletter.github.asked).toHaveLength(1);
        expect(blobsOf(newsletter)).toEqual([]);
      },
      PATIENCE * 2,
    );

    test(
      "no more than there is room for",
      async () => {
        const large = (month: number) => [
          `content/2025-0${month}-01-this-week-in-rust.md`,
          `${issueWith()}<!-- ${`${month}`.repeat(1_900_000)} -->\n`,
        ];
        newsletter.github.repository.put(Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map(large)));
        const { page } = await open("#/add");
        await read(page, "Read earlier issues");
        expect(blobsOf(newsletter)).toHaveLength(8);
        const lengths = await lengthsIn(page);
        expect(lengths).toHaveLength(6);
        await page.getByText("8 issues with").waitFor();
      },
      PATIENCE * 2,
    );
  },
  {
    args: async () => {
      await newsletter.start();
      return newsletter.args;
    },
  },
);

describeInBrowser(
  "what is kept of a fork",
  ({ open }) => {
    afterAll(() => fork.stop());

    test("nothing: it is used, and asked for again", async () => {
      const { repository } = fork.github;
      repository.put({ [DRAFT]: issueWith(), ...earlierIssues(2, repaired("before")) });
      repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${repaired("before")}`) });
      const address = encodeURIComponent("https://github.com/someone/this-week-in-rust/pull/12");
      const { page } = await open(`#/pull/${address}`);
      await page.getByText("Compared with 2 earlier issues.").waitFor();
      await page.locator(".pulled .rule", { hasText: "duplicate-link" }).waitFor();
      expect(await lengthsIn(page)).toEqual([]);
    });
  },
  {
    args: async () => {
      await fork.start();
      return fork.args;
    },
  },
);
