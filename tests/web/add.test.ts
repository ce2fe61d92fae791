/** The form, in a browser, by clicks and keys. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { DESKTOP, describeInBrowser, PHONE } from "../support/browser.ts";

const DRAFT = `Title: This Week in Rust 679
Number: 679
Date: 2026-12-02
Category: This Week in Rust

## Updates from Rust Community

### Observations/Thoughts
* [A tale of two borrows](https://blog.example.net/two-borrows)

## Upcoming Events

Rusty Events between 2026-12-02 - 2026-12-30 🦀

### Virtual
* 2026-12-08 | Virtual (Berlin, DE) | [Rust Berlin](https://www.meetup.com/rust-berlin)
    * [**Rust Hack and Learn**](https://www.meetup.com/rust-berlin/events/308455924/)

### Europe
* 2026-12-04 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-12-20 | Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)

## Jobs
`;
const EVENT_LINE =
  "* 2026-12-10 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Fjords \\[and\\] futures**](https://www.meetup.com/rust-oslo/events/313338784/)";

const choose = (page: Page, kind: string) => page.getByRole("radio", { name: kind, exact: true }).check();
const fill = (page: Page, label: string, value: string) =>
  page
    .getByRole("textbox", { name: label, exact: true })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .fill(value);

const fillEvent = async (page: Page): Promise<void> => {
  await choose(page, "An event");
  await fill(page, "Group", "Rust Oslo");
  await fill(page, "Link of the group", "https://www.meetup.com/rust-oslo");
  await fill(page, "Title of the event", "Fjords [and]\tfutures");
  await fill(page, "Link of the event", "https://www.meetup.com/rust-oslo/events/313338784/");
  await fill(page, "Date", "2026-12-10");
  await fill(page, "City", "Oslo");
  await fill(page, "Country", "Norway");
};
const giveDraft = async (page: Page, text: string): Promise<void> => {
  await page.getByText("Or paste the draft yourself").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Paste it").fill(text);
};
const line = (page: Page) => page.locator(".house-line");
const copied = (page: Page): Promise<string> => page.evaluate("navigator.clipboard.readText()");

describeInBrowser("the form", ({ open }) => {
  describe.each([
    ["desktop", DESKTOP, "light"],
    ["phone", PHONE, "dark"],
  ] as const)("%s", (_, viewport, colorScheme) => {
    const visit = async (address = "#/add") => {
      const visited = await open(address, {
        viewport,
        colorScheme,
        permissions: ["clipboard-read", "clipboard-write"],
        timezoneId: "America/Los_Angeles",
      });
      // The day from which the date of the next issue is counted.
      await visited.page.clock.setFixedTime("2026-11-29T12:00:00Z");
      await line(visited.page).getByText("Title").waitFor();
      return visited;
    };

    test("writes an entry, says what is missing, and repairs it", async () => {
      const { page, complaints } = await visit();
      await page.getByRole("button", { name: "Still missing: title, link" }).waitFor();
      await fill(page, "Title", "Macros | for [everybody]");
      await page.getByRole("button", { name: "Still missing: link" }).waitFor();
      expect(await page.locator(".fault").count()).toBe(0);
      await fill(page, "Link", "https://blog.example.net/macros?utm_source=feed");
      await page.getByRole("checkbox", { name: "video" }).check();
      await page.locator(".finding .rule", { hasText: "tracking-parameter" }).waitFor();
      await page.getByRole("button", { name: "remove the parameter" }).press("Enter");
      await page.getByText("Nothing to say").waitFor();
      expect(await page.getByLabel("Link", { exact: true }).inputValue()).toBe("https://blog.example.net/macros");
      await page.getByRole("button", { name: "Copy the line" }).click();
      await page.getByText("✔ copied").waitFor();
      expect(await copied(page)).toBe("* [video] [Macros | for \\[everybody\\]](https://blog.example.net/macros)\n");
      await expect.poll(() => page.locator("[aria-live]").innerText(), { timeout: 5000 }).toBe("copied");
      expect(complaints).toEqual([]);
    });

    test("writes an event, and says where in the draft it goes", async () => {
      const { page, complaints } = await visit();
      await fillEvent(page);
      await page.getByText("Nothing to say").waitFor();
      expect(await line(page).innerText()).toBe(EVENT_LINE);
      await giveDraft(page, DRAFT);
      await page.getByText("Under Europe, after line 21").waitFor();
      const shown = await page.locator(".place pre > code").allInnerTexts();
      expect(shown).toHaveLength(6);
      expect(shown[1]).toContain("21");
      expect(shown[2]).toContain("* 2026-12-10 | Oslo, NO");
      expect(shown[4]).toContain("* 2026-12-20 | Tromsø, NO");
      await page.getByRole("radio", { name: "hybrid" }).check();
      await page.getByText("Under Virtual, after line 17").waitFor();
      expect(await line(page).innerText()).toContain("| Hybrid (Oslo, NO) |");
      expect(complaints).toEqual([]);
    });

    test("needs no more room than the screen has", async () => {
      const { page } = await visit();
      await fillEvent(page);
      await giveDraft(page, DRAFT);
      await page.getByText("Under Europe").waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport.width);
    });
  });

  const visit = () => open("#/add", { permissions: ["clipboard-read", "clipboard-write"] });

  test("writes a call for papers and a task", async () => {
    const { page, complaints } = await visit();
    await choose(page, "A call for papers");
    await fill(page, "Conference", "CrabConf");
    await fill(page, "Link to the call", "crabconf.example.net/cfp");
    await fill(page, "Deadline", "2027-04-30");
    await fill(page, "Place", "Berlin, Germany");
    await fill(page, "First day", "2027-09-14");
    await fill(page, "Last day (optional)", "2027-09-16");
    await expect
      .poll(() => line(page).innerText())
      .toBe(
        "* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2027-04-30 | Berlin, Germany | 2027-09-14 - 2027-09-16",
      );
    await choose(page, "A task for contributors");
    await fill(page, "Project", "crabby");
    await fill(page, "Title of the issue", "Teach the parser about tabs");
    await fill(page, "Link to the issue", "https://github.com/crabby-rs/crabby/issues/12");
    await expect
      .poll(() => line(page).innerText())
      .toBe("* [crabby - Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)");
    await page.getByText("Nothing to say").waitFor();
    await choose(page, "A call for papers");
    expect(await page.getByLabel("Conference").inputValue()).toBe("CrabConf");
    expect(complaints).toEqual([]);
  });

  test("says which field cannot be, once it is left", async () => {
    const { page } = await visit();
    await fill(page, "Title", "A title");
    await page.getByLabel("Link", { exact: true }).pressSequentially("javascript:alert(1)");
    await page.getByText("To be mended:").waitFor();
    expect(await page.locator(".fault").count()).toBe(0);
    await page.keyboard.press("Tab");
    await page.locator(".fault").waitFor();
    expect(await page.locator(".fault").innerText()).toContain("Link has the scheme javascript");
    const described = await page.getByLabel("Link", { exact: true }).getAttribute("aria-describedby");
    expect(described).toBe("entry-url-fault");
  });

  test("asks for the state where the newsletter names it", async () => {
    const { page } = await visit();
    await choose(page, "An event");
    expect(await page.getByLabel("State or province").count()).toBe(0);
    await fill(page, "Country", "united states");
    await fill(page, "State or province", "texas");
    await fill(page, "City", "Austin");
    await expect.poll(() => line(page).innerText()).toContain("| Austin, TX, US |");
  });

  test("tells a duplicate in the draft, with its line", async () => {
    const { page } = await visit();
    await giveDraft(page, DRAFT);
    await fill(page, "Title", "Two borrows");
    await fill(page, "Link", "https://blog.example.net/two-borrows");
    await page.locator(".finding .rule", { hasText: "duplicate-link" }).waitFor();
    expect(await page.locator(".related").first().innerText()).toMatch(/line 9 of the draft/i);
  });

  test("brings the heading that the draft lacks, and says what is no draft", async () => {
    const { page } = await visit();
    await fill(page, "Title", "New in Cargo");
    await fill(page, "Link", "https://blog.example.net/cargo");
    await page.getByLabel("Section").selectOption("Miscellaneous");
    await giveDraft(page, DRAFT);
    await page.getByText("the draft has no such heading yet").waitFor();
    await page.getByRole("button", { name: "Copy it with its heading" }).click();
    expect(await copied(page)).toBe("\n### Miscellaneous\n* [New in Cargo](https://blog.example.net/cargo)\n");
    await page.getByLabel("Paste it").fill("Dear diary,");
    await page.getByText("The draft has no ## Updates from Rust Community").waitFor();
  });

  test("makes no element of what is typed", async () => {
    const { page, complaints } = await visit();
    const hostile = '<img src=x onerror="alert(1)"> <b>bold</b> ](javascript:alert(1)) `<i>`';
    await fill(page, "Title", hostile);
    await fill(page, "Link", 'https://blog.example.net/"><script>alert(1)</script>');
    await giveDraft(page, DRAFT.replace("A tale of two borrows", hostile));
    await page.getByText("Under Observations/Thoughts").waitFor();
    expect(await page.locator("main img, main script, main b, main i, main [onerror], main [style]").count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
