/** A draft is hostile text: nothing of it becomes an element, a handler, an address or a style of the page. */
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { NEWSLETTER_REPOSITORY } from "../../src/newsletter/repository.ts";
import { describeInBrowser, StaticHost } from "../support/browser.ts";
import { issueWith } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import { GitHubWeb } from "../support/github-web.ts";
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
  const names = all.map((each) => each.localName);
  const valuesOf = (element, attributes) =>
    attributes.flatMap((name) => element.hasAttribute(name) ? [element.getAttribute(name)] : []);
  return {
    hit: globalThis.hit,
    names: [...new Set(names)].sort(),
    counts: Object.fromEntries(${JSON.stringify(["base", "iframe", "link", "meta", "script", "style", "svg"])}.map((name) => [name, names.filter((each) => each === name).length])),
    images: all.filter((each) => each.localName === "img" && each.hasAttribute("src")).length,
    handlers: all.flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith("on"))),
    addresses: all.flatMap((each) => valuesOf(each, ["href", "src", "action", "srcdoc", "data"])),
    styles: all.filter((each) => each.getRootNode() === document).flatMap((each) => valuesOf(each, ["style"])),
    editorStyles: all.flatMap((each) => valuesOf(each, ["style"])).filter((style) => /url|expression|@|import/i.test(style)),
    links: [...document.querySelectorAll(".rendering a")].map((each) => each.href),
  };
})()`;

interface Inspection {
  readonly hit?: number;
  readonly names: readonly string[];
  /** How many there are of what does something by being there. */
  readonly counts: Readonly<Record<string, number>>;
  readonly images: number;
  readonly handlers: readonly string[];
  readonly addresses: readonly string[];
  readonly styles: readonly string[];
  readonly editorStyles: readonly string[];
  /** Of the preview. */
  readonly links: readonly string[];
}

const inspect = (page: Page): Promise<Inspection> => page.evaluate<Inspection>(INSPECT);

/** Whoever is harmless has the same faults. */
const PLAIN = `* [Crabs](https://a.example/?utm_source=x) and <https://b.example/>
*[Post](https://a.example/x)
Crabs at [sea] (https://a.example/?fbclid=x), with \`code\`, *one*, **two** and ~~three~~
* [Two](http://a.example/two)
  * [three](https://a.example/three)

1. one
   > two

**bold**, *slanted* and ~~gone~~

---
`;

const dropText = async (page: Page, text: string): Promise<void> => {
  const file = { name: "2026-03-11-this-week-in-rust.md", mimeType: "text/markdown", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("judged as a whole issue").waitFor();
  await page.locator(".finding").nth(2).waitFor();
};

/** What is drawn in each tab, once it is. */
const TABS = { "Before and after": ".comparison .cm-changedText", "As readers see it": ".rendering a" } as const;

/** Every tab, with a text in it. */
const inspectTabs = async (page: Page, text: string): Promise<Inspection[]> => {
  await dropText(page, text);
  const more = page.getByRole("button", { name: /^Show .* too/ });
  if ((await more.count()) > 0) await more.click();
  const seen = [await inspect(page)];
  for (const [tab, drawn] of Object.entries(TABS)) {
    await page.getByRole("tab", { name: tab }).click();
    await page.locator(drawn).first().waitFor();
    seen.push(await inspect(page));
  }
  await page.getByRole("tab", { name: "Findings" }).click();
  return seen;
};

/** @param plain what is there of a harmless text */
const expectHarmless = (found: Inspection, plain: readonly Inspection[]): void => {
  const known = new Set(plain.flatMap(({ names }) => names));
  const own = new Set(plain.flatMap(({ addresses }) => addresses));
  expect(found.hit).toBeUndefined();
  expect(found.names.filter((name) => !known.has(name))).toEqual([]);
  // What the page loads for a view is in the last of them.
  expect(found.counts).toEqual(plain.at(-1)?.counts);
  expect([found.images, found.handlers, found.styles, found.editorStyles]).toEqual([0, [], [], []]);
  expect(
    found.addresses.filter((address) => !own.has(address) && !/^(?:https?:\/\/|#|\.\/|mailto:)/.test(address)),
  ).toEqual([]);
  expect(found.links.filter((address) => !/^(?:https:\/\/|mailto:)/.test(address))).toEqual([]);
};

const TITLES = [...OF_PAGES, ...PIECES]
  .map((piece) => `* [${piece}](https://a.example/?utm_source=x) ${piece}`)
  .join("\n");

const web = new GitHubWeb(NEWSLETTER_REPOSITORY);

describeInBrowser(
  "hostile texts of GitHub",
  ({ open }) => {
    afterAll(() => web.stop());

    const pullOf = async (lines: string, title: string): Promise<Inspection> => {
      web.forget().repository.put({ [DRAFT]: issueWith() });
      web.github.repository.open(12, { [DRAFT]: issueWith(lines) }, { title });
      const { page, complaints } = await open("#/pull/12");
      await page.locator(".pulled .finding").nth(2).waitFor();
      await page.locator(".doing").waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
      return inspect(page);
    };

    test("stay text in the view of pull requests", async () => {
      const plain = await pullOf(PLAIN, "Add crabs");
      expectHarmless(await pullOf(TITLES, OF_PAGES.join(" ")), [plain]);
    });
  },
  { args: async () => (await web.start()).args },
);

describeInBrowser("hostile drafts", ({ open, host }) => {
  test.each([
    ["lines that reports are tried with", HOSTILE_LINES],
    ["lines that are meant for pages", `* [Crabs](https://a.example/?utm_source=x)\n${OF_PAGES.join("\n")}`],
    ["their titles", TITLES],
  ])("%s stay text in every tab", async (_, lines) => {
    const { page, complaints } = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const plain = await inspectTabs(page, issueWith(PLAIN));
    for (const found of await inspectTabs(page, issueWith(lines))) expectHarmless(found, plain);
    expect(asked.filter((url) => !url.startsWith(host.root) && !url.startsWith("blob:"))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("what is typed into the form stays text, and the draft that it is for", async () => {
    const { page, complaints } = await open("#/add");
    await page.getByText("Or paste the draft yourself").click();
    /** @param name of the line, which no other one has */
    const fill = async (name: string, piece: string): Promise<Inspection> => {
      await page.getByLabel("Paste it").fill(issueWith(`* [x](https://a.example/x)\n* [${name}] ${piece}`));
      await page.getByLabel("Title", { exact: true }).fill(`${name} ${piece}`);
      await page.getByLabel("Link", { exact: true }).fill(`https://a.example/?utm_source=${encodeURI(piece)}`);
      await page.keyboard.press("Tab");
      await page.locator(".house-line", { hasText: name }).waitFor();
      await page.locator(".finding").first().waitFor();
      // The line of the draft after which it goes.
      await page.locator(".place .lines .quiet", { hasText: `[${name}]` }).waitFor();
      return inspect(page);
    };
    const plain = await fill("Crabs", "at sea");
    for (const [index, piece] of OF_PAGES.entries()) expectHarmless(await fill(`Crabs ${index + 10}`, piece), [plain]);
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
