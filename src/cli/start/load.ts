/**
 * Loads the files of the built program as `require` would, each with its code cache: compiling takes a third of the
 * time of a run.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import type { Worker } from "node:worker_threads";
import type { ImportFile } from "../../config/plugins.ts";
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

/** What a file of the program may use beside the other files: it is a script, which has no `import`. */
export interface Surroundings {
  readonly importFile: ImportFile;
  /** Starts a thread of the program, and gives it the data. */
  readonly startThread: (data: object) => Worker;
  /** Whether this is such a thread. */
  readonly isThread: boolean;
}

/** What each bundled file evaluates to: a function around its module. */
type Wrapper = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  surroundings: Surroundings,
) => void;

const startThread = (workerData: object): Worker => {
  const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
  // The arguments say whether there is a cache.
  return new Thread(join(import.meta.dirname, "thread.cjs"), { workerData, argv: process.argv.slice(2) });
};

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

const load = (name: string, surroundings: Surroundings): unknown => {
  const known = loaded.get(name);
  if (known) return known.module.exports;
  const file = { module: { exports: {} }, ...read(name) };
  loaded.set(name, file);
  const require = (id: string): unknown =>
    id.startsWith("./") ? load(id.slice(2), surroundings) : process.getBuiltinModule(id);
  (file.script.runInThisContext() as Wrapper)(file.module.exports, require, file.module, surroundings);
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

/** Runs the program; a thread of it leaves what was compiled to the program itself. */
export const loadProgram = ({ isThread }: Pick<Surroundings, "isThread">): void => {
  if (cache && !isThread) process.on("exit", () => saveCache(cache));
  // Given to the scripts, since one from the code cache cannot use `import`.
  load("main.cjs", { importFile: (url) => import(url), startThread, isThread });
};
