/** Finds the files that the arguments name. */
import { existsSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CONFIG_FILE } from "../../config/config-file.ts";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import { isThere } from "../../files/checkout.ts";
import { realPath, systemPath } from "../../files/names.ts";
import { isDescriptor } from "../../files/read-file.ts";
import { fileFailure, NAMING, shownPath } from "./file-failure.ts";
import type { Io } from "./io.ts";
import { type DefaultFiles, newestIssues } from "./newest-issues.ts";
import { isIssueFile, walk } from "./walk.ts";

/** A file to lint, or standard input. */
export interface Input {
  /** As reports name it: from the working directory, with forward slashes. */
  readonly path: string;
  /** The absolute path; undefined for standard input. */
  readonly file?: string;
  /** The absolute path of the folder that decides the config and the stage. */
  readonly folder: string;
}

export interface Discovery {
  readonly inputs: readonly Input[];
  /** The arguments that name nothing; the other files are linted all the same. */
  readonly failures: readonly UsageError[];
  /** What is told and is no failure. */
  readonly notes: readonly string[];
}

const NO_COMMAND = "leave it out: linting needs no command";
const FIX = "`--fix` repairs what has one right answer";
const CONFIG = `write \`${CONFIG_FILE}\` beside the drafts: { "rules": { "RULE": "off" } }`;

/** The commands of other linters, and what does here what they do there. */
const FOREIGN_COMMANDS = new Map([
  ...["lint", "check", "run"].map((word) => [word, NO_COMMAND] as const),
  ...["fix", "format", "fmt"].map((word) => [word, FIX] as const),
  ...["init", "config"].map((word) => [word, CONFIG] as const),
  ["server", "`twir-lint lsp` is the language server"],
]);
const COMMANDS = ["rules", "explain", "link", "review", "archive", "model", "completion", "lsp", "help"];

const inputOf = (file: string, cwd: string, given: string): Input => ({
  path: shownPath(file, cwd, given),
  file,
  folder: dirname(file),
});

/** The path with symbolic links resolved; neither the file nor its folders need exist. */
export const realFile = (file: string): string => {
  if (isDescriptor(file)) return file;
  if (existsSync(systemPath(file))) return realPath(file);
  const folder = dirname(file);
  return folder === file ? file : join(realFile(folder), basename(file));
};

const issuesBelow = (folder: string, cwd: string): string[] => {
  const files = walk(folder, { isWanted: isIssueFile });
  if (files.length > 0) return files;
  throw new UsageError(`${shownPath(folder, cwd)}: no issue in this folder`, {
    help: NAMING,
  });
};

/** A position behind a path, as it stands in a report. */
const POSITION = /(?::\d{1,9}){1,2}$/;

/** The help for an argument that was probably meant as a command, or is a path with a position behind it. */
const argumentHelp = (word: string, cwd: string): string | undefined => {
  const path = word.replace(POSITION, "");
  if (path !== word && isThere(resolve(cwd, path))) return `leave the position out: \`${path}\``;
  return /[./\\]/.test(word) ? undefined : (FOREIGN_COMMANDS.get(word) ?? didYouMean(word, COMMANDS));
};

/** What an argument names. */
interface Named {
  /** Absolute. */
  readonly files: readonly string[];
  /** Whether they were searched for, and not named one by one. */
  readonly isSearched: boolean;
}

/** What an argument names that is no pattern: a file whatever its name, or all issues in a folder. */
const namedAt = (path: string, cwd: string): Named => {
  if (/^https?:\/\//i.test(path))
    throw new UsageError(`${path}: a URL, and no file`, {
      help: "`twir-lint review --pull N --dry-run` judges a pull request where it is",
    });
  const absolute = resolve(cwd, path);
  let stats: Stats;
  try {
    stats = statSync(systemPath(absolute));
    if (stats.isDirectory()) return { files: issuesBelow(absolute, cwd), isSearched: true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const failure = fileFailure(shownPath(absolute, cwd, path), error);
    const help = argumentHelp(path, cwd);
    throw help === undefined ? failure : new UsageError(failure.message, { help, cause: error });
  }
  return { files: [absolute], isSearched: false };
};

/** What makes an argument a pattern, unless a file has that name. */
const PATTERN = /[*?]|[!@+]\(|\[[^[]*\]|\{[^{]*\}/;
const isPattern = (path: string, cwd: string): boolean =>
  (PATTERN.test(path) || path.startsWith("!")) && !isThere(resolve(cwd, path));

/** Whether a pattern says what is left out. */
const isExclusion = (path: string, cwd: string): boolean =>
  path.startsWith("!") && !path.startsWith("!(") && isPattern(path, cwd);

/** What an argument names: a pattern only files. */
const namedBy = async (path: string, cwd: string): Promise<Named> => {
  if (!isPattern(path, cwd)) return namedAt(path, cwd);
  const { filesMatching } = await import("./globs.ts");
  try {
    const files = filesMatching(path, cwd);
    if (files.length > 0) return { files, isSearched: true };
  } catch (error) {
    throw fileFailure(path, error);
  }
  throw new UsageError(`${path}: no file of this pattern`, { help: "`**` stands for any folders, `*` for any name" });
};

/** Standard input, under the name of `--stdin-filename`. */
const standardInput = (name: string | undefined, cwd: string): Input => {
  const file = name === undefined ? undefined : resolve(cwd, name);
  return { path: file === undefined ? "<stdin>" : shownPath(file, cwd, name), folder: file ? dirname(file) : cwd };
};

/** What is found, and how: `isIgnoring` leaves out what git ignores, of what was searched for. */
export interface DiscoverOptions extends DefaultFiles {
  readonly cwd: string;
  readonly env: Io["env"];
  readonly stdinFilename?: string;
  readonly isIgnoring?: boolean;
}

/** The files that the arguments with a `!` leave out. */
const exclusion = async (patterns: readonly string[], cwd: string): Promise<(file: string) => boolean> => {
  if (patterns.length === 0) return () => false;
  const { leavesOut } = await import("./globs.ts");
  const tests = patterns.map((pattern) => leavesOut(pattern.slice(1), cwd));
  return (file) => tests.some((isLeftOut) => isLeftOut(file));
};

/** The files that an argument names, without those that git ignores, unless they are named one by one. */
const filesOf = async (path: string, { cwd, env, isIgnoring = true }: DiscoverOptions, notes: Set<string>) => {
  const { files, isSearched } = await namedBy(path, cwd);
  if (!isSearched || !isIgnoring) return files;
  const { ignoredAmong } = await import("./ignored.ts");
  const ignored = await ignoredAmong(files, env);
  for (const note of ignored.notes) notes.add(note);
  const left = files.filter((file) => !ignored.files.has(file));
  if (left.length > 0) return left;
  throw new UsageError(`${path}: git ignores all that is found there`, { help: "name a file, or give --no-ignore" });
};

/**
 * The files that the arguments name, each once, in the order given; without arguments the newest draft.
 * @param paths files, folders and patterns, `!` before patterns of what is left out, and `-` for standard input
 * @throws UsageError when there is nothing to choose, or `--stdin-filename` has no `-` to name
 */
export const discover = async (paths: readonly string[], options: DiscoverOptions): Promise<Discovery> => {
  const { cwd, stdinFilename } = options;
  if (stdinFilename !== undefined && !paths.includes("-"))
    throw new UsageError("--stdin-filename names what comes from standard input", { help: "give `-` as the file" });
  if (paths.length === 0)
    return { inputs: newestIssues(cwd, options).map((file) => inputOf(file, cwd, "draft")), failures: [], notes: [] };
  const without = paths.filter((path) => isExclusion(path, cwd));
  const isLeftOut = await exclusion(without, cwd);
  const inputs = new Map<string, Input>();
  const failures: UsageError[] = [];
  const notes = new Set<string>();
  for (const path of paths.filter((each) => !without.includes(each))) {
    try {
      const files = path === "-" ? [] : await filesOf(path, options, notes);
      if (path === "-") inputs.set("-", standardInput(stdinFilename, cwd));
      for (const file of files) if (!isLeftOut(file)) inputs.set(file, inputs.get(file) ?? inputOf(file, cwd, path));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error);
    }
  }
  if (inputs.size === 0 && failures.length === 0)
    throw new UsageError("the patterns with `!` leave nothing to lint", { help: "name files or folders besides" });
  return { inputs: [...inputs.values()], failures, notes: [...notes] };
};

/** The path that decides the stage: it holds the folder's name even when that is the working directory. */
export const stagePath = ({ folder, path }: Input): string => `${basename(folder)}/${basename(path)}`;
