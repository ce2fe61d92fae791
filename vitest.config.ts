import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/cache-folder.ts"],
    setupFiles: ["tests/support/setup.ts"],
    testTimeout: 30_000,
    // What a browser does takes its time on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // What a run prints by default is another thing in GitHub Actions; tests of that say so.
    env: { GITHUB_ACTIONS: "" },
    // Plugins that a test writes are loaded by Node itself, as the program does it.
    server: { deps: { external: [/\/twir-lint-test-[^/]+\//] } },
  },
});
