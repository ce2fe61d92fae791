/** Finds the files that the arguments name. */
import { type Dirent, existsSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import { foldersUpwards, targetAt } from "../../files/checkout.ts";
import { decodeName, realPath, systemPath } from "../../files/names.ts";
import { isDescriptor, NotRegularFile } from "../../files/read-file.ts";
import { byDayInName, isIssueName } from "../../newsletter/issue-name.ts";

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
}

/** What is linted when the arguments name nothing. */
export interface DefaultFiles {
  /** How many issues, drafts and published ones; default: the newest draft alone. */
  readonly numRecent?: number;
  /** Whether it is no error that there is none. */
  readonly mayBeNone?: boolean;
}

const NAMING = "named like 2026-03-11-this-week-in-rust.md";
/** Commands of other linters that this one does not need. */
const NEEDLESS_COMMANDS = ["lint", "check", "run"];
const COMMANDS = ["rules", "explain", "link", "review", "archive", "model", "lsp", "help"];

/**
 * A path as messages show it, with forward slashes: relative to the working directory, except for a path outside of it
 * that was given as an absolute one.
 * @param path absolute
 * @param given the path as the user wrote it
 */
export const shownPath = (path: string, cwd: string, given = path): string => {
  const fromCwd = relative(cwd, path);
  const isOutside = fromCwd === "" || fromCwd.startsWith("..") || isAbsolute(fromCwd);
  return (isOutside && isAbsolute(given) ? path : fromCwd).split(sep).join("/");
};

const inputOf = (file: string, cwd: string, given: string): Input => ({
  path: shownPath(file, cwd, given),
  file,
  folder: dirname(file),
});

interface Entry {
  readonly name: string;
  readonly kind: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink">;
}

/** What is in a folder, by name. */
const entriesOf = (folder: string): Entry[] =>
  readdirSync(systemPath(folder), { withFileTypes: true, encoding: "buffer" })
    .map((kind) => ({ name: decodeName(kind.name), kind }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const isIssueFile = ({ name, kind }: Entry): boolean => isIssueName(name) && (kind.isFile() || kind.isSymbolicLink());

const issueFilesIn = (folder: string): string[] =>
  entriesOf(folder).flatMap((entry) => {
    const { name, kind } = entry;
    if (kind.isDirectory() && !name.startsWith(".") && name !== "node_modules") return issueFilesIn(join(folder, name));
    return isIssueFile(entry) ? [join(folder, name)] : [];
  });

/** The path with symbolic links resolved; neither the file nor its folders need exist. */
export const realFile = (file: string): string => {
  if (isDescriptor(file)) return file;
  if (existsSync(systemPath(file))) return realPath(file);
  const folder = dirname(file);
  return folder === file ? file : join(realFile(folder), basename(file));
};

/** The message for what is there and is no regular file. */
const notAFile = (shown: string, cause: Error): UsageError =>
  new UsageError(`${shown}: not a file`, { help: "name a regular one, not a folder, pipe or device", cause });

/** An error of the file system as a message for the user. */
export const fileFailure = (shown: string, cause: unknown): UsageError => {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  if (cause instanceof NotRegularFile) return notAFile(shown, cause);
  const known: Readonly<Record<string, readonly [fact: string, help: string | undefined]>> = {
    ENOENT: ["no such file or folder", "check the path"],
    ENOTDIR: ["no such file or folder", "check the path"],
    EACCES: ["no permission", "change its permissions, or run as its owner"],
    EPERM: ["no permission", "change its permissions, or run as its owner"],
    EROFS: ["the file system is read-only", "copy the file to another place"],
    ENOSPC: ["no space left on the disk", "make room and run again"],
    EDQUOT: ["no space left in the quota", "make room and run again"],
    EFBIG: ["larger than a file may be here", "write it to another place"],
    EPIPE: ["its reader has closed it", undefined],
    EISDIR: ["a folder", "name a file"],
    ENXIO: ["not a file", "name a regular one"],
    EAGAIN: ["it would have to be waited for", "name a regular file"],
    ENAMETOOLONG: ["the name is too long", "check the path"],
    ELOOP: ["a symbolic link that leads to itself", "repair the link"],
  };
  const [fact, help] = known[code] ?? [message, undefined];
  return new UsageError(`${shown}: ${fact}`, { help, cause });
};

const inputsInFolder = (folder: string, cwd: string, given: string): Input[] => {
  const files = issueFilesIn(folder);
  if (files.length > 0) return files.map((file) => inputOf(file, cwd, given));
  throw new UsageError(`${shownPath(folder, cwd)}: no issue in this folder`, {
    help: `issues are ${NAMING}; give a file to lint it whatever its name`,
  });
};

/** The help for an argument that was probably meant as a command. */
const commandHelp = (word: string): string | undefined =>
  NEEDLESS_COMMANDS.includes(word) ? "leave it out: linting needs no command" : didYouMean(word, COMMANDS);

/** The inputs that an argument names: a file whatever its name, or all issues in a folder. */
const inputsAt = (path: string, cwd: string): Input[] => {
  const absolute = resolve(cwd, path);
  let stats: Stats;
  try {
    stats = statSync(systemPath(absolute));
    if (stats.isDirectory()) return inputsInFolder(absolute, cwd, path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const failure = fileFailure(shownPath(absolute, cwd, path), error);
    const help = /[./\\]/.test(path) ? undefined : commandHelp(path);
    throw help === undefined ? failure : new UsageError(failure.message, { help, cause: error });
  }
  return [inputOf(absolute, cwd, path)];
};

/** @throws UsageError when the folder may not be read */
const issuesIn = (folder: string, cwd: string): string[] => {
  if (!targetAt(folder)?.isDirectory()) return [];
  try {
    const issues = entriesOf(folder).filter(isIssueFile);
    return issues.map(({ name }) => join(folder, name));
  } catch (error) {
    throw fileFailure(shownPath(folder, cwd), error);
  }
};

/** The newest issues of the checkout that the working directory is in: its draft, or a number of them, published or not. */
const newestIssues = (cwd: string, { numRecent, mayBeNone }: DefaultFiles): Input[] => {
  const root = foldersUpwards(cwd).find((each) => targetAt(join(each, "draft"))?.isDirectory());
  if (root === undefined) {
    throw new UsageError("no file given, and no folder `draft` here or above", {
      help: "name the file to lint: twir-lint 2026-03-11-this-week-in-rust.md",
    });
  }
  const folders = numRecent === undefined ? ["draft"] : ["draft", "content"];
  const issues = folders.flatMap((name) => issuesIn(join(root, name), cwd)).sort(byDayInName);
  const newest = issues.slice(-(numRecent ?? 1)).reverse();
  if (newest.length > 0 || mayBeNone) return newest.map((file) => inputOf(file, cwd, "draft"));
  throw new UsageError(`${shownPath(join(root, "draft"), cwd)}: no issue in this folder`, {
    help: `issues are ${NAMING}`,
  });
};

/** Standard input, under the name of `--stdin-filename`. */
const standardInput = (name: string | undefined, cwd: string): Input => {
  const file = name === undefined ? undefined : resolve(cwd, name);
  return { path: file === undefined ? "<stdin>" : shownPath(file, cwd, name), folder: file ? dirname(file) : cwd };
};

/**
 * The files that the arguments name, each once, in the order given; without arguments the newest draft.
 * @param paths files and folders, and `-` for standard input
 * @throws UsageError when there is no draft to choose, or `--stdin-filename` has no `-` to name
 */
export const discover = (
  paths: readonly string[],
  { cwd, stdinFilename, ...defaults }: { cwd: string; stdinFilename?: string } & DefaultFiles,
): Discovery => {
  if (stdinFilename !== undefined && !paths.includes("-"))
    throw new UsageError("--stdin-filename names what comes from standard input", { help: "give `-` as the file" });
  if (paths.length === 0) return { inputs: newestIssues(cwd, defaults), failures: [] };
  const inputs = new Map<string, Input>();
  const failures: UsageError[] = [];
  for (const path of paths) {
    try {
      const named = path === "-" ? [standardInput(stdinFilename, cwd)] : inputsAt(path, cwd);
      for (const input of named) inputs.set(input.file ?? "-", inputs.get(input.file ?? "-") ?? input);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error);
    }
  }
  return { inputs: [...inputs.values()], failures };
};

/** The path that decides the stage: it holds the folder's name even when that is the working directory. */
export const stagePath = ({ folder, path }: Input): string => `${basename(folder)}/${basename(path)}`;
