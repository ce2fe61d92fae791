/** Reads a git checkout through the `git` program. */
import { execFile } from "node:child_process";
import { type ChangedName, withIssueRenames } from "../../change/renames.ts";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
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

const SYMBOLIC_LINK = "120000";
const IS_HASH = /^[0-9a-f]{40,64}$/;

/** They override settings of a checkout that would run programs or change the output. */
const SAFE_OPTIONS = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--literal-pathspecs", "--no-pager"];

const fields = (result: GitResult): string[] => result.stdout.toString("utf8").split("\0").slice(0, -1);

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
   * @throws UsageError when it is in none, or git is not installed
   */
  static async open(folder: string, env: Io["env"]): Promise<{ git: Git; root: string }> {
    const result = await new Git(folder, env).#run(["rev-parse", "--show-toplevel"]);
    if (result.code !== 0) throw gitError("--since and --staged need a git checkout", result);
    const root = result.stdout.toString("utf8").replace(/\r?\n$/, "");
    return { git: new Git(root, env), root };
  }

  #run(args: readonly string[]): Promise<GitResult> {
    // Git takes no lock, prompts for nothing, and writes its messages in English.
    const env = { ...this.#env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
    const options = { cwd: this.#cwd, env, maxBuffer: MAX_OUTPUT, encoding: "buffer" as const, windowsHide: true };
    return new Promise((resolve, reject) => {
      const child = execFile("git", [...SAFE_OPTIONS, ...args], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === "number") resolve({ code, stdout, stderr: stderr.toString("utf8") });
        else if (code === "ENOENT")
          reject(new UsageError("git is not installed", { help: "install it", cause: error }));
        else reject(new UsageError(`git ${args[0]}: ${error?.message}`, { cause: error }));
      });
      child.stdin?.on("error", () => {});
      child.stdin?.end();
    });
  }

  async #ask(args: readonly string[]): Promise<GitResult> {
    const result = await this.#run(args);
    if (result.code !== 0) throw gitError(`git ${args[0]} failed`, result);
    return result;
  }

  async #hashOf(revision: string): Promise<string | undefined> {
    const { code, stdout } = await this.#run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision]);
    // Git before 2.30 prints `--end-of-options` too.
    const hash = stdout.toString("utf8").trim().split("\n").at(-1) ?? "";
    return code === 0 && IS_HASH.test(hash) ? hash : undefined;
  }

  /** The hash of the commit that a revision names; undefined when there is none. */
  async commit(revision: string): Promise<string | undefined> {
    const hash = await this.#hashOf(revision);
    return hash === undefined ? undefined : this.#hashOf(`${hash}^{commit}`);
  }

  /** The merge base of two commits; undefined when the checkout has none. */
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

  /** The files that differ between a commit or tree and the working tree, or the index; untracked ones are not among them. */
  async changedSince(tree: string, { staged }: { staged: boolean }): Promise<ChangedName[]> {
    const format = [
      "--name-status",
      "-z",
      "--find-renames",
      "--no-ext-diff",
      "--no-textconv",
      "--no-relative",
      "--no-color",
    ];
    const cached = staged ? ["--cached"] : [];
    const ignored = ["--ignore-submodules"];
    const result = await this.#ask(["diff", ...format, ...ignored, ...cached, "--end-of-options", tree, "--"]);
    const changed: ChangedName[] = [];
    const names = fields(result);
    for (let at = 0; at < names.length; ) {
      const status = (names[at++] as string)[0] as string;
      const first = names[at++] as string;
      const isDeleted = status === "D";
      if (status === "R" || status === "C") changed.push({ isDeleted, from: first, path: names[at++] as string });
      else changed.push({ isDeleted, path: first, ...(status === "A" ? {} : { from: first }) });
    }
    return withIssueRenames(changed);
  }

  /** Untracked files, without those that git ignores. */
  async untracked(): Promise<string[]> {
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

/** An error with the first line that git wrote to standard error. */
const gitError = (fact: string, { stderr }: GitResult): UsageError => {
  const line = stderr.split("\n").find((each) => each.trim() !== "");
  return new UsageError(fact, { help: line?.replace(/^(?:fatal|error): /, "") });
};
