/** A change with one good line and one bad, as a branch and as a pull request. */
import { CLEAN, type Folder, issueWith, newFolder, TRACKED } from "./cli-run.ts";
import { commitAll, DRAFT, gitIn, newCheckout } from "./git-run.ts";
import { type GitHubServer, newGitHub } from "./github-server.ts";

export const GOOD = "* [Good](https://good.example.net/post)";

/** A checkout on a branch that adds a good line, and a bad one unless others are said. */
export const contribution = (...lines: readonly string[]): Folder => {
  const folder = newCheckout();
  gitIn(folder.path, "switch", "--quiet", "--create", "topic");
  folder.write(DRAFT, issueWith([CLEAN, GOOD, ...(lines.length > 0 ? lines : [TRACKED])].join("\n")));
  commitAll(folder);
  return folder;
};

/** What actions/checkout leaves for the pull request of a branch: the merge, and the two commits that it merges. */
export const mergeCheckout = (folder: Folder): Folder => {
  gitIn(folder.path, "switch", "--quiet", "main");
  commitAll(folder, "later");
  gitIn(folder.path, "switch", "--quiet", "--detach");
  gitIn(folder.path, "merge", "--quiet", "--no-edit", "topic");
  const clone = newFolder();
  gitIn(folder.path, "branch", "merge");
  gitIn(clone.path, "clone", "--quiet", "--depth=2", "--branch=merge", `file://${folder.path}`, ".");
  return clone;
};

/** The same change as pull request 12 of a fork, and its newest commit. */
export const pullRequest = async (): Promise<{ server: GitHubServer; sha: string }> => {
  const server = await newGitHub();
  server.repository.put({ [DRAFT]: issueWith() });
  const { head } = server.repository.open(12, { [DRAFT]: issueWith([CLEAN, GOOD, TRACKED].join("\n")) });
  return { server, sha: head.sha };
};

export const remarksOn = ({ repository }: GitHubServer): string[] =>
  repository.pull(12)?.comments.map(({ body }) => body) ?? [];
