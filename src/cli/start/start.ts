/**
 * Loads the files of the built program as `require` would, each with what V8 compiled of it in earlier runs, which
 * takes a third of the time of a run. `scripts/bundle.ts` makes a file of its own of this, and of the rest the others.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { type CachedCode, CodeCache } from "./code-cache.ts";

/** The bundler puts it in: a digest of all files that are loaded here. */
declare const PROGRAM_DIGEST: string;

/** V8 compiles a smaller file sooner than another file is found and read. */
const WORTH_KEEPING = 16_384;
/** It sets flags of V8, which takes compiled code only under the flags that it had when the process started. */
const SETS_FLAGS = "many-files.cjs";

interface Loaded {
  readonly module: { exports: unknown };
  readonly script: Script;
  readonly size: number;
  readonly kept: CachedCode | undefined;
}

type Wrapper = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  importFile: (url: string) => Promise<unknown>,
) => void;

/** A script that is compiled from a cache cannot import plugins itself. */
const importFile = (url: string): Promise<unknown> => import(url);

const openCache = (): CodeCache | undefined => {
  if (process.argv.includes("--no-cache")) return undefined;
  try {
    return new CodeCache(PROGRAM_DIGEST);
  } catch {
    // Nobody's home, nothing kept.
    return undefined;
  }
};

const cache = openCache();
const loaded = new Map<string, Loaded>();

const read = (name: string): Omit<Loaded, "module"> => {
  const filename = join(import.meta.dirname, name);
  // The files are ASCII, which needs no decoding.
  const source = readFileSync(filename, "latin1");
  const found = source.length < WORTH_KEEPING ? undefined : cache?.read(name);
  const script = new Script(source, {
    filename,
    cachedData: found?.data,
  });
  return { script, size: source.length, kept: script.cachedDataRejected ? undefined : found };
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

const keep = (cache: CodeCache): void => {
  const due = [...loaded].filter(([, { size, kept }]) => size >= WORTH_KEEPING && (kept?.isDue ?? true));
  if (due.length === 0 || loaded.has(SETS_FLAGS)) return;
  for (const [name, { script, kept }] of due) {
    const data = script.createCachedData();
    // V8 forgets what a long run calls no more.
    const isMore = data.length > (kept?.data.length ?? 0);
    cache.write(name, isMore ? data : (kept as CachedCode).data, (kept?.generation ?? 0) + 1);
  }
  cache.evictFiles();
};

if (cache) process.on("exit", () => keep(cache));
load("main.cjs");
