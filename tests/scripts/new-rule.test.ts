/** The steps of CONTRIBUTING.md, carried out in a copy of the project. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "twir-lint-new-rule-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (command: string, ...args: string[]): { status: number; output: string } => {
  try {
    return { status: 0, output: execFileSync(command, args, { cwd: copy, encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, output: stdout + stderr };
  }
};

test("a new rule compiles, is registered, documented and passes its example", { timeout: 120_000 }, () => {
  for (const name of [
    "src",
    "scripts",
    "tests",
    "docs",
    "schema",
    "README.md",
    "package.json",
    "tsconfig.json",
    "vitest.config.ts",
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

  expect(run("npm", "run", "--silent", "new-rule", "--", "titles/no-shouting")).toMatchObject({ status: 2 });
  const made = run(
    "npm",
    "run",
    "--silent",
    "new-rule",
    "--",
    "titles/whispered-title",
    "a title is written in small letters",
  );
  expect(made.status, made.output).toBe(0);
  expect(made.output).toContain("src/rules/titles/whispered-title.ts");
  expect(made.output).toMatch(/npm run build.*: node bin\/twir-lint\.js explain whispered-title\n/);
  expect(readFileSync(join(copy, "src/rules/index.ts"), "utf8")).toContain('"./titles/whispered-title.ts"');
  expect(readFileSync(join(copy, "README.md"), "utf8")).toContain("whispered-title");
  expect(existsSync(join(copy, "docs/rules/whispered-title.md"))).toBe(true);

  expect(run("npm", "run", "--silent", "generate", "--", "--check")).toMatchObject({ status: 0 });
  expect(run("npx", "tsc", "--noEmit")).toMatchObject({ status: 0 });
  const tested = run("npx", "vitest", "run", "tests/rules/rules.test.ts", "-t", "whispered-title");
  expect(tested.status, tested.output).toBe(0);
  expect(tested.output).toContain("1 passed");
  expect(run("npm", "run", "--silent", "new-rule", "--", "titles/whispered-title")).toMatchObject({ status: 2 });
});
