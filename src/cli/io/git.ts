/** Reads a git checkout through the `git` program. */
import { execFile } from "node:child_process";
import { type ChangedName, withIssueRenames } from "../../change/renames.ts";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import { isWithin } from "../../files/checkout.ts";
import { decodeName, realPath, systemPath } from "../../files/names.ts";
import { FILTER, SAFE_ENV, SAFE_OPTIONS, withoutFilter } from "./git-settings.ts";
import type { Io } from "./io.ts";

/** In bytes: far more than the names of all files of a checkout, or one of its issues. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** What a run of git gave; `code` is its exit code. */
interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A file in a tree or in the index. */
export interface Blob {
  readonly mode: string;
  readonly hash: string;
}

/** What a tree and the working tree, or the index, differ in. */
export interface Changes {
  readonly files: readonly ChangedName[];
  /** The files of the tree that are among them. */
  readonly before: ReadonlyMap<string, Blob>;
}

const SYMBOLIC_LINK = "120000";
/** A row of `git diff --raw`: the mode and the hash before, and the letter of what was done. */
const RAW = /^:(\d+) \d+ ([0-9a-f]+) [0-9a-f]+ ([A-Z])\d*$/;
const IS_FILE = /^100/;
const IS_HASH = /^[0-9a-f]{40,64}$/;

/** Milliseconds: a setting can name a pipe that nobody writes to. */
const TIMEOUT = 60_000;
/** For patterns of a stranger, of which few lines keep git busy for hours. Past it more is linted than has to be. */
const IGNORED_TIMEOUT = 3000;

interface RunOptions {
  readonly input?: Buffer;
  /** Milliseconds. */
  readonly timeout?: number;
}

const fields = ({ stdout }: GitResult): string[] => decodeName(stdout).split("\0").slice(0, -1);

/**
 * Reads a git checkout. Git runs as a child process without a shell. Names from a user or a draft stand behind
 * `--end-of-options` or `--`, or are hashes, so that none of them is parsed as an option.
 */
export class Git {
  readonly #cwd: string;
  readonly #env: Io["env"];

  private constructor(cwd: string, env: Io["env"]) {
    this.#cwd = cwd;
    this.#env = env;
  }

  /**
   * The checkout that the folder is in.
   * @param otherwise what is told when there is none
   * @throws UsageError when it is in none, or git is not installed
   */
  static async open(folder: string, env: Io["env"], otherwise: string): Promise<{ git: Git; root: string }> {
    const result = await new Git(folder, env).#run(["rev-parse", "--show-toplevel"]);
    if (result.code !== 0) throw gitError(otherwise, result);
    const root = decodeName(result.stdout).replace(/\r?\n$/, "");
    // `core.worktree` can name any other folder, whose files would be fixed.
    if (!isWithin(realPath(root), realPath(folder)))
      throw new UsageError(`the checkout has its files elsewhere, in ${root}`, { help: "run it there" });
    return { git: new Git(root, env), root };
  }

  /** Options that turn off the filters of the settings. @throws UsageError when a name cannot be written as an option */
  async withoutFilters(): Promise<string[]> {
    const result = await this.#run(["config", "--null", "--name-only", "--get-regexp", "^filter\\."]);
    const names = new Set(fields(result).flatMap((key) => FILTER.exec(key)?.[1] ?? []));
    const odd = [...names].find((name) => /[=\n]/.test(name));
    if (odd !== undefined)
      throw new UsageError(`git has a filter that cannot be turned off: \`${odd}\``, {
        help: "remove it from the settings",
      });
    return [...names].flatMap(withoutFilter);
  }

  #run(args: readonly string[], { input, timeout = TIMEOUT }: RunOptions = {}): Promise<GitResult> {
    const limits = { maxBuffer: MAX_OUTPUT, timeout, killSignal: "SIGKILL" as const };
    const env = { ...this.#env, ...SAFE_ENV };
    const options = { cwd: this.#cwd, env, ...limits, encoding: "buffer" as const, windowsHide: true };
    return new Promise((resolve, reject) => {
      const child = execFile("git", [...SAFE_OPTIONS, ...args], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === "number") resolve({ code, stdout, stderr: stderr.toString("utf8") });
        else if (code === "ENOENT")
          reject(new UsageError("git is not installed", { help: "install it", cause: error }));
        else reject(new UsageError(`git gave no answer`, { help: helpWith(error, timeout), cause: error }));
      });
      child.stdin?.on("error", () => {});
      child.stdin?.end(input);
    });
  }

  async #ask(args: readonly string[]): Promise<GitResult> {
    const result = await this.#run(args);
    const command = args.find((each, index) => !each.startsWith("-") && args[index - 1] !== "-c");
    if (result.code !== 0) throw gitError(`git ${command} failed`, result);
    return result;
  }

  /** Of the paths, from the root, those that are ignored; what git tracks is not. */
  async ignored(paths: readonly string[]): Promise<string[]> {
    // It refuses to take paths literally, and reads none that begins so as more than a path.
    const input = Buffer.concat(paths.flatMap((path) => [Buffer.from(systemPath(`./${path}`)), Buffer.of(0)]));
    const argv = ["--no-literal-pathspecs", "check-ignore", "-z", "--stdin"];
    const result = await this.#run(argv, { input, timeout: IGNORED_TIMEOUT });
    // It ends with 1 when it ignores none of them.
    if (result.code > 1) throw gitError("the files that git ignores are linted too", result);
    return fields(result).map((path) => path.slice("./".length));
  }

  /** The hash of what a revision names; undefined when there is nothing of that name. */
  async hashOf(revision: string): Promise<string | undefined> {
    const { code, stdout } = await this.#run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision]);
    // Git before 2.30 prints `--end-of-options` too.
    const hash = stdout.toString("utf8").trim().split("\n").at(-1) ?? "";
    return code === 0 && IS_HASH.test(hash) ? hash : undefined;
  }

  /** Whether the revision names a commit, or a tag of one. */
  async isCommit(revision: string): Promise<boolean> {
    return (await this.hashOf(`${revision}^{commit}`)) !== undefined;
  }

  /** The merge base of two revisions; undefined when the checkout has none, or one of them is no commit. */
  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { code, stdout } = await this.#run(["merge-base", "--end-of-options", a, b]);
    return code === 0 ? stdout.toString("utf8").trim() : undefined;
  }

  /** Whether the checkout lacks some of its history. */
  async isShallow(): Promise<boolean> {
    return (await this.#ask(["rev-parse", "--is-shallow-repository"])).stdout.toString("utf8").trim() === "true";
  }

  async emptyTree(): Promise<string> {
    return (await this.#ask(["hash-object", "-t", "tree", "--stdin"])).stdout.toString("utf8").trim();
  }

  /** The sentence "did you mean …?" with the nearest branch or tag. */
  async helpWithRevision(name: string): Promise<string | undefined> {
    const result = await this.#run([
      "for-each-ref",
      "--format=%(refname:short)%00",
      "refs/heads",
      "refs/remotes",
      "refs/tags",
    ]);
    return didYouMean(
      name,
      fields(result).map((each) => each.trim()),
    );
  }

  /**
   * The files that differ between a commit or tree and the working tree, or the index; untracked ones are not among them.
   * @param options what `withoutFilters` gave
   */
  async changedSince(tree: string, { staged, options }: { staged: boolean; options: string[] }): Promise<Changes> {
    const format = "--raw --no-abbrev -z --find-renames --no-ext-diff --no-textconv --no-relative --no-color".split(
      " ",
    );
    const cached = staged ? ["--cached"] : [];
    const ignored = ["--ignore-submodules"];
    const diff = ["diff", ...format, ...ignored, ...cached, "--end-of-options", tree, "--"];
    const result = await this.#ask([...options, ...diff]);
    const changed: ChangedName[] = [];
    const before = new Map<string, Blob>();
    const names = fields(result);
    for (let at = 0; at < names.length; ) {
      const [, mode = "", hash = "", status] = RAW.exec(names[at++] as string) ?? [];
      const first = names[at++] as string;
      const isDeleted = status === "D";
      if (IS_FILE.test(mode)) before.set(first, { mode, hash });
      if (status === "R" || status === "C") changed.push({ isDeleted, from: first, path: names[at++] as string });
      else changed.push({ isDeleted, path: first, ...(status === "A" ? {} : { from: first }) });
    }
    return { files: withIssueRenames(changed), before };
  }

  /** Untracked files, without those that git ignores. */
  async untracked(): Promise<readonly string[]> {
    return fields(await this.#ask(["ls-files", "-z", "--others", "--exclude-standard", "--full-name"]));
  }

  /** The names of the files in a folder of a commit or tree, from its root; none when there is no such folder. */
  async namesIn(tree: string, folder: string): Promise<string[]> {
    const names = ["ls-tree", "-z", "--full-tree", "--name-only", "--end-of-options", tree, "--", `${folder}/`];
    return fields(await this.#ask(names));
  }

  /** A file of a commit or tree, if it is there. */
  async inTree(tree: string, path: string): Promise<Blob | undefined> {
    const [row] = fields(await this.#ask(["ls-tree", "-z", "--full-tree", "--end-of-options", tree, "--", path]));
    const [, mode, type, hash, name] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(row ?? "") ?? [];
    if (mode === undefined || hash === undefined || type !== "blob" || mode === SYMBOLIC_LINK || name !== path)
      return undefined;
    return { mode, hash };
  }

  /** A file of the index, if it is there and not in the middle of a merge. */
  async inIndex(path: string): Promise<Blob | undefined> {
    const rows = fields(await this.#ask(["ls-files", "-z", "--stage", "--", path]));
    const [, mode, hash, name] = /^(\d+) ([0-9a-f]+) 0\t(.*)$/s.exec(rows[0] ?? "") ?? [];
    return mode === undefined || hash === undefined || name !== path ? undefined : { mode, hash };
  }

  async read({ hash }: Blob): Promise<Uint8Array> {
    return (await this.#ask(["cat-file", "blob", hash])).stdout;
  }
}

/** What to do when git ended without an exit code. */
const helpWith = (error: (Error & { readonly killed?: boolean }) | null, timeout: number): string => {
  if (error?.killed) return `it took longer than ${timeout / 1000} s, or wrote more than 64 MB; look at its settings`;
  return error?.message ?? "run it again";
};

/** Git has no text of a partial clone that was not fetched, and none is fetched here. */
const IS_PARTIAL = /promisor|transport '[^']*' not allowed|bad object|missing blob|unable to read/;

/** An error with the first line that git wrote to standard error. */
const gitError = (fact: string, { stderr }: GitResult): UsageError => {
  const line = stderr.split("\n").find((each) => each.trim() !== "");
  const said = line?.replace(/^(?:fatal|error): /, "");
  if (said === undefined || !IS_PARTIAL.test(stderr)) return new UsageError(fact, { help: said });
  return new UsageError(`${fact}: ${said}`, {
    help: "nothing is fetched here: clone without --filter, or fetch it first",
  });
};
