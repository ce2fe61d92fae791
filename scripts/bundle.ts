/** Bundles the library and the program into dist/: `npm run build`. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "rolldown";
import { stripAnnotations } from "../src/rule/annotate.ts";
import { placeExample } from "../src/rule/example-frame.ts";
import { rules } from "../src/rules/index.ts";
import {
  buildFacts,
  countryTables,
  importedForUs,
  licenses,
  noSubprocesses,
  readyToRead,
  toldColors,
} from "./bundle-plugins.ts";

const { version, dependencies = {} } = JSON.parse(readFileSync("package.json", "utf8")) as {
  version: string;
  dependencies?: object;
};

/** What npm installs beside the package stays outside; all other packages are bundled, cut down to what is used. */
const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`));

await build([
  {
    input: { index: "src/index.ts" },
    // The library has the reference parser with it, which the program loads on demand.
    checks: { ineffectiveDynamicImport: false },
    external,
    plugins: [countryTables(), licenses()],
    // What stands in for the DOM works in a browser too.
    platform: "node",
    output: { dir: "dist", format: "es", cleanDir: true },
  },
  {
    // The reference parser is a file of its own, which the program loads when a draft needs it.
    input: { main: "src/cli/bin.ts", reference: "src/document/markdown/reference.ts" },
    external: [...external, "./reference.cjs"],
    plugins: [
      buildFacts(version),
      countryTables(),
      importedForUs(),
      noSubprocesses(),
      toldColors(),
      readyToRead(),
      licenses(),
    ],
    platform: "node",
    output: {
      dir: "dist/cli",
      // Node starts CommonJS without its loader for ES modules, which takes a third of the time of an empty start.
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "[name].cjs",
      comments: { annotation: false, jsdoc: false, legal: true },
      // What every run needs is one file to find and read; what is imported on demand has its own.
      codeSplitting: { groups: [{ name: "core", tags: ["$initial"] }] },
    },
  },
]);

// What the rules show in their examples is what they do in drafts.
const folder = mkdtempSync(join(tmpdir(), "twir-lint-build-"));
try {
  const drafts = rules.flatMap(({ id, examples }) =>
    examples.map((example, index) => {
      const file = join(folder, `${id}-${index}.md`);
      writeFileSync(file, placeExample(example, stripAnnotations(example.incorrect)).text);
      return file;
    }),
  );
  // The flags of whoever builds must not be those of the compiled code: V8 takes it only under its own.
  execFileSync(
    process.execPath,
    ["scripts/compile.cjs", "--output", `json=${join(folder, "report.json")}`, ...drafts],
    {
      env: { ...process.env, NODE_OPTIONS: "" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
} finally {
  rmSync(folder, { recursive: true });
}
