/** The findings that were accepted once, to see what a change to the rules adds and takes away. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Found, Run } from "./run.ts";

export type Accepted = Pick<Run, "issues" | "found">;

export interface Difference {
  readonly added: readonly Found[];
  readonly gone: readonly Found[];
  /** Only there now, or only then: what they hold is no change of the rules. */
  readonly notCompared: number;
}

/** In `.corpus/`, which git does not see: text of the newsletter stands in messages, and belongs to its authors. */
export const defaultFile = (folders: readonly string[]): string => {
  const paths = folders.map((folder) => resolve(folder));
  const name = paths.map((path) => basename(path)).join("+");
  const hash = createHash("sha256").update(paths.join("\n")).digest("hex").slice(0, 8);
  return join(fileURLToPath(new URL("../../.corpus/", import.meta.url)), `${name}-${hash}.json`);
};

export const store = (file: string, { issues, found }: Accepted): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ issues, found }, undefined, 1)}\n`);
};

/** What was accepted; undefined when nothing was. */
export const load = (file: string): Accepted | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Accepted) : undefined;

/** No line number goes in, so that lines may move; a rule that became more severe is a change. */
const keyOf = ({ issue, severity, fingerprint }: Found): string => `${issue} ${severity} ${fingerprint}`;

/** What there is now and was not, and the other way round, in the issues that both have. */
export const compare = (before: Accepted, now: Accepted): Difference => {
  const known = new Set(before.issues);
  const issues = new Set(now.issues.filter((issue) => known.has(issue)));
  const without = (found: readonly Found[], others: readonly Found[]): Found[] => {
    const keys = new Set(others.map(keyOf));
    return found.filter((each) => issues.has(each.issue) && !keys.has(keyOf(each)));
  };
  return {
    added: without(now.found, before.found),
    gone: without(before.found, now.found),
    notCompared: new Set([...before.issues, ...now.issues]).size - issues.size,
  };
};
