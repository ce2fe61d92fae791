/** Writes files so that the same contents are the same bytes, whoever writes them and when: modes and times are fixed. */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The files below a folder, in the order of their names. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .sort();

/** Files by their paths in a folder. */
export type Tree = ReadonlyMap<string, string | Uint8Array>;

/** The files of the project, under the names that they have there. */
export const filesOf = (paths: readonly string[]): [string, Uint8Array][] =>
  paths.map((path) => [path, readFileSync(path)]);

const SHEBANG = "#!";

/** Writes them; what begins as a script is executable, and nothing else. */
export const writeTree = (folder: string, tree: Tree, day: Date): void => {
  for (const [path, contents] of tree) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
    chmodSync(file, Buffer.from(contents.slice(0, SHEBANG.length)).toString() === SHEBANG ? 0o755 : 0o644);
    utimesSync(file, day, day);
  }
};

/** A line for each file, as `sha256sum --check` reads it. */
export const checksums = (folder: string, paths: readonly string[]): string =>
  paths
    .map(
      (path) =>
        `${createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex")}  ${path}\n`,
    )
    .join("");
