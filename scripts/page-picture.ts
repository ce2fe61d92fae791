/** Takes the picture of the web page in the README, from the built page: `npm run page-picture`. */
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { CHROMIUM, StaticHost } from "../tests/support/static-host.ts";
import { fail, parseArguments } from "./command-line.ts";

const USAGE = `usage: npm run page-picture

Opens the built page in Chromium with the draft in fixtures/, and writes docs/page.png.`;

parseArguments({ help: { type: "boolean", default: false } }, USAGE);

const PICTURE = "docs/page.png";
const SIZE = { width: 1180, height: 640 };
const LINE = "line 27";

if (CHROMIUM === undefined) fail("there is no Chromium; `apt-get install chromium-headless-shell` brings it");
const host = await new StaticHost().start();
const browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: SIZE, colorScheme: "light" });
await page.goto(host.root);
await page.locator("input[type=file]").setInputFiles({
  name: "2026-03-11-this-week-in-rust.md",
  mimeType: "text/markdown",
  buffer: readFileSync("fixtures/draft/2026-03-11-this-week-in-rust.md"),
});
await page.getByText("judged as a whole issue").waitFor();
await page.getByRole("button", { name: LINE, exact: true }).first().click();
await page.evaluate("scrollTo(0, 0)");
await page.screenshot({ path: PICTURE });
await browser.close();
await host.stop();
