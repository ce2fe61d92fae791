/**
 * Every Node that is alive runs the built program, the oldest and the newest the quick part of the tests too; an older one
 * says what it needs. The binaries come from the npm registry, and the test is left out, with a word, where that does not answer.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { installPackages } from "../../scripts/install/ways.ts";
import { BIN } from "../support/program-run.ts";

/** What the package `node` of npm installs, by a script that npm does not run of itself. */
const PACKAGE = `node-${process.platform}-${process.arch}`;
const OLD = ["16.20.2", "18.20.8", "20.18.3"];
const ALIVE = ["20.19.0", "22", "24", "latest"];

const folder = mkdtempSync(join(tmpdir(), "twir-lint-nodes-"));
// Each Node has some 100 MB.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);
const wanted = Object.fromEntries(
  [...OLD, ...ALIVE].map((version) => [`node-${version}`, `npm:${PACKAGE}@${version}`]),
);
const modules = installPackages(folder, wanted);
if (modules === undefined) console.warn("The npm registry does not answer: other Nodes are left out.");

const runWith = (variables: Record<string, string>, version: string, ...argv: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(modules ?? "", `node-${version}`, "bin/node"), argv, {
    env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), GITHUB_ACTIONS: "", ...variables },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
};
const run = (version: string, ...argv: string[]) => runWith({}, version, ...argv);

describe.skipIf(modules === undefined)("Node", () => {
  const lint = [BIN, "--format", "json", "--no-archive", "fixtures/draft/2026-03-11-this-week-in-rust.md"];

  test.each(OLD)("%s is told what is needed", (version) => {
    const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
    const needed = /^>=([\d.]+)$/.exec(engines.node)?.[1];
    const { status, stdout, stderr } = run(version, ...lint);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(
      `twir-lint: this is Node.js ${version}, and ${needed} or newer is needed: https://nodejs.org\n`,
    );
  });

  test.each(ALIVE)("%s finds the same, also with what it compiled before", (version) => {
    const here = spawnSync(process.execPath, lint, { encoding: "utf8" });
    expect(here.status).toBe(1);
    for (const turn of [1, 2])
      expect(run(version, ...lint), `run ${turn}`).toEqual({ status: 1, stdout: here.stdout, stderr: "" });
  });

  test.each(ALIVE)("%s takes what it compiled, under the flags that the program sets", (version) => {
    const cache = mkdtempSync(join(folder, "cache-"));
    for (const turn of [1, 2, 3]) {
      expect(runWith({ XDG_CACHE_HOME: cache }, version, ...lint).status).toBe(1);
      const kept = join(cache, "twir-lint/compiled-1");
      const main = readdirSync(kept).find((name) => name.endsWith("-main.cjs")) as string;
      // The number of runs without a break that have added to it.
      expect(readFileSync(join(kept, main)).readUInt32LE(4)).toBe(turn);
    }
  });

  /** What rests on the engine of the language: texts, their parser, and every rule with its examples. */
  const QUICK = ["tests/text", "tests/document/markdown", "tests/rules/rules.test.ts", "tests/report/pretty.test.ts"];

  // What only a Node between these did would be a fault of that Node.
  test.each([ALIVE.at(0), ALIVE.at(-1)])("%s passes the quick tests", { timeout: 300_000 }, (version = "") => {
    const { status, stdout, stderr } = run(version, resolve("node_modules/vitest/vitest.mjs"), "run", ...QUICK);
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
