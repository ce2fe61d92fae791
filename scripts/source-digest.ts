/** The digest of everything that a change of the program is a change of. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const digestOf = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 32);
};

export const digestOfSources = (): string => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:ts|json)$/.test(file));
  const paths = ["package-lock.json", ...files.sort().map((file) => join("src", file))];
  return digestOf(paths.flatMap((path) => [path, readFileSync(path)]));
};
