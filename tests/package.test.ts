/** The package as a user gets it: packed, installed into an empty folder, without what only development needs. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueWith, REPAIRED, TRACKED } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twir-lint-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, argv: readonly string[], cwd = folder): string =>
  execFileSync(command, argv, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

beforeAll(() => {
  // Built before the tests run; building again while other tests use it would take it from under them.
  const [packed] = JSON.parse(run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], "."));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // The types that it names come from here, so that no network is needed.
  const types = ["mdast", "unist"].map((name) => resolve("node_modules/@types", name));
  run("npm", ["install", "--omit=dev", "--offline", "--install-links", join(folder, packed.filename), ...types]);
}, 120_000);

test("nothing that runs is installed beside it", () => {
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expect(installed).toEqual(["@types", "twir-lint"]);
});

test("the program runs", () => {
  // What only the reference parser reads, which is in a file of its own.
  writeFileSync(join(folder, "issue.md"), issueWith(`${TRACKED}\n* [a](<https://blog.example.net/b>)`));
  const bin = join(folder, "node_modules/.bin/twir-lint");
  expect(run(bin, ["--fix", "--select", "tracking-parameter", "issue.md"])).toBe("1 fixed\n");
  writeFileSync(join(folder, "twir-lint.config.json"), JSON.stringify({ rules: { "tracking-parameter": "off" } }));
  writeFileSync(join(folder, "issue.md"), issueWith(TRACKED));
  expect(JSON.parse(run(bin, ["--format", "json", "--ignore", "hint", "issue.md"])).files[0].diagnostics).toEqual([]);
});

test("the library runs, and its types are whole", () => {
  const script = [
    'import { fix, type Diagnostic } from "twir-lint";',
    `const { text, diagnostics } = fix(${JSON.stringify(issueWith(`${TRACKED}\n* [a](<b>)`))}, { select: ["tracking-parameter"] });`,
    "export const rest: readonly Diagnostic[] = diagnostics;",
    "declare const console: { log(text: string): void };",
    "console.log(text);",
  ].join("\n");
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "use.ts"), script);
  const strict = ["--strict", "--skipLibCheck", "false", "--types", "", "--module", "nodenext", "--target", "es2023"];
  run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), ...strict, "--outDir", "out", "use.ts"]);
  expect(run(process.execPath, [join("out", "use.js")])).toBe(`${issueWith(`${REPAIRED}\n* [a](<b>)`)}\n`);
});
