import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The user's folder for what can be had again (XDG base directories), with a folder of our own in it. */
export const cacheRoot = (env: Readonly<Record<string, string | undefined>>): string => {
  const { XDG_CACHE_HOME: named = "", LOCALAPPDATA: windows = "", HOME: home = homedir() } = env;
  // A relative path is to be ignored, says XDG.
  const base = [named, windows].find((folder) => isAbsolute(folder)) ?? join(home, ".cache");
  return join(base, "twir-lint");
};
