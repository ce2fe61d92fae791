/**
 * Loads the files of the built program as `require` would, each with its code cache: compiling takes a third of the
 * time of a run. `scripts/bundle.ts` bundles this into the files that start the program, the action and a thread, and
 * the rest into the files that they load.
 */
import { join } from "node:path";
import { Script } from "node:vm";
import type { Worker } from "node:worker_threads";
import type { ImportFile } from "../../config/plugins.ts";
import { type CachedCode, CodeCache } from "./code-cache.ts";
import { readWhole, releaseMemory } from "./read-file.ts";
import { type Tune, V8Flags } from "./v8-flags.ts";

/** A digest of all files that are loaded here, defined by the bundler. */
declare const PROGRAM_DIGEST: string;

/** In characters. V8 compiles a smaller file faster than its code cache can be read. */
const MIN_CACHED_SIZE = 16_384;

interface Loaded {
  readonly module: { exports: unknown };
  readonly script: Script;
  readonly size: number;
  readonly cached: Omit<CachedCode, "data"> | undefined;
}

/** What a file of the program may use beside the other files: it is a script, which has no `import` and no place. */
export interface Surroundings {
  readonly importFile: ImportFile;
  /** Starts a thread of the program, and gives it the data. */
  readonly startThread: (data: object) => Worker;
  /** The text of a file beside the program, which is ASCII. */
  readonly readText: (name: string) => string;
  /** Tells V8 what kind of run this is. */
  readonly tuneV8: Tune;
}

/** What each bundled file evaluates to: a function around its module. */
type Wrapper = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  surroundings: Surroundings,
) => void;

const openCache = (argv: readonly string[]): CodeCache | undefined => {
  if (argv.includes("--no-cache")) return undefined;
  try {
    return new CodeCache(PROGRAM_DIGEST);
  } catch {
    // A user without a home folder has no cache.
    return undefined;
  }
};

let cache: CodeCache | undefined;
const flags = new V8Flags(process.versions.v8, () => process.getBuiltinModule("node:v8").setFlagsFromString);
const loaded = new Map<string, Loaded>();

/** The files are ASCII, which needs no decoding. */
const readText = (name: string): string => {
  const found = readWhole(join(import.meta.dirname, name));
  if (!found) throw new Error(`${name} is no file`);
  return found.bytes.toString("latin1");
};

const read = (name: string): Omit<Loaded, "module"> => {
  const filename = join(import.meta.dirname, name);
  const source = readText(name);
  const found = source.length < MIN_CACHED_SIZE ? undefined : cache?.read(name);
  const script = flags.atStart(() => new Script(source, { filename, cachedData: found?.data }));
  const isTaken = found !== undefined && !script.cachedDataRejected;
  const cached = isTaken ? { generation: found.generation, isDue: found.isDue } : undefined;
  return { script, size: source.length, cached };
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
  if (due.length === 0) return;
  for (const [name, { script, cached }] of due) {
    const data = flags.atStart(() => script.createCachedData());
    // V8 drops code that a long run no longer calls; then the larger, older cache is kept.
    const older = cached && cache.read(name)?.data;
    cache.write(name, older && older.length >= data.length ? older : data, (cached?.generation ?? 0) + 1);
  }
  cache.evictFiles();
};

const startThread = (argv: readonly string[], workerData: object): Worker => {
  const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
  // The arguments say whether there is a cache.
  return new Thread(join(import.meta.dirname, "thread.cjs"), { workerData, argv: [...argv] });
};

/**
 * Starts the program.
 * @param name of its first file, which exports `run`
 * @param isThread of a program that keeps what was compiled itself
 */
export const start = (name: string, argv: readonly string[], { isThread = false } = {}): void => {
  const opened = openCache(argv);
  cache = opened;
  if (opened && !isThread) process.on("exit", () => saveCache(opened));
  const surroundings = {
    importFile: (url: string) => import(url),
    startThread: (data: object) => startThread(argv, data),
    readText,
    tuneV8: flags.tune,
  };
  const program = load(name, surroundings) as { run(): void };
  releaseMemory();
  program.run();
};
