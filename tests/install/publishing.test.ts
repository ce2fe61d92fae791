/**
 * What checkers of packages say of ours: they come from the npm registry, and the test is left out, with a word, where that
 * does not answer. Needs `npm run build`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { installPackages, runIn } from "../../scripts/install/ways.ts";
import { packNpm } from "../../scripts/release/pack.ts";

const folder = mkdtempSync(join(tmpdir(), "twir-lint-publishing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const tarball = join(folder, packNpm(folder, new Date()).filename);
const modules = installPackages(folder, { publint: "0.3.25", "@arethetypeswrong/cli": "0.18.5" });
if (modules === undefined) console.warn("The npm registry does not answer: what checks packages is left out.");

test.skipIf(modules === undefined).each([
  ["publint", "--strict"],
  // A `require` of an ES module is what every Node does that the package is for.
  ["attw", "--ignore-rules", "cjs-resolves-to-esm"],
])("%s has nothing to say", { timeout: 60_000 }, (program, ...flags) => {
  const { status, stdout, stderr } = runIn(folder, folder, [join(modules ?? "", ".bin", program), tarball, ...flags]);
  expect(status, stdout + stderr).toBe(0);
});
