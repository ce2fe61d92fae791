import { isAbsolute, join } from "node:path";

/** Nearly every environment names it, and then the module need not be loaded. */
const homeFolder = (): string => process.getBuiltinModule("node:os").homedir();

/** The user's folder for what can be had again (XDG base directories), with a folder of our own in it. */
export const cacheRoot = (env: Readonly<Record<string, string | undefined>>): string => {
  const { XDG_CACHE_HOME: named = "", LOCALAPPDATA: windows = "", HOME: home = homeFolder() } = env;
  // A relative path is to be ignored, says XDG.
  const base = [named, windows].find((folder) => isAbsolute(folder)) ?? join(home, ".cache");
  return join(base, "twir-lint");
};
