/** Bundles the library and the program into dist/: `npm run build`. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build, type InputOptions, type OutputOptions } from "rolldown";
import { licenses, noSubprocesses, onlyAscii, wordsAsFile, wordsAsString } from "./bundle-plugins.ts";
import { RELEASE_TAG } from "./release/version.ts";
import { digestOf, digestOfSources } from "./source-digest.ts";

const { version, dependencies = {} } = JSON.parse(readFileSync("package.json", "utf8")) as {
  version: string;
  dependencies?: object;
};

/** What npm installs beside the package stays outside; all other packages are bundled, cut down to what is used. */
const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`));

/** What is the same for all files of the program. */
const PROGRAM: OutputOptions = {
  dir: "dist/cli",
  // Node starts CommonJS without its loader for ES modules, which takes a third of the time of an empty start.
  format: "cjs",
  entryFileNames: "[name].cjs",
  chunkFileNames: "[name].cjs",
  comments: { annotation: false, jsdoc: false, legal: true },
};

/** Modules are not named in what is built: where the packages lie is no part of a release. */
const NAMELESS: InputOptions = { experimental: { attachDebugInfo: "none" } };

await build({
  ...NAMELESS,
  input: { index: "src/index.ts" },
  // The library has the reference parser with it, which the program loads on demand.
  checks: { ineffectiveDynamicImport: false },
  external,
  plugins: [wordsAsString(), licenses("LICENSES.txt")],
  // What stands in for the DOM works in a browser too.
  platform: "node",
  output: { dir: "dist", format: "es", cleanDir: true },
});

/** The reference parser is most of the program and few drafts need it: a file of its own, which is loaded when one does. */
const REFERENCE = "./reference.cjs";

/** The commit that is built, with `-dirty` behind it when files differ; empty where there is no checkout. */
const commitHere = (): string => {
  const { status, stdout } = spawnSync("git", ["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"], {
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : "";
};
/** In a release its tag: the hash of the built action may not change with the commit that names that hash. */
const commit = process.env[RELEASE_TAG] ?? commitHere();

/** What a shell runs, a runner of GitHub Actions, and the program: of each the file that Node starts, and the one it loads. */
const STARTS = {
  start: "src/cli/start/start.ts",
  action: "src/action/start.ts",
  thread: "src/cli/start/thread.ts",
};
const ENTRIES = { main: "src/cli/bin.ts", "run-action": "src/action/bin.ts", "run-thread": "src/cli/thread.ts" };
const NOT_FOR_ALL =
  /[\\/]src[\\/](?:action[\\/]|cli[\\/]thread\.ts$|cli[\\/]commands[\\/](?:file-thread|many-files)\.ts$)/;

/** Bundles files of the program, each as a function that takes what it needs from `src/cli/start/`, which loads it. */
const buildProgram = (name: string, input: Readonly<Record<string, string>>, more: OutputOptions = {}) =>
  build({
    ...NAMELESS,
    input,
    // What the other files of the program need of a first file, it exports too, so that it need be no other file.
    preserveEntrySignatures: "allow-extension",
    external: [...external, REFERENCE],
    transform: {
      define: {
        PACKAGE_VERSION: JSON.stringify(version),
        SOURCE_DIGEST: JSON.stringify(digestOfSources()),
        BUILD_COMMIT: JSON.stringify(commit),
      },
    },
    plugins: [noSubprocesses(), wordsAsFile(), onlyAscii(), licenses(`LICENSES-${name}.txt`)],
    platform: "node",
    makeAbsoluteExternalsRelative: false,
    output: {
      ...PROGRAM,
      postBanner: "(function (exports, require, module, surroundings) {",
      postFooter: "})",
      ...more,
    },
  });

const { output: reference } = await buildProgram("reference", { reference: "src/document/markdown/reference.ts" });
const { output: main } = await buildProgram("main", ENTRIES, {
  // What every run needs is one file to find and read; what is imported on demand has its own, as have the action and threads.
  codeSplitting: { groups: [{ name: "core", tags: ["$initial"], test: (id) => !NOT_FOR_ALL.test(id) }] },
});

// Each is told what it loads, so that it takes compiled code of nothing else.
const files = [...reference, ...main].flatMap((file) => (file.type === "chunk" ? [file.fileName, file.code] : []));
for (const [name, entry] of Object.entries(STARTS))
  await build({
    ...NAMELESS,
    input: { [name]: entry },
    transform: { define: { PROGRAM_DIGEST: JSON.stringify(digestOf(files)) } },
    platform: "node",
    output: PROGRAM,
  });
