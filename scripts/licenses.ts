/** The licenses of the packages that a bundle holds: each asks that its text goes where its code goes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";

const FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

const licenseOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? license : readFileSync(join(folder, file), "utf8").trim();
  if (text === undefined) throw new Error(`${folder} says nowhere under which license it is`);
  return `${name} ${version}\n\n${text}\n`;
};

/** Puts `LICENSES.txt` beside the bundle. */
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
