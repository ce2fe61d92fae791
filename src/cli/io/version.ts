/** The version of the program. */
import { readFileSync } from "node:fs";

/** Defined by the bundler. */
declare const PACKAGE_VERSION: string;

const readVersion = (): string =>
  (JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string }).version;

export const version = (): string => (typeof PACKAGE_VERSION === "string" ? PACKAGE_VERSION : readVersion());
