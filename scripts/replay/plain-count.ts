/** Counts with git alone whether a change can be merged in bulk: what the verdict of the linter is held against. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { History, MergedChange } from "./history.ts";

const nonBlankLines = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");
const withoutMarker = (line: string): string => line.replace(/^(\s*)[-*+]\s+/, "$1");

/** The lines of two texts that differ, as git prints them: those removed, and the numbers of those added. */
const diffOf = (history: History, before: readonly string[], after: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), "twir-lint-replay-"));
  const [a, b] = [join(folder, "before"), join(folder, "after")];
  writeFileSync(a, before.map((line) => `${withoutMarker(line)}\n`).join(""));
  writeFileSync(b, after.map((line) => `${withoutMarker(line)}\n`).join(""));
  const rows = history.diffOfFiles(a, b).split("\n");
  rmSync(folder, { recursive: true });
  const added: number[] = [];
  let [removed, line] = [0, 0];
  for (const row of rows.slice(rows.findIndex((each) => each.startsWith("@@")))) {
    const start = /^@@ -\S+ \+(\d+)/.exec(row)?.[1];
    if (start !== undefined) line = Number(start);
    else if (row.startsWith("-")) removed++;
    else if (row.startsWith("+")) added.push(line++);
  }
  return { removed, added };
};

/** @param number from 1 */
const isCommunityItem = (lines: readonly string[], number: number): boolean => {
  if (!/^ {0,3}[-*+]\s+\S/.test(lines[number - 1] ?? "")) return false;
  const above = lines.slice(0, number - 1);
  const top = above.findLast((line) => /^#{1,2}\s/.test(line)) ?? "";
  return (
    /^###\s/.test(above.findLast((line) => /^#{1,3}\s/.test(line)) ?? "") &&
    /^##\s+Updates from Rust Community/i.test(top)
  );
};

/**
 * Whether a change adds one item under a `###` of the community section of the newest draft, and nothing else. Blank lines
 * and list markers are taken out of both texts, git compares them, and patterns look at the place; the linter is not asked.
 */
export const isOneItemMore = (history: History, change: MergedChange, paths: readonly string[]): boolean => {
  const [path] = paths;
  if (path === undefined || paths.length > 1 || path !== history.issuesIn(change.target, "draft").at(-1)) return false;
  const [before, after] = [history.find(change.base, path), history.find(change.head, path)];
  if (before === undefined || after === undefined) return false;
  const lines = nonBlankLines(after);
  const { removed, added } = diffOf(history, nonBlankLines(before), lines);
  return removed === 0 && added.length === 1 && isCommunityItem(lines, added[0] as number);
};
