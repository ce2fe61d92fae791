/** Builds the page into `dist/web`: `npm run build`, or `npm run web` to work on it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultClientConditions, defineConfig } from "vite";
import { earlyPlugin } from "./early-plugin.ts";
import { offlinePlugin, SERVICE_WORKER } from "./offline-plugin.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** The linter is loaded beside the page, not behind it. */
const EARLY = "start-worker";

export default defineConfig({
  root: import.meta.dirname,
  // Any folder of any static host.
  base: "./",
  define: { VERSION: JSON.stringify(version) },
  // A package that would ask the DOM has another way for workers.
  resolve: { conditions: ["worker", ...defaultClientConditions] },
  plugins: [offlinePlugin(), earlyPlugin(EARLY)],
  build: {
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL("index.html", import.meta.url)),
        [EARLY]: fileURLToPath(new URL("src/lint/start-worker.ts", import.meta.url)),
        offline: fileURLToPath(new URL("src/offline/service-worker.ts", import.meta.url)),
      },
      output: {
        entryFileNames: ({ name }) => (name === "offline" ? SERVICE_WORKER : "assets/[name]-[hash].js"),
      },
    },
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // What a style or an image is given as `data:` the policy of the page would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // What every visit needs is one file to ask for.
  worker: {
    format: "es",
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "worker", tags: ["$initial"] }] } } },
  },
});
