/** Judges again whenever a file, its config or the archive changes: `twir-lint --watch`. */
import { type FSWatcher, watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CONFIG_FILES } from "../../config/config-file.ts";
import { UsageError } from "../../config/usage-error.ts";
import { foldersUpwards, targetAt } from "../../files/checkout.ts";
import { isIssueName } from "../../newsletter/issue-name.ts";
import { discover, type Input } from "../io/discover.ts";
import type { Io } from "../io/io.ts";
import { writeFailure, writeNote } from "../io/note.ts";
import type { LintFlags } from "../options/request.ts";
import { archiveFolder } from "./fact-finder.ts";
import { lintCommand } from "./lint.ts";

/** Clears the screen and what can be scrolled back to, and puts the cursor at the top. */
const CLEAR = "\x1b[2J\x1b[3J\x1b[H";

/** Milliseconds without another change: an editor saves in several steps. */
const CALM = 50;
/** Milliseconds after which a folder that is gone is looked for again. */
const PATIENCE = 1000;

const refuse = (paths: readonly string[], flags: LintFlags): void => {
  const help = "leave one of them out";
  if (flags.fix || flags.unsafeFixes) throw new UsageError("--watch only judges, and --fix writes the files", { help });
  if (flags.since !== undefined || flags.staged)
    throw new UsageError("--watch looks at files, and --since and --staged at what git has", { help });
  if (paths.includes("-")) throw new UsageError("--watch needs a file, and standard input is none", { help });
};

const inputsOf = async (
  paths: readonly string[],
  { numRecent, noIgnore }: LintFlags,
  { cwd, env }: Io,
): Promise<readonly Input[]> => {
  try {
    return (await discover(paths, { cwd, env, numRecent, isIgnoring: !noIgnore, mayBeNone: true })).inputs;
  } catch (error) {
    // The run has said what is wrong with it.
    if (error instanceof UsageError) return [];
    throw error;
  }
};

/** What a run depends on: the folders whose changes are noticed, and which names in them count. */
interface Watched {
  readonly folders: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** The folder itself, or the nearest above it that is there, in which its name or that of one in between is waited for. */
const nearest = (path: string, names: Set<string>): string => {
  let folder = path;
  while (!targetAt(folder)?.isDirectory() && dirname(folder) !== folder) {
    names.add(basename(folder));
    folder = dirname(folder);
  }
  return folder;
};

const watchedBy = async (paths: readonly string[], flags: LintFlags, io: Io): Promise<Watched> => {
  const { cwd } = io;
  const inputs = await inputsOf(paths, flags, io);
  const folders = new Set<string>();
  const names = new Set<string>();
  // What is named, or looked for by default, may not be there yet.
  for (const path of paths.length > 0 ? paths : ["draft"]) folders.add(nearest(resolve(cwd, path), names));
  for (const { folder } of inputs) {
    for (const each of foldersUpwards(folder)) folders.add(each);
    const archive = archiveFolder(flags, folder, cwd);
    if (archive !== undefined) folders.add(archive);
  }
  const config = typeof flags.config === "string" ? resolve(cwd, flags.config) : undefined;
  if (config !== undefined) folders.add(resolve(config, ".."));
  for (const file of [...inputs.flatMap((input) => input.file ?? []), ...(config ? [config] : CONFIG_FILES)])
    names.add(basename(file));
  return { folders, names };
};

/**
 * Resolves at the next change that counts; `stopped` ends the wait.
 * @throws UsageError when nothing can be watched
 */
const nextChange = async ({ folders, names }: Watched, stopped: Promise<void>): Promise<void> => {
  const watchers: FSWatcher[] = [];
  let last = 0;
  const changed = new Promise<void>((done) => {
    for (const folder of folders) {
      try {
        const watcher = watch(folder, (_, name) => {
          if (name !== null && !names.has(name) && !isIssueName(name)) return;
          last = performance.now();
          done();
        });
        // A folder that is removed may come again.
        watcher.on("error", () => void sleep(PATIENCE).then(() => done()));
        watchers.push(watcher);
      } catch {
        // A folder that may not be watched is left out; the others are enough.
      }
    }
  });
  if (watchers.length === 0)
    throw new UsageError("no folder can be watched", { help: "the system's limit of watches may be reached" });
  await Promise.race([changed, stopped]);
  while (last !== 0 && performance.now() - last < CALM) await sleep(CALM);
  for (const watcher of watchers) watcher.close();
};

/** Runs until Ctrl-C; the exit code is that of the last run. */
export const watchCommand = async (paths: readonly string[], flags: LintFlags, io: Io): Promise<number> => {
  refuse(paths, flags);
  let isStopped = false;
  let stop = (): void => {};
  const stopped = new Promise<void>((done) => {
    stop = () => {
      isStopped = true;
      done();
    };
  });
  const forget = io.onInterrupt?.(stop);
  // Nobody reads what is said once the reader of a pipe has closed it.
  io.stdout.onClosed?.(stop);
  let code = 2;
  while (!isStopped) {
    // What changes while a run is on is not missed: it is looked for from before.
    const change = nextChange(await watchedBy(paths, flags, io), stopped);
    // That nothing can be watched is told once it has judged.
    change.catch(() => {});
    if (io.stdout.isTTY) await io.stdout.write(CLEAR);
    code = await lintCommand(paths, flags, io).catch(async (error: unknown) => {
      await writeFailure(io.stderr, error);
      return 2;
    });
    if (!isStopped) await writeNote(io.stderr, "judged; the next change is waited for, and Ctrl-C ends it");
    await change;
  }
  forget?.();
  return code;
};
