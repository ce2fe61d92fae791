/** The merged changes in the history of a checkout of the newsletter, read with git. */
import { execFileSync } from "node:child_process";
import { type ChangedName, withIssueRenames } from "../../src/change/renames.ts";
import { byDayInName, isIssueName } from "../../src/newsletter/issue-name.ts";

/** A change that was merged, by its commits. */
export interface MergedChange {
  readonly merge: string;
  /** The branch that it was merged into, just before. */
  readonly target: string;
  /** Where it parted from that branch: a pull request shows what lies between here and its head. */
  readonly base: string;
  readonly head: string;
  /** Of the merge, YYYY-MM-DD. */
  readonly date: string;
  /** Who wrote the newest commit of the change. */
  readonly author: string;
  /** Of the pull request, as the subject of the merge names it. */
  readonly number?: number;
}

/** In bytes: far more than any issue, or the names of all files. */
const MAX_OUTPUT = 64 * 1024 * 1024;

const fields = (output: string): string[] => output.split("\0").slice(0, -1);

/** Reads the history of one checkout. Nothing is written. */
export class History {
  readonly #folder: string;
  readonly #issues = new Map<string, string[]>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  #run(args: readonly string[], input = ""): Buffer {
    const safe = ["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "--no-pager"];
    return execFileSync("git", [...safe, ...args], { cwd: this.#folder, maxBuffer: MAX_OUTPUT, input, stdio: "pipe" });
  }

  #git(...args: string[]): string {
    return this.#run(args).toString("utf8");
  }

  /**
   * The changes that were merged into the branch that is checked out, the oldest first.
   * @param from only those merged on that day or later, YYYY-MM-DD
   * @throws when the folder is in no checkout
   */
  mergedChanges(from = ""): MergedChange[] {
    // `--first-parent`: what contributors merge into their own branches is no change of the newsletter.
    const format = "--format=%H%x09%P%x09%cs%x09%s";
    const rows = this.#git("log", "--first-parent", "--merges", "--reverse", format).split("\n").filter(Boolean);
    const authors = new Map(
      this.#git("log", "--format=%H%x09%an")
        .split("\n")
        .map((row) => row.split("\t") as [hash: string, author: string]),
    );
    return rows.flatMap((row) => {
      const [merge = "", parents = "", date = "", ...subject] = row.split("\t");
      const [target = "", ...heads] = parents.split(" ");
      if (date < from) return [];
      const number = /#(\d+)/.exec(subject.join("\t"))?.[1];
      return heads.flatMap((head) => {
        const base = this.#mergeBase(target, head);
        if (base === undefined) return [];
        const author = authors.get(head) ?? "";
        return [{ merge, target, base, head, date, author, ...(number && { number: Number(number) }) }];
      });
    });
  }

  /** Undefined for a branch that was begun anew and has no commit in common with the other. */
  #mergeBase(target: string, head: string): string | undefined {
    try {
      return this.#git("merge-base", target, head).trim();
    } catch {
      return undefined;
    }
  }

  /** The names of the files that a change adds, edits, renames or deletes. */
  files({ base, head }: MergedChange): ChangedName[] {
    const names = fields(this.#git("diff", "--name-status", "-z", "--find-renames", base, head));
    const changed: ChangedName[] = [];
    for (let at = 0; at < names.length; ) {
      const status = (names[at++] as string)[0];
      const first = names[at++] as string;
      if (status === "R") changed.push({ isDeleted: false, from: first, path: names[at++] as string });
      else changed.push({ isDeleted: status === "D", path: first, ...(status !== "A" && { from: first }) });
    }
    return withIssueRenames(changed);
  }

  /** The names of the issues in a folder of a commit, the oldest first. */
  issuesIn(commit: string, folder: "draft" | "content"): string[] {
    const key = `${commit} ${folder}`;
    const known = this.#issues.get(key);
    if (known) return known;
    const names = fields(this.#git("ls-tree", "-z", "--name-only", "--full-tree", commit, "--", `${folder}/`));
    const issues = names.filter(isIssueName).sort(byDayInName);
    this.#issues.set(key, issues);
    return issues;
  }

  text(commit: string, path: string): string {
    return this.#git("cat-file", "blob", `${commit}:${path}`);
  }

  /** The texts of all published issues of a commit, in one run of git. */
  publishedIn(commit: string): { path: string; text: string }[] {
    const names = this.issuesIn(commit, "content");
    const output = this.#run(["cat-file", "--batch"], names.map((name) => `${commit}:${name}\n`).join(""));
    let at = 0;
    return names.map((path) => {
      const end = output.indexOf("\n", at);
      // A line `HASH blob SIZE`, then that many bytes, and a newline.
      const size = Number(output.toString("utf8", at, end).split(" ")[2]);
      at = end + 1 + size + 1;
      return { path, text: output.toString("utf8", end + 1, end + 1 + size) };
    });
  }

  /** The text of a file; undefined when the commit has no such file. */
  find(commit: string, path: string): string | undefined {
    try {
      return this.text(commit, path);
    } catch {
      return undefined;
    }
  }

  /** What git finds different between two files, without the lines around it. */
  diffOfFiles(before: string, after: string): string {
    try {
      return this.#git("diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=0", "--minimal", before, after);
    } catch (error) {
      // With `--no-index` exit code 1 says that there is a difference.
      if (error instanceof Error && "status" in error && error.status === 1 && "stdout" in error)
        return String(error.stdout);
      throw error;
    }
  }
}
