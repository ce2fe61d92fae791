/** Measures the built page as visitors have it: bytes and time until the first finding shows, and what a keystroke takes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { BUILT, CHROMIUM, DESKTOP, StaticHost } from "../tests/support/static-host.ts";
import { longIssue } from "./bench/issues.ts";
import { fail, parseArguments } from "./command-line.ts";

const USAGE = `usage: npm run page-budget

Opens the built page in Chromium with a draft of 33 kB in its address, several times, and types into it. Fails where a
visitor waits longer than promised. Build first, and have nothing else run.`;

parseArguments({ help: { type: "boolean", default: false } }, USAGE);

/** Characters at most, so that it has 33,000 at least: it is put together from copies of a smaller one. */
const DRAFT = 34_600;
const VISITS = 5;
const KEYSTROKES = 50;
/** What is promised: bytes gzipped, and milliseconds. */
const PROMISED = { bytes: 300_000, firstFinding: 1000, keystroke: 100, task: 50 };

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Bytes of the files that were asked for, as a host sends them. */
const gzipped = (paths: readonly string[]): number =>
  [...new Set(paths)].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(BUILT, path === "/" ? "index.html" : path))).length,
    0,
  );

/** Calls `done` when the condition holds, looking at each frame. */
const WAIT =
  "(test) => new Promise((done) => { const look = () => (test() ? done(performance.now()) : requestAnimationFrame(look)); look(); })";
const COUNT = '() => document.querySelectorAll(".finding").length';

/** A file that is not there, asked for once a finding shows: it parts what was asked for before from what comes behind. */
const MARKER = "first-finding";

interface Visit {
  /** Milliseconds from the start of the navigation. */
  readonly firstFinding: number;
  readonly bytes: number;
}

const visit = async (browser: Browser, host: StaticHost, address: string): Promise<Visit> => {
  // The service worker asks for the rest of the page once the first finding shows, which may be before this is counted.
  const context = await browser.newContext({ viewport: DESKTOP, serviceWorkers: "block" });
  const page = await context.newPage();
  host.asked.length = 0;
  await page.goto(host.root + address, { waitUntil: "commit" });
  const firstFinding = await page.evaluate<number>(
    `(${WAIT})(() => (${COUNT})() > 0).then((at) => fetch(${JSON.stringify(MARKER)}).then(() => at))`,
  );
  await context.close();
  const shown = host.asked.findIndex((path) => path.endsWith(MARKER));
  return { firstFinding, bytes: gzipped(host.asked.slice(0, shown)) };
};

/** Types at the end of a title, and waits until a finding of the new text shows: it has the title in its message. */
const typeInto = async (page: Page): Promise<{ keystrokes: number[]; tasks: number[] }> => {
  await page.evaluate(
    `globalThis.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" })`,
  );
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.waitForTimeout(1000);
  await page.evaluate("tasks.length = 0");
  await page.evaluate(`addEventListener("beforeinput", () => { globalThis.told = performance.now(); }, true)`);
  const keystrokes: number[] = [];
  for (let index = 0; index < KEYSTROKES; index++) {
    // Each line has one finding more than the last.
    const before = await page.evaluate<number>(
      `document.querySelector(".verdict").textContent.match(/(\\d+) warning/)?.[1] ?? 0`,
    );
    await page.keyboard.insertText("- x\n");
    const took = await page.evaluate<number>(
      `(${WAIT})(() => document.querySelector(".verdict").textContent.match(/(\\d+) warning/)?.[1] != ${JSON.stringify(before)}).then((at) => at - told)`,
    );
    keystrokes.push(took);
  }
  return { keystrokes, tasks: await page.evaluate<number[]>("tasks") };
};

if (CHROMIUM === undefined) fail("there is no Chromium; `apt-get install chromium-headless-shell` brings it");
const host = await new StaticHost().start();
const browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ["--no-sandbox"] });
const address = `#/text/${deflateRawSync(longIssue(DRAFT)).toString("base64url")}`;
const visits: Visit[] = [];
for (let index = 0; index < VISITS; index++) visits.push(await visit(browser, host, address));
const context = await browser.newContext({ viewport: DESKTOP });
const page = await context.newPage();
await page.goto(host.root + address);
await page.locator(".finding").first().waitFor();
const { keystrokes, tasks } = await typeInto(page);
await browser.close();
await host.stop();

const rows: [what: string, found: number, promised: number, unit: string][] = [
  ["until the first finding shows, gzipped", Math.max(...visits.map(({ bytes }) => bytes)), PROMISED.bytes, "bytes"],
  [
    `until the first finding shows, median of ${VISITS}`,
    median(visits.map((each) => each.firstFinding)),
    PROMISED.firstFinding,
    "ms",
  ],
  [`from a keystroke to its findings, median of ${KEYSTROKES}`, median(keystrokes), PROMISED.keystroke, "ms"],
  ["longest task of the main thread while typing", Math.max(0, ...tasks), PROMISED.task, "ms"],
];
for (const [what, found, promised, unit] of rows)
  process.stdout.write(`${what.padEnd(56)} ${found.toFixed(0).padStart(8)} ${unit.padEnd(6)} at most ${promised}\n`);
process.exitCode = rows.some(([, found, promised]) => found > promised) ? 1 : 0;
