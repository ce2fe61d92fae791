/**
 * How long each way to get the program takes, from nothing to the first finding: `npm run install-ways`. Only the npm
 * registry is asked. Every way begins with empty caches; "again" is the second run.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail } from "./command-line.ts";
import { installPackages, runIn, waysOf } from "./install/ways.ts";
import { packNpm } from "./release/pack.ts";

const DRAFT = "2026-03-11-this-week-in-rust.md";
const folder = mkdtempSync(join(tmpdir(), "twir-lint-ways-"));
try {
  const tarball = join(folder, packNpm(folder, new Date()).filename);
  const modules = installPackages(join(folder, "installers")) ?? fail("the npm registry does not answer");
  console.log("| way | until the first finding | of it to install | again |\n| --- | ---: | ---: | ---: |");
  for (const [index, { name, files = {}, install, run }] of waysOf(tarball, modules).entries()) {
    const [project, home] = [join(folder, `project-${index}`), join(folder, `home-${index}`)];
    for (const each of [project, home]) mkdirSync(each);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
    copyFileSync(`fixtures/draft/${DRAFT}`, join(project, DRAFT));
    const installed = install === undefined ? 0 : runIn(project, home, install).took;
    const [first, again] = [0, 1].map(() => runIn(project, home, [...run, DRAFT]));
    if (first?.status !== 1 || again?.status !== 1) fail(`${name}: ${first?.stderr}`);
    const times = [installed + (first?.took ?? 0), installed, again?.took ?? 0];
    console.log(`| ${name} | ${times.map((time) => `${(time / 1000).toFixed(1)} s`).join(" | ")} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
