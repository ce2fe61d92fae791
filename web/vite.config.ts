/** Builds the page into `dist/web`: `npm run build`, or `npm run web` to work on it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultClientConditions, defineConfig } from "vite";
import { offlinePlugin, SERVICE_WORKER } from "./offline-plugin.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

export default defineConfig({
  root: import.meta.dirname,
  // Any folder of any static host.
  base: "./",
  define: { VERSION: JSON.stringify(version) },
  // A package that would ask the DOM has another way for workers.
  resolve: { conditions: ["worker", ...defaultClientConditions] },
  plugins: [offlinePlugin()],
  build: {
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL("index.html", import.meta.url)),
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
  worker: { format: "es" },
});
