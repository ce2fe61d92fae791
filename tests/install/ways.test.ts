/**
 * The package from its tarball by every way that there is, with the real programs, which come from the npm registry: left
 * out, with a word, where that does not answer. Needs `npm run build`.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { installPackages, runIn, waysOf } from "../../scripts/install/ways.ts";
import { packNpm } from "../../scripts/release/pack.ts";
import { runProgram } from "../support/program-run.ts";

const DRAFT = "2026-03-11-this-week-in-rust.md";
const folder = mkdtempSync(join(tmpdir(), "twir-lint-install-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tarball = join(folder, packNpm(folder, new Date()).filename);
const modules = installPackages(join(folder, "installers"));
if (modules === undefined) console.warn("The npm registry does not answer: the ways to install are left out.");

/** What npm says of packages that run programs when they are installed. */
const SCRIPTS = /install[- ]scripts?|allow[- ]?scripts|deprecated/i;

describe.skipIf(modules === undefined)("lints a draft", () => {
  test.each(waysOf(tarball, modules ?? "").map((way, index) => ({ ...way, index })))(
    "$name",
    { timeout: 120_000 },
    ({ files = {}, install, run, index }) => {
      const [project, home] = [join(folder, `project-${index}`), join(folder, `home-${index}`)];
      for (const each of [project, home]) mkdirSync(each);
      for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
      copyFileSync(`fixtures/draft/${DRAFT}`, join(project, DRAFT));
      if (install) {
        const { status, stdout, stderr } = runIn(project, home, install);
        expect({ status, stderr }, stdout).toMatchObject({ status: 0, stderr: expect.not.stringMatching(SCRIPTS) });
      }
      const argv = ["--format", "text", "--stage", "draft", DRAFT];
      const { status, stdout, stderr } = runIn(project, home, [...run, ...argv]);
      const here = runProgram(project, argv);
      expect(here.code).toBe(1);
      expect({ status, stdout }, stderr).toEqual({ status: 1, stdout: here.stdout });
    },
  );
});
