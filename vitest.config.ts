import { readdirSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";

const TESTS = "tests/**/*.test.ts";

/** Files that put another module in the place of one, or look at what modules do when they are loaded: these load their own. */
const LOADING = ["tests/house/regexps.test.ts", "tests/house/slow-patterns.test.ts"];
const APART = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .map((name) => `tests/${name.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => LOADING.includes(file) || /\bvi\.mock\(/.test(readFileSync(file, "utf8")));

export default defineConfig({
  test: {
    globalSetup: ["tests/support/cache-folder.ts"],
    setupFiles: ["tests/support/setup.ts"],
    // One of two processors would be left idle: what waits for it is the next file.
    maxWorkers: "100%",
    testTimeout: 30_000,
    // What a browser does takes its time on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // What a run prints by default is another thing in GitHub Actions; tests of that say so.
    env: { GITHUB_ACTIONS: "" },
    // Plugins that a test writes are loaded by Node itself, as the program does it.
    server: { deps: { external: [/\/twir-lint-test-[^/]+\//] } },
    projects: [
      // To load all rules takes longer than most files take to test: what was loaded stays for the next one.
      {
        extends: true,
        test: { name: "shared", include: [TESTS], exclude: [...configDefaults.exclude, ...APART], isolate: false },
      },
      { extends: true, test: { name: "apart", include: APART } },
    ],
  },
});
