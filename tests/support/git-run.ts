/** Git checkouts made for a test. */
import { execFileSync } from "node:child_process";
import { type Folder, ISSUE_FILE, issueWith, newFolder } from "./cli-run.ts";

/** No settings of the machine, and always the same person. */
export const ENV = {
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Ferris",
  GIT_AUTHOR_EMAIL: "ferris@crab.example",
  GIT_COMMITTER_NAME: "Ferris",
  GIT_COMMITTER_EMAIL: "ferris@crab.example",
};

export const DRAFT = `draft/${ISSUE_FILE}`;

/** Runs git in a folder. */
export const gitIn = (path: string, ...args: string[]): string =>
  execFileSync("git", ["-c", "init.defaultBranch=main", ...args], {
    cwd: path,
    env: ENV,
    encoding: "utf8",
    stdio: "pipe",
  });

export const commitAll = (folder: Folder, message = "change"): string => {
  gitIn(folder.path, "add", "--all");
  gitIn(folder.path, "commit", "--quiet", "--allow-empty", "--message", message);
  return gitIn(folder.path, "rev-parse", "HEAD").trim();
};

/** A checkout with one commit on `main`: a draft of the week with these entries. */
export const newCheckout = (entries?: string): Folder => {
  const folder = newFolder();
  gitIn(folder.path, "init", "--quiet");
  folder.write(DRAFT, issueWith(entries));
  commitAll(folder, "base");
  return folder;
};
