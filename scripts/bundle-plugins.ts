/** What bundling does beyond putting modules together. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputBundle, Plugin } from "rolldown";
import { WORD_DATA, WORD_PACKAGES } from "./word-data.ts";

const FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

const licenseOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copyright)/i.test(each));
  const text = file === undefined ? license : readFileSync(join(folder, file), "utf8").trim();
  if (text === undefined) throw new Error(`${folder} says nowhere under which license it is`);
  return `${name} ${version}\n\n${text}\n`;
};

/** The paths of all modules that are in the files of a bundle. */
const modulesIn = (bundle: OutputBundle): string[] =>
  Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));

/** Whether one of them is this file of the project. */
const isIn = (modules: readonly string[], file: string): boolean =>
  modules.some((id) => id.replaceAll("\\", "/").endsWith(file));

/** Puts the licenses of the bundled packages beside the bundle: each asks that its text goes where its code goes. */
export const licenses = (fileName: string): Plugin => ({
  name: "licenses",
  generateBundle(_, bundle) {
    const modules = modulesIn(bundle);
    const folders = new Set(modules.flatMap((id) => FOLDER.exec(id)?.[0] ?? []));
    // Its words are those of packages that are not bundled themselves.
    const hasWords = WORD_FILE in bundle || isIn(modules, WORD_DATA);
    if (hasWords) for (const name of WORD_PACKAGES) folders.add(join("node_modules", name));
    const source = [...folders]
      .sort()
      .map(licenseOf)
      .join(`\n${"-".repeat(80)}\n\n`);
    this.emitFile({ type: "asset", fileName, source });
  },
});

/** The words, beside the program. */
const WORD_FILE = "words.txt";

const wordList = (id: string): string => (JSON.parse(readFileSync(id, "utf8")) as string[]).join("\n");

/** Writes a list of words as one string, which V8 compiles in a third of the time. */
export const wordsAsString = (): Plugin => ({
  name: "words-as-string",
  load: {
    filter: { id: /[\\/]words\.json$/ },
    handler: (id) => ({ code: `export default ${JSON.stringify(wordList(id))}.split("\\n");`, moduleType: "js" }),
  },
});

/** Puts the words into a file, which V8 need not compile. The program reads it; `src/cli/program.ts` says how. */
export const wordsAsFile = (): Plugin => ({
  name: "words-as-file",
  generateBundle(_, bundle) {
    if (isIn(modulesIn(bundle), "src/text/dictionary.ts"))
      this.emitFile({ type: "asset", fileName: WORD_FILE, source: wordList(WORD_DATA) });
  },
});

const NOTHING = "\0nothing";

/**
 * Gives commander an empty module for `node:child_process`: it can start other programs, which twir-lint never asks it
 * to, and to load what that needs takes Node a tenth of an empty start.
 */
export const noSubprocesses = (): Plugin => ({
  name: "no-subprocesses",
  resolveId: (source, importer) =>
    source === "node:child_process" && /[\\/]commander[\\/]/.test(importer ?? "") ? NOTHING : undefined,
  load: { filter: { id: /^\0nothing$/ }, handler: () => "export {};" },
});

/** Where an escape would stand for itself: behind a backslash, and in a raw template. */
const NOT_THE_SAME = /\\[\u0080-\uffff]|\.raw`[^`]*[\u0080-\uffff]/;

/** Writes all code in ASCII, of which V8 keeps a character in one byte, and which is read without decoding. */
export const onlyAscii = (): Plugin => ({
  name: "only-ascii",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      if (NOT_THE_SAME.test(file.code)) throw new Error(`${file.fileName} has what an escape would change`);
      // In strings, templates, patterns and names it means the same.
      file.code = file.code.replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
    }
  },
});
