/** Packs what npm publishes: the built files with fixed modes and times, and a manifest that runs nothing when it is installed. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesOf, writeTree } from "./files.ts";

/** What npm says of the tarball. */
export interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const pack = (...argv: string[]): Packed =>
  JSON.parse(
    execFileSync("npm", ["pack", "--ignore-scripts", "--json", ...argv], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    }),
  )[0];

/** Without what only a checkout needs: of a `prepare` script npm warns whoever installs it, though it never runs there. */
const manifest = (): string => {
  const { scripts: _, devDependencies: __, action: ___, ...kept } = JSON.parse(readFileSync("package.json", "utf8"));
  return `${JSON.stringify(kept, null, 2)}\n`;
};

/** Writes the tarball into a folder; the program has to be built, and is taken from the working directory. */
export const packNpm = (to: string, day: Date): Packed => {
  const copy = join(to, "npm");
  const paths = pack("--dry-run").files.map(({ path }) => path);
  writeTree(copy, new Map<string, string | Uint8Array>([...filesOf(paths), ["package.json", manifest()]]), day);
  try {
    return pack("--pack-destination", to, copy.startsWith("/") ? copy : `./${copy}`);
  } finally {
    rmSync(copy, { recursive: true });
  }
};
