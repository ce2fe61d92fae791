import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    // Plugins that a test writes are loaded by Node itself, as the program does it.
    server: { deps: { external: [/\/twir-lint-test-[^/]+\//] } },
  },
});
