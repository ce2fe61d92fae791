/** The command `twir-lint --version --verbose`: what a report of a bug should say of the program and where it runs. */
import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { cacheRoot } from "../../cache/cache-root.ts";
import { targetAt } from "../../files/checkout.ts";
import { escapeHidden } from "../../report/escape.ts";
import { configLoader } from "../io/config.ts";
import { fileFailure, shownPath } from "../io/file-failure.ts";
import type { Io } from "../io/io.ts";
import { version } from "../io/version.ts";
import type { RuleSources } from "../options/request.ts";

/**
 * Defined by the bundler: the commit that the program is built from, with `-dirty` behind it when files differ from it; in a
 * release the tag on the commit.
 */
declare const BUILD_COMMIT: string;

const commit = (): string => (typeof BUILD_COMMIT === "string" && BUILD_COMMIT !== "" ? BUILD_COMMIT : "not known");

/** The folder itself, or the nearest above it that is there. */
const nearestThere = (folder: string): string =>
  targetAt(folder) || dirname(folder) === folder ? folder : nearestThere(dirname(folder));

/** Where things are kept, and whether they can be: the folder is made when it is needed. */
const cacheText = (env: Io["env"]): string => {
  const folder = cacheRoot(env);
  if (folder === undefined) return "none: there is no home folder, and nothing is kept";
  const there = nearestThere(folder);
  try {
    if (!targetAt(there)?.isDirectory()) return `${folder} (not usable: ${there} is not a folder)`;
    accessSync(there, constants.W_OK | constants.X_OK);
    return `${folder} (${there === folder ? "usable" : "usable, not there yet"})`;
  } catch (error) {
    return `${folder} (not usable: ${fileFailure(there, error).message})`;
  }
};

export const versionDetails = (sources: RuleSources, io: Io): string => {
  const config = configLoader(sources, io).fileFor(io.cwd);
  const rows: readonly (readonly [string, string])[] = [
    ["commit", commit()],
    ["node", process.versions.node],
    ["v8", process.versions.v8],
    ["platform", `${process.platform} ${process.arch}`],
    ["cache", cacheText(io.env)],
    ["config", config === undefined ? "none" : shownPath(config, io.cwd)],
  ];
  return [`twir-lint ${version()}`, ...rows.map(([name, text]) => `${name.padEnd(8)}  ${escapeHidden(text)}`), ""].join(
    "\n",
  );
};
