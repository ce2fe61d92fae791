/** The state of a repository on the GitHub of the tests: commits, pull requests, reviews, and how comments follow pushes. */
import { createHash } from "node:crypto";
import { structuredPatch } from "diff";

export type Tree = Readonly<Record<string, string>>;

export interface Commit {
  readonly sha: string;
  readonly tree: Tree;
  readonly parent?: string;
}

export interface Review {
  readonly id: number;
  readonly user: string;
  state: string;
  body: string;
  readonly commit_id: string;
}

export interface ReviewComment {
  readonly id: number;
  readonly review: number;
  readonly user: string;
  body: string;
  readonly path: string;
  /** Null once the comment is outdated. */
  line: number | null;
  start_line: number | null;
  readonly original_line: number;
  readonly in_reply_to_id?: number;
  readonly side: string;
}

export interface PullRequest {
  readonly number: number;
  title: string;
  state: string;
  merged_at: string | null;
  draft: boolean;
  readonly user: string;
  readonly base: { sha: string; ref: string };
  readonly head: {
    sha: string;
    ref: string;
    repo: { full_name: string; owner: string } | null;
    readonly owner: string;
  };
  readonly reviews: Review[];
  readonly comments: ReviewComment[];
}

const sha1 = (text: string | Uint8Array): string => createHash("sha1").update(text).digest("hex");

export const blobSha = (text: string): string => sha1(`blob ${Buffer.byteLength(text)}\0${text}`);

interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
}

const hunksOf = (before: string, after: string, context = 3): Hunk[] =>
  structuredPatch("a", "b", before, after, "", "", { context }).hunks;

export interface ChangedFile {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
  readonly sha: string;
  readonly patch?: string;
  readonly hunks: readonly Hunk[];
}

export class GitHubRepository {
  readonly name = "crabs/newsletter";
  readonly commits = new Map<string, Commit>();
  readonly branches = new Map<string, string>();
  readonly pulls: PullRequest[] = [];
  /** `admin`, `write`, `read` or `none` of each person. */
  readonly permissions = new Map<string, string>();
  /** Files that are listed without a `patch`, as GitHub lists big ones. */
  readonly withoutPatch = new Set<string>();
  #nextId = 100;

  nextId(): number {
    return this.#nextId++;
  }

  commit(tree: Tree, parent?: string): string {
    const sha = sha1(`${this.commits.size} ${parent} ${JSON.stringify(tree)}`);
    this.commits.set(sha, { sha, tree, parent });
    return sha;
  }

  /** Puts files on a branch of the base. */
  put(files: Tree, branch = "main"): string {
    const parent = this.branches.get(branch);
    const sha = this.commit({ ...(parent && this.commits.get(parent)?.tree), ...files }, parent);
    this.branches.set(branch, sha);
    return sha;
  }

  treeOf(sha: string): Tree {
    return this.commits.get(sha)?.tree ?? {};
  }

  revision(ref: string): string | undefined {
    const number = /^refs\/pull\/(\d+)\/head$/.exec(ref)?.[1];
    if (number !== undefined) return this.pull(Number(number))?.head.sha;
    return this.branches.get(ref) ?? (this.commits.has(ref) ? ref : undefined);
  }

  pull(number: number): PullRequest | undefined {
    return this.pulls.find((each) => each.number === number);
  }

  mergeBase(a: string, b: string): string | undefined {
    const ancestors = new Set<string>();
    for (let sha: string | undefined = a; sha; sha = this.commits.get(sha)?.parent) ancestors.add(sha);
    for (let sha: string | undefined = b; sha; sha = this.commits.get(sha)?.parent) if (ancestors.has(sha)) return sha;
    return undefined;
  }

  /** Opens a pull request of a fork with these files; a file that is undefined is deleted. */
  open(
    number: number,
    files: Readonly<Record<string, string | undefined>>,
    more: Partial<OpenOptions> = {},
  ): PullRequest {
    const { user = "ferris", branch = "topic", owner = user, draft = false, title = "Add an entry" } = more;
    const base = { sha: this.branches.get("main") as string, ref: "main" };
    const sha = this.commit(merged(this.treeOf(base.sha), files), base.sha);
    const repo = { full_name: `${owner}/newsletter`, owner };
    const pull = {
      number,
      title,
      state: "open",
      merged_at: null,
      draft,
      user,
      base,
      head: { sha, ref: branch, repo, owner },
      reviews: [],
      comments: [],
    };
    this.pulls.push(pull);
    return pull;
  }

  /** Pushes files to a pull request, on top of its head or, with `force`, in place of it. */
  push(number: number, files: Readonly<Record<string, string | undefined>>, { force = false } = {}): string {
    const pull = this.pull(number) as PullRequest;
    const parent = force ? pull.base.sha : pull.head.sha;
    const before = this.treeOf(pull.head.sha);
    const sha = this.commit(merged(this.treeOf(parent), files), parent);
    pull.head.sha = sha;
    for (const comment of pull.comments)
      this.#follow(comment, before[comment.path], this.treeOf(sha)[comment.path], pull);
    return sha;
  }

  /** Moves a comment to where its lines are after a push, or outdates it. */
  #follow(comment: ReviewComment, before = "", after = "", pull: PullRequest): void {
    if (comment.line === null) return;
    const map = (line: number): number | null => {
      let shift = 0;
      for (const { oldStart, oldLines, newLines } of hunksOf(before, after, 0)) {
        if (line < oldStart) break;
        if (line < oldStart + oldLines) return null;
        shift += newLines - oldLines;
      }
      return line + shift;
    };
    const line = map(comment.line);
    const start = comment.start_line === null ? null : map(comment.start_line);
    const isShown = line !== null && this.isInDiff(pull, comment.path, start ?? line, line);
    comment.line = isShown && (comment.start_line === null || start !== null) ? line : null;
    comment.start_line = comment.line === null ? null : start;
  }

  /** What the pull request changes since the merge base, as GitHub lists it: in the order of the names. */
  changes({ base, head }: Pick<PullRequest, "base" | "head">): ChangedFile[] {
    const before = this.treeOf(this.mergeBase(base.sha, head.sha) ?? base.sha);
    const after = this.treeOf(head.sha);
    const added = Object.keys(after).filter((path) => before[path] === undefined);
    const removed = Object.keys(before).filter((path) => after[path] === undefined);
    const renames = new Map(added.flatMap((path) => renameOf(path, removed, { before, after })));
    const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return paths.flatMap((path): ChangedFile[] => {
      if ([...renames.values()].includes(path) || before[path] === after[path]) return [];
      const from = renames.get(path);
      const [old = "", now = ""] = [before[from ?? path], after[path]];
      const hunks = hunksOf(old, now);
      const status = from
        ? "renamed"
        : before[path] === undefined
          ? "added"
          : after[path] === undefined
            ? "removed"
            : "modified";
      const patch = hunks.map((hunk) => [header(hunk), ...hunk.lines].join("\n")).join("\n");
      const shown = this.withoutPatch.has(path) ? {} : { patch };
      return [
        {
          filename: path,
          ...(from && { previous_filename: from }),
          status,
          sha: blobSha(after[path] ?? old),
          ...shown,
          hunks,
        },
      ];
    });
  }

  /** Whether a comment on these lines of the new text is accepted: all in one hunk. */
  isInDiff(pull: PullRequest, path: string, first: number, last: number): boolean {
    const file = this.changes(pull).find(({ filename }) => filename === path);
    return (file?.hunks ?? []).some(
      ({ newStart, newLines }) => newStart <= first && first <= last && last < newStart + newLines,
    );
  }

  /** Whether the diff shows a deleted line between two lines of the new text. */
  #hasDeletedLines(pull: PullRequest, path: string, first: number, last: number): boolean {
    const file = this.changes(pull).find(({ filename }) => filename === path);
    return (file?.hunks ?? []).some(({ newStart, lines }) => {
      let line = newStart;
      return lines.some((text) => {
        if (text.startsWith("-")) return first < line && line <= last;
        if (!text.startsWith("\\")) line++;
        return false;
      });
    });
  }

  /** Presses the button of a suggestion. Throws what GitHub says where there is no button. */
  applySuggestion(number: number, id: number): string {
    const pull = this.pull(number) as PullRequest;
    const comment = pull.comments.find((each) => each.id === id) as ReviewComment;
    const lines = suggestedLines(comment.body);
    if (lines === undefined) throw new Error("there is no suggestion");
    if (pull.state !== "open") throw new Error("suggestions cannot be applied on closed pull requests");
    if (comment.line === null) throw new Error("outdated suggestions cannot be applied");
    const first = comment.start_line ?? comment.line;
    if (this.#hasDeletedLines(pull, comment.path, first, comment.line))
      throw new Error("suggestions cannot be applied on deleted lines");
    const text = this.treeOf(pull.head.sha)[comment.path] as string;
    const old = text.split("\n");
    const now = [...old.slice(0, first - 1), ...lines, ...old.slice(comment.line)].join("\n");
    if (now === text) throw new Error("a suggestion has to change something");
    return this.push(number, { [comment.path]: now });
  }
}

export interface OpenOptions {
  readonly user: string;
  readonly branch: string;
  readonly owner: string;
  readonly draft: boolean;
  readonly title: string;
}

const merged = (tree: Tree, files: Readonly<Record<string, string | undefined>>): Tree =>
  Object.fromEntries(
    Object.entries({ ...tree, ...files }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

const similarity = (a: string, b: string): number => {
  const lines = new Set(a.split("\n"));
  const now = b.split("\n");
  return now.filter((line) => lines.has(line)).length / Math.max(1, now.length);
};

const renameOf = (path: string, removed: readonly string[], { before, after }: { before: Tree; after: Tree }) => {
  const from = removed.find((each) => similarity(before[each] as string, after[path] as string) > 0.5);
  return from === undefined ? [] : [[path, from] as const];
};

/** A side without lines is said to start one line earlier. */
const header = ({ oldStart, oldLines, newStart, newLines }: Hunk): string => {
  const side = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`;
  return `@@ -${side(oldStart, oldLines)} +${side(newStart, newLines)} @@`;
};

/** The lines in the fence of a suggestion, which ends with as many backticks as it begins with. */
export const suggestedLines = (body: string): string[] | undefined => {
  const all = body.split("\n");
  const start = all.findIndex((line) => /^`{3,}suggestion$/.test(line));
  if (start < 0) return undefined;
  const ticks = /^`+/.exec(all[start] as string)?.[0] as string;
  const end = all.findIndex(
    (line, index) => index > start && new RegExp(`^ {0,3}\`{${ticks.length},}\\s*$`).test(line),
  );
  return all.slice(start + 1, end < 0 ? undefined : end);
};
