/** Which issues a change in a git checkout touches, and which findings it causes. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileChange } from "../../change/file-change.ts";
import { UsageError } from "../../config/usage-error.ts";
import { type EngineOptions, type LintResult, lint } from "../../engine/lint.ts";
import { causedSince } from "../../engine/new-findings.ts";
import { byDayInName, isIssueName } from "../../newsletter/issue-name.ts";
import { bulkMergeOf } from "../../report/bulk.ts";
import type { BulkMerge } from "../../report/reporter.ts";
import { SourceFile } from "../../text/source-file.ts";
import { type Input, realFile, shownPath } from "../io/discover.ts";
import { decode } from "../io/files.ts";
import { type ChangedFile, Git } from "../io/git.ts";
import type { Io } from "../io/io.ts";

/** The two sides: `since` is the revision before; after is the index with `staged`, else the working tree. */
export interface ChangeFlags {
  readonly since?: string;
  readonly staged?: boolean;
}

const noSuchRevision = async (git: Git, revision: string): Promise<UsageError> => {
  const nearest = await git.helpWithRevision(revision);
  const fetchHelp = (await git.isShallow())
    ? "the clone is shallow: fetch it first (in GitHub Actions: `fetch-depth: 0` at actions/checkout)"
    : "fetch it first, or check the name";
  return new UsageError(`--since: no commit \`${revision}\` in this checkout`, { help: nearest ?? fetchHelp });
};

/** The commit before the change: its merge base with the revision, so that later commits there do not count. */
const startOf = async (git: Git, { since }: ChangeFlags): Promise<string> => {
  const head = await git.commit("HEAD");
  if (since === undefined) return head ?? git.emptyTree();
  const revision = await git.commit(since);
  if (revision === undefined) throw await noSuchRevision(git, since);
  if (head === undefined) throw new UsageError("--since: this checkout has no commit yet");
  const start = await git.mergeBase(revision, head);
  if (start !== undefined) return start;
  const help = (await git.isShallow())
    ? "the clone is shallow: fetch more of it (in GitHub Actions: `fetch-depth: 0` at actions/checkout)"
    : "name a commit that this branch grew from";
  throw new UsageError(`--since: \`${since}\` and HEAD have no commit in common`, { help });
};

/** A change in a git checkout: which issues it touches, and which findings it causes. */
export class Change {
  readonly #git: Git;
  readonly #root: string;
  readonly #start: string;
  readonly #flags: ChangeFlags;
  readonly #files: readonly ChangedFile[];
  #shape: { before?: string; issue?: LintResult["issue"]; hasErrors: boolean } = { hasErrors: false };

  private constructor(git: Git, root: string, start: string, flags: ChangeFlags, files: readonly ChangedFile[]) {
    this.#git = git;
    this.#root = root;
    this.#start = start;
    this.#flags = flags;
    this.#files = files;
  }

  /** @throws UsageError when there is no checkout, or no such revision in it */
  static async open(flags: ChangeFlags, { cwd, env }: Pick<Io, "cwd" | "env">): Promise<Change> {
    const { git, root } = await Git.open(cwd, env);
    const start = await startOf(git, flags);
    const files = await git.changedSince(start, { staged: flags.staged === true });
    return new Change(git, root, start, flags, files);
  }

  /** The message for a change that touches no issue. */
  get emptyMessage(): string {
    const { staged, since } = this.#flags;
    if (staged && since === undefined && this.#files.length === 0)
      return "nothing is staged; `git add` the draft first";
    return staged ? "what is staged touches no issue" : "the change touches no issue";
  }

  /** The issues that the change adds or edits. */
  async inputs(cwd: string): Promise<Input[]> {
    const tracked = this.#files.filter(({ status }) => status !== "D").map(({ path }) => path);
    const names = this.#flags.staged ? tracked : [...tracked, ...(await this.#git.untracked())];
    const issues = [...new Set(names)].filter((name) => isIssueName(name)).sort();
    return issues.map((name) => {
      const file = join(this.#root, name);
      return { path: shownPath(file, cwd, "."), file, folder: dirname(file) };
    });
  }

  /** The name of an input in the checkout, with forward slashes. */
  #nameOf({ file, folder, path }: Input): string {
    const given = file ?? resolve(folder, basename(path));
    const real = realFile(given);
    const name = relative(this.#root, real);
    if (!name.startsWith("..") && resolve(this.#root, name) === real) return name.split(sep).join("/");
    throw new UsageError(`${path}: not in the checkout that the change is in`, { help: "run it in that checkout" });
  }

  /**
   * The text of a file in the index.
   * @throws UsageError when it is not there
   */
  async staged(input: Input): Promise<string> {
    if (input.file === undefined) {
      throw new UsageError("--staged reads what is staged, not standard input", { help: "leave one of them out" });
    }
    const blob = await this.#git.inIndex(this.#nameOf(input));
    if (blob === undefined) throw new UsageError(`${input.path}: not staged`, { help: "`git add` it first" });
    return decode(input.path, await this.#git.read(blob));
  }

  /** The text of a file before the change; undefined when there was none. */
  async #textBefore(name: string): Promise<string | undefined> {
    const renamed = this.#files.find(({ path }) => path === name);
    const blob = await this.#git.inTree(this.#start, renamed?.from ?? name);
    // Bytes that are not UTF-8 were there before the change, so they are no error of the change.
    return blob === undefined
      ? undefined
      : new TextDecoder("utf-8", { ignoreBOM: true }).decode(await this.#git.read(blob));
  }

  /** Lints the file as it was before, and gives the filter for what the change causes in it. */
  async filterFor(input: Input, options: EngineOptions): Promise<(after: LintResult) => LintResult> {
    const name = this.#nameOf(input);
    const before = await this.#textBefore(name);
    const result = before === undefined ? undefined : lint(new SourceFile(input.path, before), options);
    if (this.#files[0]?.path === name) this.#shape = { ...this.#shape, before };
    return causedSince(result);
  }

  /** Records the result of a file, filtered to what the change causes; `bulkMerge` reads it. */
  record(input: Input, { issue, diagnostics }: LintResult): void {
    if (this.#files[0]?.path !== this.#nameOf(input)) return;
    this.#shape = { ...this.#shape, issue, hasErrors: diagnostics.some(({ severity }) => severity === "error") };
  }

  /** Whether editors can merge the change in bulk. Call it after `record` was called for its files. */
  bulkMerge(): BulkMerge {
    const drafts = join(this.#root, "draft");
    const newest = statSync(drafts, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(drafts).filter(isIssueName).sort(byDayInName).at(-1)
      : undefined;
    const paths = this.#files.map(({ path }) => path);
    const [{ path, from } = { path: "" }] = this.#files;
    const { before, issue, hasErrors } = this.#shape;
    const file =
      issue &&
      fileChange({
        path,
        before: from !== undefined && before !== undefined ? new SourceFile(from, before) : undefined,
        after: issue.source,
        newestDraft: newest && `draft/${newest}`,
      });
    return bulkMergeOf({ paths, file, issue, hasErrors });
  }
}
