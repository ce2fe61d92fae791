/** Takes the pictures of a terminal in the README, from the output of the built program: `npm run terminal-picture`. */
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM } from "../tests/support/static-host.ts";
import { fail, parseArguments } from "./command-line.ts";
import { outputInTerminal, screenPage, THEMES } from "./terminal-screen.ts";

const USAGE = `usage: npm run terminal-picture [-- [--columns N] [--theme dark|light] [--output FILE] [-- ARGUMENTS...]]

Runs the built program in fixtures/ on a terminal, and writes what that shows: docs/terminal.png on a light background,
docs/terminal-dark.png on a dark one. To look at other output, name a theme, a file, and the arguments of the program.`;

const PICTURES = { light: "docs/terminal.png", dark: "docs/terminal-dark.png" } as const;
type ThemeName = keyof typeof PICTURES;

const ARGUMENTS = ["--select", "malformed-tag,missing-tag,tracking-parameter,closed-cfp", "draft"];
const COLUMNS = 90;

const { values, positionals } = parseArguments(
  {
    columns: { type: "string", default: String(COLUMNS) },
    theme: { type: "string" },
    output: { type: "string" },
    help: { type: "boolean", default: false },
  },
  USAGE,
);
const columns = Number(values.columns);
const isTheme = (name: string | undefined): name is ThemeName => name !== undefined && Object.hasOwn(PICTURES, name);
if (values.help || !(columns >= 20) || (values.theme !== undefined && !isTheme(values.theme))) fail(USAGE);
if (values.output !== undefined && !isTheme(values.theme)) fail("--output needs a --theme");
if (CHROMIUM === undefined) fail("there is no Chromium; `apt-get install chromium-headless-shell` brings it");

const given = positionals.length > 0 ? positionals : ARGUMENTS;
const program = [process.execPath, resolve("bin/twir-lint.js")];
const output = outputInTerminal([...program, ...given], { columns, cwd: "fixtures" });
const shown = `$ twir-lint ${given.join(" ")}\n${output}`;

const browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ["--no-sandbox"] });
const page = await browser.newPage({ deviceScaleFactor: 1.5 });
for (const name of isTheme(values.theme) ? [values.theme] : (["light", "dark"] as const)) {
  await page.setContent(screenPage(shown, { columns, theme: THEMES[name] }));
  await page.locator("pre").screenshot({ path: values.output ?? PICTURES[name] });
}
await browser.close();
