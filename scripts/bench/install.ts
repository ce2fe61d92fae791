/** Installs the package as a user gets it. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Packed, packNpm } from "../release/pack.ts";

/** Packs what is built, and installs it into an empty folder, without what only development needs. */
export const installPackage = (folder: string): Packed => {
  // Built before; building again while others use it would take it from under them.
  const packed = packNpm(folder, new Date());
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // The types that it names come from here, so that no network is needed.
  const types = ["mdast", "unist"].map((name) => resolve("node_modules/@types", name));
  const argv = ["install", "--omit=dev", "--offline", "--install-links", join(folder, packed.filename), ...types];
  execFileSync("npm", argv, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  return packed;
};
