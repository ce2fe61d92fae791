/** Tells the service worker which files the build has, and names the build by their contents. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Its name is the same in every build: browsers look for a new one there. */
export const SERVICE_WORKER = "service-worker.js";
const INDEX = "index.html";

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((file) => file !== SERVICE_WORKER)
    .sort();

/** The version is a digest of the names and contents of all files, and of the service worker itself. */
const versionOf = (folder: string, files: readonly string[]): string => {
  const digest = createHash("sha256");
  for (const file of [...files, SERVICE_WORKER]) digest.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return digest.digest("hex").slice(0, 16);
};

/** What the first visit has loaded: the page, what it names, and the worker. */
const isCore = (index: string, file: string): boolean =>
  file === INDEX || index.includes(file) || /^assets\/worker-/.test(file);

/** Writes what is known of the build in front of the built service worker. */
const describeBuild = (folder: string): void => {
  const files = filesIn(folder);
  const index = readFileSync(join(folder, INDEX), "utf8");
  const build = {
    version: versionOf(folder, files),
    core: files.filter((file) => isCore(index, file)),
    rest: files.filter((file) => !isCore(index, file)),
  };
  const path = join(folder, SERVICE_WORKER);
  writeFileSync(path, `const build=${JSON.stringify(build)};\n${readFileSync(path, "utf8")}`);
};

export const offlinePlugin = (): Plugin => {
  let folder = "";
  return {
    name: "twir-lint-offline",
    apply: "build",
    configResolved({ root, build: { outDir } }) {
      folder = join(root, outDir);
    },
    closeBundle() {
      describeBuild(folder);
    },
  };
};
