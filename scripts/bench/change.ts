/** A checkout of the newsletter in which a contributor adds one line to the draft. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { type Setting, writeCheckout } from "./setting.ts";

const PERSON = ["-c", "user.name=Ferris", "-c", "user.email=ferris@crab.example", "-c", "commit.gpgSign=false"];
const COMMUNITY = /^## Updates from /m;
const ENTRY = /^[*-] \[.*\n/m;

/** An entry as it should be, and with a fault that is repaired. */
export const LINES = {
  clean: "* [Crabs in rows](https://blog.example.net/crabs-in-rows)\n",
  faulty: "* [Crabs in rows](https://blog.example.net/crabs-in-rows?utm_source=feed)\n",
} as const;

/** Behind the first entry under the community heading; at the end where there is none. */
const withLine = (text: string, line: string): string => {
  const from = Math.max(0, text.search(COMMUNITY));
  const entry = ENTRY.exec(text.slice(from));
  const at = entry ? from + entry.index + entry[0].length : text.length;
  return text.slice(0, at) + line + text.slice(at);
};

/**
 * Writes the checkout, on the branch `change` that grew from `main`; with `isMerged` at the merge of both, as a runner
 * checks out a pull request. Returns how many earlier issues it holds.
 */
export const writeChange = (setting: Setting, line: string, { isMerged = false } = {}): number => {
  const { folder } = setting;
  const { draft, count } = writeCheckout(setting);
  const git = (...argv: string[]) => execFileSync("git", [...PERSON, ...argv], { cwd: folder, stdio: "pipe" });
  const commit = (message: string, ...more: string[]) => git("commit", "--quiet", "--message", message, ...more);
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "draft", "content");
  commit("base");
  git("switch", "--quiet", "--create", "change");
  writeFileSync(draft, withLine(readFileSync(draft, "utf8"), line));
  commit("change", "--all");
  if (!isMerged) return count;
  git("switch", "--quiet", "main");
  commit("another change", "--allow-empty");
  git("merge", "--quiet", "--no-ff", "--message", "merge", "change");
  return count;
};
