/** What all parts of the benchmark are given, and the commands that they have in common. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command, Runner } from "./runner.ts";

/** The program of this checkout. */
export const BIN = fileURLToPath(new URL("../../bin/twir-lint.js", import.meta.url));
/** The first four runs add to what is kept of V8's work, then it is one a day. */
export const FILLING_RUNS = 5;

export interface Setting {
  readonly runner: Runner;
  /** For what the part makes. It is removed at the end. */
  readonly folder: string;
  readonly rounds: number;
  /** The paths of all issues, the oldest first. */
  readonly issues: readonly string[];
  /** Those that have a date, which may be earlier ones of another. */
  readonly dated: readonly string[];
  /** How many earlier issues there are at most. */
  readonly earlier: number;
  /** Commands of the user's, as `NAME=COMMAND`. */
  readonly peers: readonly string[];
}

/** A command of the program, with a cache of its own. */
export const lintCommand = (
  name: string,
  argv: readonly string[],
  { cache, bin = BIN, ...more }: { cache: string; bin?: string } & Pick<Command, "cwd" | "before">,
): Command => ({
  name,
  argv: [process.execPath, bin, "--no-config", "--format", "json", ...argv],
  env: { XDG_CACHE_HOME: cache },
  ...more,
});

/** Leaves of a cache only what V8 compiled: how long it takes to learn is asked, not how long to compile. */
export const forgetIssues = (cache: string): void => {
  const folder = join(cache, "twir-lint");
  const kinds = existsSync(folder) ? readdirSync(folder) : [];
  for (const kind of kinds.filter((name) => !name.startsWith("compiled")))
    rmSync(join(folder, kind), { recursive: true });
};

/** A checkout of the newsletter: the newest issue as a draft, and those before it as `content/`. */
export const writeCheckout = ({
  folder,
  dated,
  earlier,
}: Setting): { draft: string; content: string; count: number } => {
  const content = join(folder, "content");
  mkdirSync(content);
  mkdirSync(join(folder, "draft"));
  const before = dated.slice(0, -1).slice(-earlier);
  for (const path of before) writeFileSync(join(content, basename(path)), readFileSync(path));
  const newest = dated.at(-1) as string;
  const draft = join(folder, "draft", basename(newest));
  writeFileSync(draft, readFileSync(newest));
  return { draft, content, count: before.length };
};
