/** The preview: what readers will see, and where GitHub's preview misleads. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESKTOP, describeInBrowser, PHONE } from "../support/browser.ts";

const GLUED = `## Approved RFCs

These were approved:
* [Unblock the crab](https://github.com/rust-lang/rfcs/pull/3416)
* [Name the claws](https://github.com/rust-lang/rfcs/pull/3417)

More at https://blog.example.net/rfcs
`;
const MENDED = GLUED.replace(":\n", ":\n\n").replace(/https:\S+rfcs$/m, "[the blog](https://blog.example.net/rfcs)");

/** No element, handler, address or style may come of it. */
const HOSTILE = `* <img src=x onerror="document.title='owned'"> [a](javascript:document.title='owned')
* <script>document.title = "owned"</script><style>body { display: none }</style>
  * [b](data:text/html,x) <https://c.example/"onclick="x> ![d](https://d.example/pixel.png)
<iframe srcdoc="<script>parent.document.title='owned'</script>"></iframe>

* [e](vbscript:x) [f](//g.example/x) [h](https://h.example/)
`;

describeInBrowser("the preview", ({ open, host }) => {
  const openWith = async (text: string, options: BrowserContextOptions = {}) => {
    const visit = await open("", options);
    const { page } = visit;
    await page.locator(".finding").first().waitFor();
    await write(page, text);
    await page.getByRole("tab", { name: "As readers see it" }).click();
    return visit;
  };

  const write = async (page: Page, text: string) => {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(text);
  };

  test.each([
    ["a desktop", DESKTOP, "light"],
    ["a phone at night", PHONE, "dark"],
  ] as const)("marks on both sides what differs, on %s", async (_, viewport, colorScheme) => {
    const { page, complaints } = await openWith(GLUED, { viewport, colorScheme });
    await page.getByText("GitHub’s preview misleads at 2 places").waitFor();
    const [site, github] = [page.locator(".pair section").first(), page.locator(".pair section").nth(1)];
    const literal = "≠ text with a literal *";
    expect(await site.locator("mark").allInnerTexts()).toEqual([literal, literal, "≠ no link"]);
    expect(await site.locator("li").count()).toBe(0);
    expect(await github.locator("li mark").allInnerTexts()).toEqual(Array(2).fill("≠ an item of a list"));
    const [left, right] = [await site.boundingBox(), await github.boundingBox()];
    if (viewport === PHONE) expect(right?.y).toBeGreaterThan(left?.y ?? 0);
    else expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(viewport.width);
    expect(complaints).toEqual([]);
  });

  test("leads to the line, by keyboard", async () => {
    const { page } = await openWith(GLUED);
    const button = page.getByRole("button", { name: "lines 4 to 5" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("!");
    expect(await page.locator(".cm-line").nth(3).innerText()).toMatch(/^!\* \[Unblock/);
  });

  test("follows the text, and says where both agree", async () => {
    const { page } = await openWith(GLUED);
    await page.getByText("misleads at 2 places").waitFor();
    await write(page, MENDED);
    await page.locator(".preview").getByText("GitHub’s preview and the site agree.").waitFor();
    expect(await page.locator(".rendering li a").allInnerTexts()).toEqual(["Unblock the crab", "Name the claws"]);
    expect(await page.locator(".pair").count()).toBe(0);
    await page.locator("[role=status]").getByText("GitHub’s preview and the site agree").waitFor({ state: "attached" });
  });

  test("makes nothing of a hostile text but text and links", async () => {
    const { page, complaints } = await openWith(HOSTILE);
    const rendering = page.locator(".rendering");
    await rendering.getByText("h", { exact: true }).first().waitFor();
    const found = await rendering.evaluate((element) => ({
      tags: [...new Set([...element.querySelectorAll("*")].map(({ localName }) => localName))].sort(),
      attributes: [...new Set([...element.querySelectorAll("*")].flatMap((each) => each.getAttributeNames()))].sort(),
      links: [...new Set([...element.querySelectorAll("a")].map(({ href, rel }) => `${href} ${rel}`))],
    }));
    const allowed = ["a", "code", "div", "li", "mark", "p", "section", "span", "ul"];
    expect(found.tags.filter((tag) => !allowed.includes(tag))).toEqual([]);
    expect(found.attributes).toEqual(["aria-hidden", "class", "href", "rel", "target"]);
    for (const link of found.links) expect(link).toMatch(/^https:\/\/[ch]\.example\/\S* noopener noreferrer nofollow$/);
    expect(await page.title()).toBe("Check · twir-lint");
    expect(complaints).toEqual([]);
    expect(host.asked.filter((path) => path.includes("pixel"))).toEqual([]);
  });

  test("says how much it shows of a text that is too long", async () => {
    const { page } = await openWith(MENDED);
    const buffer = Buffer.from("All work and no play.\n\n".repeat(3000));
    await page.locator("input[type=file]").setInputFiles({ name: "long.md", mimeType: "text/markdown", buffer });
    await page.getByText(/too long to be shown whole: this is what becomes of its first \d+ lines/).waitFor();
    await page.locator(".rendering[aria-busy=false]").waitFor();
    const line = Buffer.from("All work and no play. ".repeat(4000));
    await page.locator("input[type=file]").setInputFiles({ name: "line.md", mimeType: "text/markdown", buffer: line });
    await page.getByText("what becomes of its first 0 lines").waitFor();
  });
});
