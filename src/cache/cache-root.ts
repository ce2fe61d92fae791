/** Where the cache is. */
import { isAbsolute, join } from "node:path";

/** Called only when the environment does not name the home folder, so that `node:os` is rarely loaded. */
const homeFolder = (): string => process.getBuiltinModule("node:os").homedir();

/** The folder of this program in the user's cache folder (XDG base directories). */
export const cacheRoot = (env: Readonly<Record<string, string | undefined>>): string => {
  const { XDG_CACHE_HOME: named = "", LOCALAPPDATA: windows = "", HOME: home = homeFolder() } = env;
  // XDG says to ignore a relative path.
  const base = [named, windows].find((folder) => isAbsolute(folder)) ?? join(home, ".cache");
  return join(base, "twir-lint");
};
