/** What bundling does beyond putting modules together. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { countries, languages } from "countries-list";
import type { Plugin } from "rolldown";

const FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

const licenseOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? license : readFileSync(join(folder, file), "utf8").trim();
  if (text === undefined) throw new Error(`${folder} says nowhere under which license it is`);
  return `${name} ${version}\n\n${text}\n`;
};

/** Puts the licenses of the bundled packages beside the bundle: each asks that its text goes where its code goes. */
export const licenses = (): Plugin => ({
  name: "licenses",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
    const folders = new Set(modules.flatMap((id) => FOLDER.exec(id)?.[0] ?? []));
    const source = [...folders]
      .sort()
      .map(licenseOf)
      .join(`\n${"-".repeat(80)}\n\n`);
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source });
  },
});

/** JSON is read faster than the same as JavaScript, and no run needs phone codes and currencies. */
const table = (name: string, value: unknown): string =>
  `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

/** Leaves of the tables of countries what `src/` reads. */
export const countryTables = (): Plugin => ({
  name: "country-tables",
  load: {
    filter: { id: /[\\/]countries-list[\\/]mjs[\\/]index\.js$/ },
    handler: () => {
      const rows = Object.entries(countries).map(([code, { name, native, alias, continent, continents }]) => [
        code,
        { name, native, alias, continent, continents },
      ]);
      const codes = Object.keys(languages).map((code) => [code, 0]);
      return [table("countries", Object.fromEntries(rows)), table("languages", Object.fromEntries(codes))].join("\n");
    },
  },
});

const NOTHING = "\0nothing";

/** commander can start other programs, which needs the network modules of Node; twir-lint never asks it to. */
export const noSubprocesses = (): Plugin => ({
  name: "no-subprocesses",
  resolveId: (source, importer) =>
    source === "node:child_process" && /[\\/]commander[\\/]/.test(importer ?? "") ? NOTHING : undefined,
  load: { filter: { id: /^\0nothing$/ }, handler: () => "export {};" },
});

/** picocolors asks the terminal for colours when it is loaded, which loads the streams of Node; it is told by our flags. */
export const toldColors = (): Plugin => ({
  name: "told-colors",
  transform: {
    filter: { id: /[\\/]picocolors[\\/]picocolors\.js$/ },
    handler: (code) => code.replace("let p = process || {}", "let p = {}"),
  },
});

/** Where an escape would stand for itself: behind a backslash, and in a raw template. */
const NOT_THE_SAME = /\\[\u0080-\uffff]|\.raw`[^`]*[\u0080-\uffff]/;

/**
 * The files of the program as `bin/twir-lint.js` calls them: functions that take what they need from outside. All code
 * in ASCII, of which V8 keeps a character in one byte.
 */
export const readyToRead = (): Plugin => ({
  name: "ready-to-read",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      if (NOT_THE_SAME.test(file.code)) throw new Error(`${file.fileName} has what an escape would change`);
      // In strings, templates, patterns and names it means the same.
      const code = file.code.replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
      file.code = `(function (exports, require, module, importModule) {\n${code}\n})`;
    }
  },
});

/** Scripts cannot import: what runs them does it for them. */
export const importedForUs = (): Plugin => ({
  name: "imported-for-us",
  load: {
    filter: { id: /[\\/]src[\\/]config[\\/]import-file\.ts$/ },
    handler: () => "export const importFile = (url) => importModule(url);",
  },
});

/** Everything that a change of the program is a change of. */
const digestOfSources = (): string => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const hash = createHash("sha256");
  for (const path of ["package-lock.json", ...files.sort().map((file) => join("src", file))])
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  return hash.digest("hex").slice(0, 32);
};

/** Tells the program what it was made from, and its version, so that it need not look. */
export const buildFacts = (version: string): Plugin => ({
  name: "build-facts",
  load: {
    filter: { id: /[\\/]src[\\/](?:archive[\\/]store[\\/]build-digest|cli[\\/]io[\\/]version)\.ts$/ },
    handler: (id) =>
      id.endsWith("version.ts")
        ? `export const version = () => ${JSON.stringify(version)};`
        : `export const BUILD_DIGEST = ${JSON.stringify(digestOfSources())};`,
  },
});
