/** The view of pull requests, in a browser, against the GitHub of the tests as pages of other sites meet it. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DESKTOP, describeInBrowser, PHONE } from "../support/browser.ts";
import { CLEAN, ISSUE_FILE, issueWith, newFolder } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import { type PullRequest, suggestedLines } from "../support/github-repository.ts";
import { TOKEN } from "../support/github-server.ts";
import { GitHubWeb } from "../support/github-web.ts";
import { earlierIssues, QUICK, repaired, tracked } from "../support/review-run.ts";

const NEWSLETTER = "rust-lang/this-week-in-rust";
const NUMBER = 12;
const STALE = [
  "* 2026-03-04 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)",
  "    * [**Ice**](https://www.meetup.com/rust-oslo/events/313338001/)",
].join("\n");

const web = new GitHubWeb(NEWSLETTER);
beforeAll(() => web.start());
afterAll(() => web.stop());
beforeEach(() => web.forget());

/** A newsletter with earlier issues, and a pull request that gives it these lines. */
const newsletter = ({ lines = tracked("one"), issues = 3, ...more }: Record<string, unknown> = {}): PullRequest => {
  const { repository } = web.github;
  repository.put({ [DRAFT]: issueWith(), ...earlierIssues(issues as number, repaired("before")) });
  return repository.open(NUMBER, { [DRAFT]: issueWith(`${CLEAN}\n${lines}`) }, more);
};

/** Until everything is read. */
const done = async (page: Page): Promise<void> => {
  await page.locator(".pulled .notes, .trouble").first().waitFor();
  await page.locator(".doing").waitFor({ state: "detached", timeout: 30_000 });
};

const textsOf = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();
const rulesOf = (page: Page): Promise<string[]> => textsOf(page, ".pulled .rule");
const notesOf = (page: Page): Promise<string> => page.locator(".notes").innerText();
const blobs = (): string[] => web.github.asked.filter((line) => line.includes("/git/blobs/"));

/** What the command line would post: rules and suggested lines by line. */
const dryRun = async () => {
  const { github } = web;
  await github.start();
  try {
    const env = { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: NEWSLETTER, GITHUB_API_URL: github.root };
    const argv = ["review", "--pull", `${NUMBER}`, "--dry-run", "--archive-issues", "52", "--no-open-pulls"];
    const { stdout } = await newFolder().run(argv, { env, github: QUICK });
    return stdout
      .split(/^post a remark on /m)
      .slice(1)
      .map((text) => {
        const body = text.replaceAll(/^ {4}/gm, "");
        const line = Number(/:(?:\d+-)?(\d+):\n/.exec(text)?.[1]);
        const rules = [...body.matchAll(/\(\[([a-z-]+)\]\(/g)].map(([, rule]) => rule as string);
        return { line, rules, lines: suggestedLines(body) ?? [] };
      });
  } finally {
    await github.stop();
    github.root = "https://api.github.com";
  }
};

const shown = (page: Page) =>
  page.locator(".pulled li.finding").evaluateAll((cards) =>
    cards.map((card) => ({
      line: Number(/\d+/.exec(card.querySelector(".where")?.textContent ?? "")?.[0]),
      rules: [...card.querySelectorAll(".rule")].map((each) => each.textContent as string),
      lines: (card.querySelector(".to-write")?.textContent ?? "").split("\n").filter(Boolean),
    })),
  );

describeInBrowser(
  "the page reads pull requests",
  ({ open, host }) => {
    test("by number: the findings are those of the review, with the line to write and where", async () => {
      newsletter({ lines: `${tracked("one")}\n* [Two](http://blog.example.net/two).\n${repaired("before")}` });
      const { page, complaints } = await open("#/pull", { permissions: ["clipboard-read", "clipboard-write"] });
      await page.getByLabel("Number or link").fill("12");
      await page.getByRole("button", { name: "Read it" }).click();
      await done(page);
      expect(page.url()).toBe(`${host.root}#/pull/12`);
      const verdict = await page.locator(".verdict").innerText();
      expect(verdict).toMatch(/^1 error, \d warnings?$/);
      await page.getByText(`Pull request 12: ${verdict}`, { exact: true }).waitFor({ state: "attached" });
      expect(await textsOf(page, ".pulled h2")).toEqual([`${NEWSLETTER}#12 open Add an entry`]);
      const cards = await shown(page);
      expect(cards.map(({ rules }) => rules[0])).toEqual(["tracking-parameter", expect.anything(), "duplicate-link"]);
      expect(await notesOf(page)).toContain("Compared with 3 earlier issues.");
      expect(cards).toEqual((await dryRun()).sort((a, b) => a.line - b.line));

      const card = page.locator(".pulled li.finding").first();
      const [first] = cards;
      expect(await textsOf(page, ".pulled li:first-child pre.line")).toEqual([tracked("one"), repaired("one")]);
      await card.getByRole("button", { name: "Copy the line" }).click();
      await card.getByText("copied").waitFor();
      expect(await page.evaluate<string>("navigator.clipboard.readText()")).toBe(repaired("one"));
      const edit = card.getByRole("link", { name: `Edit line ${first?.line} on GitHub` });
      expect(await edit.getAttribute("href")).toBe(
        `https://github.com/ferris/newsletter/edit/topic/draft/${ISSUE_FILE}#L${first?.line}`,
      );
      expect(await card.getByRole("link", { name: `line ${first?.line}`, exact: true }).getAttribute("href")).toBe(
        `https://github.com/ferris/newsletter/blob/${web.github.repository.pull(12)?.head.sha}/draft/${ISSUE_FILE}?plain=1#L${first?.line}`,
      );
      expect(await card.locator(".rule").first().getAttribute("href")).toBe("#/rules/tracking-parameter");
      expect(complaints).toEqual([]);
      for (const headers of web.headers) {
        expect(headers.authorization).toBeUndefined();
        expect(headers["user-agent"]).toMatch(/^Mozilla/);
        expect(headers).not.toHaveProperty("x-github-api-version");
      }
    });

    test.each([
      ["?pr=", "?pr=12"],
      ["a fragment", "#/pull/12"],
      ["a link in the fragment", `#/pull/${encodeURIComponent(`https://github.com/${NEWSLETTER}/pull/12/files`)}`],
      ["the bookmark", `#/pull/${NEWSLETTER}/pull/12`],
    ])("by %s, at once", async (_, address) => {
      newsletter();
      const { page, complaints } = await open(address);
      await done(page);
      expect(await rulesOf(page)).toEqual(["tracking-parameter"]);
      expect(complaints).toEqual([]);
    });

    test("by a link that is typed, with the keyboard alone, and once only", async () => {
      newsletter();
      const { page } = await open("#/pull");
      await page.getByLabel("Number or link").focus();
      await page.keyboard.type(`https://github.com/${NEWSLETTER}/pull/12/files`);
      await page.keyboard.press("Enter");
      await done(page);
      expect(await rulesOf(page)).toEqual(["tracking-parameter"]);
      const reads = () => web.github.asked.filter((line) => line.endsWith("/pulls/12")).length;
      expect(reads()).toBe(1);
      // Another view and back does not spend requests.
      await page.getByRole("link", { name: "Rules" }).click();
      await page.goBack();
      await page.locator(".pulled").waitFor();
      expect(reads()).toBe(1);
      await page.getByRole("button", { name: "Read it" }).click();
      await done(page);
      expect(reads()).toBe(2);
    });

    test("what is right, it says so; what is no draft, too", async () => {
      newsletter({ lines: repaired("one") });
      web.github.repository.open(13, { "README.md": "Read me\n" });
      const { page } = await open("#/pull/12");
      await done(page);
      await page.getByText("Nothing to say: an editor would take it as it is.").waitFor();
      await page.goto(`${host.root}#/pull/13`);
      await page.getByText("It changes no draft and no issue, so there is nothing to judge.").waitFor();
    });

    test("closed and merged ones are read, without a link to edit", async () => {
      const pull = newsletter();
      pull.state = "closed";
      const { page } = await open("#/pull/12");
      await done(page);
      expect(await rulesOf(page)).toEqual(["tracking-parameter"]);
      expect(await notesOf(page)).toContain("It is closed: what is found here can only be put right with a new");
      expect(await page.locator(".pulled a[href*='/edit/']").count()).toBe(0);
      pull.merged_at = "2026-03-09T00:00:00Z";
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByText("It is merged: ").waitFor();
      web.github.repository.push(NUMBER, { [DRAFT]: issueWith(`${CLEAN}\n${repaired("one")}`) });
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByText("It is merged.").waitFor();
    });

    test("one whose fork is gone is read from the base, and one whose text is gone is told", async () => {
      const pull = newsletter();
      Object.assign(pull.head, { repo: null });
      const { page } = await open("#/pull/12");
      await done(page);
      expect(await rulesOf(page)).toEqual(["tracking-parameter"]);
      expect(await notesOf(page)).toContain("Its fork is gone or private");
      expect(await page.locator(".pulled a[href*='/edit/']").count()).toBe(0);
      const isText = (_: string, path: string) => path.includes("/git/blobs/") || path.includes("ref=refs%2Fpull");
      web.github.troubles.push({ status: 404, message: "Not Found", when: isText, times: 2 });
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByText("its fork").waitFor({ state: "detached" });
      await done(page);
      expect(await page.locator(".trouble").innerText()).toContain("the fork that it came from is gone or private");
    });

    test("files that are no text are named", async () => {
      const pull = newsletter();
      web.github.repository.push(pull.number, { [DRAFT]: issueWith("\u0000") });
      const { page } = await open("#/pull/12");
      await done(page);
      expect(await notesOf(page)).toContain(`${DRAFT}: a binary file`);
    });

    test.each([
      ["", "12", { status: 404 }, `GitHub shows no pull request 12 in ${NEWSLETTER}`],
      ["", "crabs/secret/pull/12", {}, "GitHub shows no pull request 12 in crabs/secret"],
      ["", "12", { status: 502, raw: "<h1>Bad gateway</h1>", times: 2 }, "GitHub itself is in trouble (it says 502)"],
      ["", "12", { status: 200, raw: "<h1>Log in to this network</h1>" }, "What came back is no answer of GitHub."],
      ["", "12", { hangUp: true, times: 9 }, "GitHub does not answer. Look whether you are online"],
      ["", "12", { status: 403, message: "SAML" }, "GitHub does not let this page read it"],
      ["wrong", "12", {}, "GitHub does not accept the token."],
      ["wröng", "12", {}, "That is no token of GitHub"],
      ["", "twelve", {}, "That is neither the number of a pull request nor a link to one."],
    ])("with the token %j, %s and %o it says what to do", async (token, asked, trouble, sentence) => {
      newsletter();
      if ("status" in trouble || "hangUp" in trouble)
        web.github.troubles.push({ ...trouble, when: (_, path) => path.endsWith("/pulls/12") });
      const { page } = await open("#/pull");
      if (token !== "") {
        await page.getByText("Use a token").click();
        await page.getByLabel("Token").fill(token);
      }
      await page.getByLabel("Number or link").fill(asked);
      await page.getByRole("button", { name: "Read it" }).click();
      await page.locator(".trouble").waitFor();
      expect(await page.locator(".trouble").innerText()).toContain(sentence);
      expect(await page.locator(".trouble").innerText()).not.toMatch(/\bjob|permissions:/);
    });

    test("the limit of strangers is told before, and with when it ends", async () => {
      newsletter();
      web.left = 0;
      const { page } = await open("#/pull/12");
      await page.locator(".trouble").waitFor();
      expect(await page.locator(".trouble").innerText()).toMatch(
        /^GitHub answers no more questions from your network for now\. Read it again at \d\d:\d\d, or give a token/,
      );
    });

    test("the limit in the midst of earlier issues keeps what is there; the next visit asks for the rest", async () => {
      newsletter({ lines: repaired("before"), issues: 60 });
      const { page, complaints } = await open("#/pull/12");
      await done(page);
      const first = await notesOf(page);
      const read = Number(/Compared with (\d+) of 52 earlier issues/.exec(first)?.[1]);
      expect(read).toBeGreaterThan(30);
      expect(first).toMatch(/: GitHub lets this address ask again at \d\d:\d\d, .*; a token lifts that\./);
      expect(web.left).toBe(5);
      // The newest is among them.
      expect(await rulesOf(page)).toEqual(["duplicate-link"]);
      expect(complaints).toEqual([]);

      web.left = 60;
      web.github.asked.length = 0;
      await page.reload();
      await done(page);
      expect(await notesOf(page)).toContain("Compared with 52 earlier issues.");
      // The draft's own text, and those that were not there yet.
      expect(blobs().length).toBe(1 + 52 - read);
      expect(new Set(blobs()).size).toBe(blobs().length);
      expect(await page.evaluate<unknown>("indexedDB.databases().then((all) => all.map(({ name }) => name))")).toEqual([
        "twir-lint earlier issues 1",
      ]);
    });

    test("the check view compares with them too", async () => {
      newsletter();
      const { page } = await open("#/pull/12");
      await done(page);
      await page.getByRole("link", { name: "Check", exact: true }).click();
      const file = { name: ISSUE_FILE, mimeType: "text/markdown" };
      const buffer = Buffer.from(issueWith(`${CLEAN}\n${repaired("before")}`));
      await page.locator("input[type=file]").setInputFiles({ ...file, buffer });
      await page.locator(".finding .rule", { hasText: "duplicate-link" }).first().waitFor();
    });

    test("what was changed in the storage is asked for again", async () => {
      newsletter();
      const { page } = await open("#/pull/12");
      await done(page);
      await page.evaluate(`new Promise((done) => {
        const request = indexedDB.open("twir-lint earlier issues 1");
        request.onsuccess = () => {
          const store = request.result.transaction("issues", "readwrite").objectStore("issues");
          store.getAllKeys().onsuccess = ({ target }) => {
            const [first, second] = target.result.filter((key) => key !== "newest");
            store.put({ evil: true }, first);
            store.put("* [x](https://evil.example)", second);
            store.put([{ path: "../../evil", sha: 1 }, null], "newest");
            store.transaction.oncomplete = done;
          };
        };
      })`);
      web.github.asked.length = 0;
      await page.reload();
      await done(page);
      expect(await notesOf(page)).toContain("Compared with 3 earlier issues.");
      expect(blobs().length).toBe(1 + 2);
    });

    test("a token is sent to GitHub, and is nowhere else", async () => {
      newsletter({ issues: 60 });
      web.left = 0;
      const { page, complaints } = await open("#/pull");
      await page.getByText("Use a token").click();
      await page.getByLabel("Token").fill(TOKEN);
      expect(await page.getByLabel("Token").getAttribute("type")).toBe("password");
      await page.getByLabel("Number or link").fill("12");
      await page.keyboard.press("Enter");
      await done(page);
      expect(await rulesOf(page)).toEqual(["tracking-parameter"]);
      expect(await notesOf(page)).toContain("Compared with 52 earlier issues.");
      for (const headers of web.headers) expect(headers.authorization).toBe(`token ${TOKEN}`);
      const state = await page.context().storageState({ indexedDB: true });
      expect(JSON.stringify(state.origins)).toContain("this-week-in-rust.md");
      expect(JSON.stringify(state)).not.toContain(TOKEN);
      expect(page.url()).not.toContain(TOKEN);
      expect(await page.content()).not.toContain(TOKEN);
      expect(host.asked.join()).not.toContain(TOKEN);
      await page.reload();
      await page.locator(".trouble").waitFor();
      expect(await page.locator("input[type=password]").inputValue()).toBe("");
      expect(complaints.filter((text) => !text.includes("status of 403"))).toEqual([]);
    });

    test("an editor is known by a token alone", async () => {
      const { repository } = web.github;
      const lines = ["### Project/Tooling Updates", "* [crabby 0.3](https://blog.example.net/crabby)"].join("\n");
      newsletter({ user: "ferris" });
      repository.push(NUMBER, { [DRAFT]: issueWith().replace("### Observations", `${lines}\n\n### Observations`) });
      repository.permissions.set("ferris", "write");
      const { page } = await open("#/pull/12");
      await done(page);
      expect(await rulesOf(page)).toEqual(["restricted-section"]);
      expect(await notesOf(page)).toContain("Judged as the work of a contributor.");
      expect(web.github.asked.join()).not.toContain("collaborators");
      await page.getByText("Use a token").click();
      await page.getByLabel("Token").fill(TOKEN);
      await page.getByRole("button", { name: "Read it" }).click();
      await done(page);
      expect(web.github.asked.join()).toContain("/collaborators/ferris/permission");
      expect(await rulesOf(page)).toEqual([]);
      expect(await notesOf(page)).toContain("Judged as the work of an editor.");
    });

    test("what strangers write stays text", async () => {
      const evil = `<img src=x onerror="globalThis.hit=1">\u202e\u001b[2J`;
      const path = "draft/<svg onload=hit()>/2026-03-11-this-week-in-rust.md";
      const { repository } = web.github;
      repository.put({ [DRAFT]: issueWith() });
      const lines = `* [${evil}](javascript:globalThis.hit=1)\n* [Post](https://a.example/?utm_source=${evil})\n${evil}`;
      const pull = repository.open(
        NUMBER,
        { [DRAFT]: issueWith(`${CLEAN}\n${lines}`), [path]: issueWith(lines) },
        { branch: `a"onmouseover="hit()'<b>#?&`, title: `${evil}<script>globalThis.hit=1</script>` },
      );
      Object.assign(pull.head.repo as object, { full_name: "ferris/newsletter" });
      const { page, complaints } = await open("#/pull/12");
      await done(page);
      expect(await page.locator(".pulled li.finding").count()).toBeGreaterThan(2);
      expect(await page.locator(".pulled h2").innerText()).toContain("<script>globalThis.hit=1</script>");
      expect(await page.locator(".pulled").innerText()).not.toMatch(/[\u202e\u001b]/);
      const found = await page.locator(".pulled *").evaluateAll((all) => ({
        names: all
          .map((each) => String(each.localName))
          .filter((name) => /^(?:img|svg|script|style|iframe|b)$/.test(name)),
        handlers: all.flatMap((each) => each.getAttributeNames().filter((name: string) => name.startsWith("on"))),
        links: all.flatMap((each) => each.getAttribute("href") ?? []),
      }));
      expect({ names: found.names, handlers: found.handlers }).toEqual({ names: [], handlers: [] });
      for (const link of found.links)
        expect(link).toMatch(/^(?:#\/rules\/[a-z-]+|https:\/\/github\.com\/[\w./%?=#'()-]+)$/);
      expect(found.links.join()).toContain("/edit/a%22onmouseover%3D%22hit");
      expect(await page.evaluate("globalThis.hit")).toBeUndefined();
      expect(complaints).toEqual([]);
    });

    test("the bookmark is for dragging: a click on it explains", async () => {
      const { page, complaints } = await open("#/pull");
      const link = page.getByRole("link", { name: "twir-lint this pull request" });
      expect(await link.getAttribute("href")).toMatch(/^javascript:/);
      await link.click();
      await page.locator(".explained").waitFor();
      expect(complaints).toEqual([]);
    });

    test.each([
      { viewport: DESKTOP, colorScheme: "light" },
      { viewport: PHONE, colorScheme: "dark" },
    ] as const)("with $viewport.width pixels, $colorScheme, all can read it, and nothing is cut off", async (look) => {
      newsletter({ lines: `* [Long](https://blog.example.net/${"long-".repeat(40)}?utm_source=x)\n${STALE}` });
      const { page } = await open("#/pull/12", look);
      await done(page);
      await page.getByText("Use a token").click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document)");
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
    });

    test("only GitHub's API is asked", async () => {
      newsletter();
      const { page } = await open();
      const asked = new Set<string>();
      page.context().on("request", (request) => asked.add(new URL(request.url()).origin));
      await page.goto(`${host.root}#/pull/12`);
      await done(page);
      expect([...asked].filter((origin) => origin !== new URL(host.root).origin)).toEqual(["https://api.github.com"]);
    });
  },
  { args: async () => web.args },
);
