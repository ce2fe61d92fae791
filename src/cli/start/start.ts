/**
 * Loads the files of the built program as `require` would, each with its code cache: compiling takes a third of the
 * time of a run. `scripts/bundle.ts` bundles this into a file of its own, and the rest into the files that it loads.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { type CachedCode, CodeCache } from "./code-cache.ts";

/** A digest of all files that are loaded here, defined by the bundler. */
declare const PROGRAM_DIGEST: string;

/** In characters. V8 compiles a smaller file faster than its code cache can be read. */
const MIN_CACHED_SIZE = 16_384;
/** The file that sets V8 flags: V8 rejects a code cache that was made under other flags than those of the start. */
const SETS_FLAGS = "many-files.cjs";

interface Loaded {
  readonly module: { exports: unknown };
  readonly script: Script;
  readonly size: number;
  readonly cached: CachedCode | undefined;
}

/** What each bundled file evaluates to: a function around its module. */
type Wrapper = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  importFile: (url: string) => Promise<unknown>,
) => void;

/** Passed to the scripts, since a script from the code cache cannot use `import`. */
const importFile = (url: string): Promise<unknown> => import(url);

const openCache = (): CodeCache | undefined => {
  if (process.argv.includes("--no-cache")) return undefined;
  try {
    return new CodeCache(PROGRAM_DIGEST);
  } catch {
    // A user without a home folder has no cache.
    return undefined;
  }
};

const cache = openCache();
const loaded = new Map<string, Loaded>();

const read = (name: string): Omit<Loaded, "module"> => {
  const filename = join(import.meta.dirname, name);
  // The files are ASCII, which needs no decoding.
  const source = readFileSync(filename, "latin1");
  const cached = source.length < MIN_CACHED_SIZE ? undefined : cache?.read(name);
  const script = new Script(source, {
    filename,
    cachedData: cached?.data,
  });
  return { script, size: source.length, cached: script.cachedDataRejected ? undefined : cached };
};

const load = (name: string): unknown => {
  const known = loaded.get(name);
  if (known) return known.module.exports;
  const file = { module: { exports: {} }, ...read(name) };
  loaded.set(name, file);
  const require = (id: string): unknown => (id.startsWith("./") ? load(id.slice(2)) : process.getBuiltinModule(id));
  (file.script.runInThisContext() as Wrapper)(file.module.exports, require, file.module, importFile);
  return file.module.exports;
};

const saveCache = (cache: CodeCache): void => {
  const due = [...loaded].filter(([, { size, cached }]) => size >= MIN_CACHED_SIZE && (cached?.isDue ?? true));
  if (due.length === 0 || loaded.has(SETS_FLAGS)) return;
  for (const [name, { script, cached }] of due) {
    const data = script.createCachedData();
    // V8 drops code that a long run no longer calls; then the larger, older cache is kept.
    const isMore = data.length > (cached?.data.length ?? 0);
    cache.write(name, isMore ? data : (cached as CachedCode).data, (cached?.generation ?? 0) + 1);
  }
  cache.evictFiles();
};

if (cache) process.on("exit", () => saveCache(cache));
load("main.cjs");
