/** A change in a git checkout: which issues it touches, and their texts before and after. */
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type FileChange, fileChange } from "../../change/file-change.ts";
import { type ChangedName, withIssueRenames } from "../../change/renames.ts";
import { decode } from "../../config/decode.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { LintResult } from "../../engine/lint.ts";
import { byDayInName, isIssueName, isTemplateName } from "../../newsletter/issue-name.ts";
import { bulkMergeOf } from "../../report/bulk.ts";
import type { BulkMerge } from "../../report/reporter.ts";
import { SourceFile } from "../../text/source-file.ts";
import { type Input, realFile } from "../io/discover.ts";
import { shownPath } from "../io/file-failure.ts";
import { type Blob, type Changes, Git } from "../io/git.ts";
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

/**
 * The commit before the change: its merge base with the revision, so that later commits there do not count. The change
 * is meant for `target`, the revision itself.
 */
const startOf = async (git: Git, { since }: ChangeFlags): Promise<{ start: string; target: string }> => {
  if (since === undefined) {
    const start = (await git.hashOf("HEAD^{commit}")) ?? (await git.emptyTree());
    return { start, target: start };
  }
  const [revision, start] = await Promise.all([git.hashOf(since), git.mergeBase(since, "HEAD")]);
  if (revision === undefined) throw await noSuchRevision(git, since);
  if (start !== undefined) return { start, target: revision };
  // Only now is it asked what is wrong with one of them.
  if (!(await git.isCommit(revision))) throw await noSuchRevision(git, since);
  if (!(await git.isCommit("HEAD"))) throw new UsageError("--since: this checkout has no commit yet");
  const help = (await git.isShallow())
    ? "the clone is shallow: fetch more of it (in GitHub Actions: `fetch-depth: 0` at actions/checkout)"
    : "name a commit that this branch grew from";
  throw new UsageError(`--since: \`${since}\` and HEAD have no commit in common`, { help });
};

/** The names of the newest draft in a commit or tree. */
const newestDraftIn = async (git: Git, tree: string): Promise<string | undefined> =>
  (await git.namesIn(tree, "draft")).filter(isIssueName).sort(byDayInName).at(-1);

/** Git sees no rename to a file that it does not track, which is what moving an issue without `git mv` leaves. */
const withUntrackedRenames = (tracked: readonly ChangedName[], untracked: readonly string[]): ChangedName[] => {
  const issues = untracked.filter(isIssueName).map((path): ChangedName => ({ path, isDeleted: false }));
  return withIssueRenames([...tracked, ...issues]).filter(
    (file) => file.from !== undefined || !issues.some(({ path }) => path === file.path),
  );
};

/** What a change is about: an issue, or the template of one. */
const isOfIssues = (path: string): boolean => isIssueName(path) || isTemplateName(path);

interface Sides extends Changes {
  readonly start: string;
  readonly untracked: readonly string[];
  readonly newestDraft?: string;
}

/** A change in a git checkout. */
export class Change {
  readonly #git: Git;
  readonly #root: string;
  readonly #start: string;
  readonly #flags: ChangeFlags;
  readonly #files: readonly ChangedName[];
  readonly #blobsBefore: ReadonlyMap<string, Blob>;
  /** None with `--staged`. */
  readonly #untracked: readonly string[];
  readonly #newestDraft: string | undefined;
  #shape: { file?: FileChange; issue?: LintResult["issue"]; hasErrors: boolean } = { hasErrors: false };

  private constructor(
    { git, root }: { git: Git; root: string },
    { start, files, before, untracked, newestDraft }: Sides,
    flags: ChangeFlags,
  ) {
    this.#git = git;
    this.#root = root;
    this.#start = start;
    this.#flags = flags;
    this.#files = files;
    this.#blobsBefore = before;
    this.#untracked = untracked;
    this.#newestDraft = newestDraft;
  }

  /** @throws UsageError when there is no checkout, or no such revision in it */
  static async open(flags: ChangeFlags, { cwd, env }: Pick<Io, "cwd" | "env">): Promise<Change> {
    const checkout = await Git.open(cwd, env, "--since and --staged need a git checkout");
    const { git } = checkout;
    // Of what does not wait for an answer git is asked at once, for most of the time is that of its start.
    const [{ start, target }, untracked, options] = await Promise.all([
      startOf(git, flags),
      flags.staged ? [] : git.untracked(),
      git.withoutFilters(),
    ]);
    const [{ files: tracked, before }, newestDraft] = await Promise.all([
      git.changedSince(start, { staged: flags.staged === true, options }),
      newestDraftIn(git, target),
    ]);
    const files = flags.staged ? tracked : withUntrackedRenames(tracked, untracked);
    return new Change(checkout, { start, files, before, untracked, newestDraft }, flags);
  }

  /** The message for a change that touches no issue. */
  get emptyMessage(): string {
    const { staged, since } = this.#flags;
    if (staged && since === undefined && this.#files.length === 0)
      return "nothing is staged; `git add` the draft first";
    return staged ? "what is staged touches no issue" : "the change touches no issue";
  }

  /** The issues and templates that the change adds, edits or deletes. */
  inputs(cwd: string): Input[] {
    const names = [...this.#files.map(({ path }) => path), ...this.#untracked];
    const issues = [...new Set(names)].filter(isOfIssues).sort();
    return issues.map((name) => {
      const file = join(this.#root, name);
      return { path: shownPath(file, cwd, "."), file, folder: dirname(file) };
    });
  }

  /** Messages about inputs that the user named and the change leaves as they were. */
  async untouched(inputs: readonly Input[]): Promise<string[]> {
    const touched = new Set(this.#files.map(({ path }) => path));
    const { staged } = this.#flags;
    // What is untracked is not staged, which is an error, and told where it is read.
    const untracked = staged ? await this.#git.untracked() : this.#untracked;
    const isTouched = (input: Input): boolean => {
      const name = this.#nameOf(input);
      return touched.has(name) || untracked.includes(name);
    };
    return inputs
      .filter((input) => input.file !== undefined && !isTouched(input))
      .map(({ path }) => `${staged ? "what is staged" : "the change"} does not touch ${path}`);
  }

  /** The name of an input in the checkout, with forward slashes. */
  #nameOf({ file, folder, path }: Input): string {
    const given = file ?? resolve(folder, basename(path));
    const real = realFile(given);
    const name = relative(this.#root, real);
    if (!name.startsWith("..") && resolve(this.#root, name) === real) return name.split(sep).join("/");
    throw new UsageError(`${path}: not in the checkout that the change is in`, { help: "run it in that checkout" });
  }

  #changed(name: string): ChangedName | undefined {
    return this.#files.find(({ path }) => path === name);
  }

  isDeleted(input: Input): boolean {
    return input.file !== undefined && this.#changed(this.#nameOf(input))?.isDeleted === true;
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

  /** The text of a file before the change, under its name then; undefined when there was none. */
  async #before(name: string): Promise<SourceFile | undefined> {
    const path = this.#changed(name)?.from ?? name;
    const blob = this.#blobsBefore.get(path) ?? (await this.#git.inTree(this.#start, path));
    if (blob === undefined) return undefined;
    // Bytes that are not UTF-8 were there before the change, so they are no error of the change.
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return new SourceFile(path, decoder.decode(await this.#git.read(blob)));
  }

  /**
   * What the change does to an input.
   * @param after its text now; undefined when it is deleted
   */
  async fileChange(input: Input, after: SourceFile | undefined): Promise<FileChange> {
    const path = this.#nameOf(input);
    const before = await this.#before(path);
    const file = fileChange({ path, before, after, newestDraft: this.#newestDraft });
    if (this.#files[0]?.path === path) this.#shape = { ...this.#shape, file };
    return file;
  }

  /** Records the result of a file, filtered to what the change causes; `bulkMerge` reads it. */
  record(input: Input, { issue, diagnostics }: LintResult): void {
    if (this.#files[0]?.path !== this.#nameOf(input)) return;
    this.#shape = { ...this.#shape, issue, hasErrors: diagnostics.some(({ severity }) => severity === "error") };
  }

  /** Whether editors can merge the change in bulk. Call it after `record` was called for its files. */
  bulkMerge(): BulkMerge {
    const paths = this.#files.map(({ path }) => path);
    const { file, issue, hasErrors } = this.#shape;
    return bulkMergeOf({ paths, file: file?.after && issue ? file.withAfter(issue.source) : file, issue, hasErrors });
  }
}
