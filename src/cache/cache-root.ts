/** Where the cache is. */
import { isAbsolute, join } from "node:path";

/** Called only when the environment does not name the home folder, so that `node:os` is rarely loaded. */
const homeFolder = (): string => {
  try {
    return process.getBuiltinModule("node:os").userInfo().homedir;
  } catch {
    // A user without an entry in the user database has none.
    return "";
  }
};

/**
 * The folder of this program in the user's cache folder (XDG base directories); undefined when there is no home folder,
 * and nothing can be kept.
 */
export const cacheRoot = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const { XDG_CACHE_HOME: named = "", LOCALAPPDATA: windows = "", HOME: home = "" } = env;
  // XDG says to ignore a relative path; one would lead into the working directory.
  const base = [named, windows].find((folder) => isAbsolute(folder));
  if (base !== undefined) return join(base, "twir-lint");
  const atHome = isAbsolute(home) ? home : homeFolder();
  return isAbsolute(atHome) ? join(atHome, ".cache", "twir-lint") : undefined;
};
