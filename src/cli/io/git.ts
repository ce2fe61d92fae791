import { execFile } from "node:child_process";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { Io } from "./io.ts";

/** Far more than the names of all files of a checkout, or one of its issues. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a run of git gave; `code` is not 0 when it refused. */
interface Answer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A file as a tree or the index has it. */
export interface Blob {
  readonly mode: string;
  readonly hash: string;
}

/** A file that differs; `from` is its name before, or undefined when it is new. */
export interface ChangedFile {
  readonly status: string;
  readonly path: string;
  readonly from?: string;
}

const SYMBOLIC_LINK = "120000";
const IS_HASH = /^[0-9a-f]{40,64}$/;

/** Settings of a checkout that would run programs or change what we read. */
const QUIETLY = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--literal-pathspecs", "--no-pager"];

const fields = (answer: Answer): string[] => answer.stdout.toString("utf8").split("\0").slice(0, -1);

/**
 * Reads a git checkout. Git runs as a child process without a shell; what a user or a draft names stands behind
 * `--end-of-options` or `--`, or is a hash, so that none of it can become an option.
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
    const answer = await new Git(folder, env).#run(["rev-parse", "--show-toplevel"]);
    if (answer.code !== 0) throw refusal("--since and --staged need a git checkout", answer);
    const root = answer.stdout.toString("utf8").replace(/\r?\n$/, "");
    return { git: new Git(root, env), root };
  }

  #run(args: readonly string[]): Promise<Answer> {
    // No lock is taken, nothing is asked, and messages are in the language that we know.
    const env = { ...this.#env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
    const options = { cwd: this.#cwd, env, maxBuffer: MOST_BYTES, encoding: "buffer" as const, windowsHide: true };
    return new Promise((resolve, reject) => {
      const child = execFile("git", [...QUIETLY, ...args], options, (error, stdout, stderr) => {
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

  async #ask(args: readonly string[]): Promise<Answer> {
    const answer = await this.#run(args);
    if (answer.code !== 0) throw refusal(`git ${args[0]} failed`, answer);
    return answer;
  }

  async #hashOf(revision: string): Promise<string | undefined> {
    const { code, stdout } = await this.#run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision]);
    // Before Git 2.30 it repeats the option.
    const hash = stdout.toString("utf8").trim().split("\n").at(-1) ?? "";
    return code === 0 && IS_HASH.test(hash) ? hash : undefined;
  }

  /** The commit that a revision names, if there is one here. */
  async commit(revision: string): Promise<string | undefined> {
    const hash = await this.#hashOf(revision);
    return hash === undefined ? undefined : this.#hashOf(`${hash}^{commit}`);
  }

  /** Where two commits parted; undefined when nothing here says so. */
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

  /** What a branch is probably meant by a name that is none. */
  async nearestBranch(name: string): Promise<string | undefined> {
    const answer = await this.#run([
      "for-each-ref",
      "--format=%(refname:short)%00",
      "refs/heads",
      "refs/remotes",
      "refs/tags",
    ]);
    return didYouMean(
      name,
      fields(answer).map((each) => each.trim()),
    );
  }

  /** All files that differ between a commit or tree and the working tree, or the index; new ones that git ignores are left out. */
  async changedSince(tree: string, { staged }: { staged: boolean }): Promise<ChangedFile[]> {
    const raw = [
      "--name-status",
      "-z",
      "--find-renames",
      "--no-ext-diff",
      "--no-textconv",
      "--no-relative",
      "--no-color",
    ];
    const against = staged ? ["--cached"] : [];
    const ignored = ["--ignore-submodules"];
    const answer = await this.#ask(["diff", ...raw, ...ignored, ...against, "--end-of-options", tree, "--"]);
    const changed: ChangedFile[] = [];
    const names = fields(answer);
    for (let at = 0; at < names.length; ) {
      const status = (names[at++] as string)[0] as string;
      const first = names[at++] as string;
      if (status === "R" || status === "C") changed.push({ status, from: first, path: names[at++] as string });
      else changed.push({ status, path: first, ...(status === "A" ? {} : { from: first }) });
    }
    return changed;
  }

  /** New files that git does not know yet, without those that it ignores. */
  async untracked(): Promise<string[]> {
    return fields(await this.#ask(["ls-files", "-z", "--others", "--exclude-standard", "--full-name"]));
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

/** What git has said, in its first line. */
const refusal = (fact: string, { stderr }: Answer): UsageError => {
  const said = stderr.split("\n").find((line) => line.trim() !== "");
  return new UsageError(fact, { help: said?.replace(/^(?:fatal|error): /, "") });
};
