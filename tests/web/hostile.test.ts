/** A draft is hostile text: nothing of it becomes an element, a handler, an address or a style of the page. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser, StaticHost } from "../support/browser.ts";
import { issueWith } from "../support/cli-run.ts";
import { HOSTILE_LINES, PIECES } from "../support/hostile-lines.ts";

const OF_PAGES = [
  "<script>globalThis.hit = 1</script>",
  "<img src=x onerror='globalThis.hit = 1'>",
  "<svg onload='globalThis.hit = 1'></svg>",
  "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
  "<a href='javascript:globalThis.hit = 1'>x</a>",
  "<style>* { display: none }</style>",
  "<base href='https://evil.example/'>",
  "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
  "* [click](javascript:globalThis.hit=1)",
  "* [click](data:text/html,<script>parent.hit=1</script>)",
  "* [click](JaVaScRiPt:globalThis.hit=1?utm_source=x)",
  "* [![x](https://evil.example/pixel.png)](https://evil.example)",
  "* <https://evil.example/>",
  "{{constructor.constructor('globalThis.hit=1')()}}",
];

/** All elements of the page and of the shadow trees in it: which there are, and what they may do. */
const INSPECT = `(() => {
  const all = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return {
    hit: globalThis.hit,
    names: [...new Set(all.map((each) => each.localName))].sort(),
    handlers: all.flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith("on"))),
    addresses: all.flatMap((each) => ["href", "src", "action", "srcdoc", "data"].flatMap((name) => each.hasAttribute(name) ? [each.getAttribute(name)] : [])),
    scripts: all.filter((each) => each.localName === "script").map((each) => each.getAttribute("src")),
    styles: all.filter((each) => each.localName === "style").length,
  };
})()`;

interface Inspection {
  readonly hit?: number;
  readonly names: readonly string[];
  readonly handlers: readonly string[];
  readonly addresses: readonly string[];
  readonly scripts: readonly string[];
  readonly styles: number;
}

const FORBIDDEN = ["iframe", "object", "embed", "form", "base", "audio", "video", "math", "frame", "applet"];

const inspect = (page: Page): Promise<Inspection> => page.evaluate<Inspection>(INSPECT);

const dropText = async (page: Page, text: string): Promise<void> => {
  const file = { name: "2026-03-11-this-week-in-rust.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("judged as a whole issue").waitFor();
  await page.locator(".finding").first().waitFor();
};

const expectHarmless = async (page: Page, plain: Inspection): Promise<void> => {
  const found = await inspect(page);
  expect(found.hit).toBeUndefined();
  expect(found.handlers).toEqual([]);
  expect(found.scripts).toEqual(plain.scripts);
  expect(found.styles).toBe(0);
  expect(found.names.filter((name) => FORBIDDEN.includes(name))).toEqual([]);
  expect(found.addresses.filter((address) => !/^(?:https?:\/\/|#|\.\/|mailto:)/.test(address))).toEqual([]);
};

describeInBrowser("hostile drafts", ({ open, host }) => {
  test.each([
    ["lines that reports are tried with", HOSTILE_LINES],
    ["lines that are meant for pages", OF_PAGES.join("\n")],
    [
      "their titles",
      [...OF_PAGES, ...PIECES].map((piece) => `* [${piece}](https://a.example/?utm_source=x) ${piece}`).join("\n"),
    ],
  ])("%s stay text in every tab", async (_, lines) => {
    const { page, complaints } = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const plain = await inspect(page);
    await dropText(page, issueWith(lines));
    const more = page.getByRole("button", { name: /^Show .* too/ });
    if ((await more.count()) > 0) await more.click();
    await expectHarmless(page, plain);
    for (const tab of ["Before and after", "As readers see it"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.locator("#tab-panel").getByText("Loading").waitFor({ state: "detached" });
      await page.waitForTimeout(300);
      await expectHarmless(page, plain);
    }
    expect(asked.filter((url) => !url.startsWith(host.root))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("the policy of the page is in force", async () => {
    const { page } = await open();
    const violated = await page.evaluate<string[]>(`new Promise((done) => {
      const violated = [];
      document.addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "globalThis.hit = 1";
      document.body.append(script);
      const style = document.createElement("style");
      style.textContent = "body { color: red }";
      document.body.append(style);
      const image = document.createElement("img");
      image.src = "https://evil.example/pixel.png";
      document.body.append(image);
      fetch("https://evil.example/").catch(() => {});
      setTimeout(() => done(violated.sort()), 500);
    })`);
    expect(violated).toEqual(["connect-src", "img-src", "script-src-elem", "style-src-elem"]);
    expect((await inspect(page)).hit).toBeUndefined();
  });

  test("the policy of the page is in force in its worker too", async () => {
    const { page } = await open();
    await page.locator(".finding").first().waitFor();
    const other = await new StaticHost().start();
    try {
      const [worker] = page.workers();
      const ask = (address: string) =>
        worker?.evaluate<string>(
          `fetch(${JSON.stringify(address)}, { mode: "no-cors" }).then(() => "answered", String)`,
        );
      expect(await ask(`${host.root}icon.svg`)).toBe("answered");
      expect(await ask(`${other.root}icon.svg`)).toContain("Failed to fetch");
      expect(other.asked).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});
