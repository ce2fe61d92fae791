/** Bundles the extension for VS Code into dist/vscode/, ready to be packaged: `npm run vscode`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type InputOptions, type OutputOptions } from "rolldown";
import { licenses, wordsAsString } from "./bundle-plugins.ts";
import { digestOfSources } from "./source-digest.ts";

const FROM = "editors/vscode";
const TO = "dist/vscode";
const { version, homepage, repository, bugs } = JSON.parse(readFileSync("package.json", "utf8"));

/** The editor brings this module along. */
const EDITOR = "vscode";

interface Part {
  /** The name of the file that is made. What a browser is to load ends in `.js`: older editors add it to any other name. */
  readonly file: string;
  readonly entry: string;
  readonly platform: InputOptions["platform"];
  readonly format: OutputOptions["format"];
}

const PARTS: readonly Part[] = [
  { file: "desktop.cjs", entry: `${FROM}/src/desktop.ts`, platform: "node", format: "cjs" },
  { file: "web.js", entry: `${FROM}/src/web.ts`, platform: "browser", format: "cjs" },
  { file: "server.mjs", entry: `${FROM}/src/server.ts`, platform: "node", format: "es" },
  { file: "server-worker.js", entry: `${FROM}/src/server-worker.ts`, platform: "browser", format: "iife" },
];

/** In a browser both run in a worker: a package that would ask the DOM has another way for those. */
const CONDITIONS = ["worker", "browser"];

const bundle = ({ file, entry, platform, format }: Part) =>
  build({
    input: entry,
    external: [EDITOR],
    platform,
    ...(platform === "browser" && { resolve: { conditionNames: CONDITIONS } }),
    transform: {
      define: { PACKAGE_VERSION: JSON.stringify(version), SOURCE_DIGEST: JSON.stringify(digestOfSources()) },
    },
    plugins: [wordsAsString(), licenses(`LICENSES-${file}.txt`)],
    output: { file: join(TO, file), format, minify: true, codeSplitting: false },
  });

// What is in the folder is packaged, so nothing of an earlier build stays.
rmSync(TO, { recursive: true, force: true });
mkdirSync(TO, { recursive: true });
for (const part of PARTS) await bundle(part);

/** The version of the extension is that of the linter in it, and its addresses are the linter's. Its sources are modules; editors load it as CommonJS. */
const own = JSON.parse(readFileSync(join(FROM, "package.json"), "utf8"));
const manifest = {
  ...own,
  version,
  homepage,
  repository: { ...repository, url: repository.url.replace(/^git\+/, ""), directory: FROM },
  bugs: { url: bugs },
  type: undefined,
};
writeFileSync(join(TO, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
// Copied without the permissions that they have in a checkout, for the package has those of its files.
for (const path of [join(FROM, "README.md"), "LICENSE", "CHANGELOG.md"])
  writeFileSync(join(TO, basename(path)), readFileSync(path));
