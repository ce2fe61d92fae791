/** Lints every issue in some folders, and checks what must hold on any text. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fingerprints } from "../../src/engine/fingerprint.ts";
import { type Diagnostic, fix, type LintResult, lint, type Severity } from "../../src/index.ts";

/** A finding as it is counted, shown and kept. */
export interface Found {
  /** The path from the folder on that was named, the folder included. */
  readonly issue: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Outlives edits elsewhere: rule, message and the text of the line are in it. */
  readonly fingerprint: string;
  /** Says again what a finding above it says, as at the second line of an event that stands twice. */
  readonly again: boolean;
}

export interface Run {
  readonly issues: readonly string[];
  readonly found: readonly Found[];
  /** What did not hold, in words. */
  readonly broken: readonly string[];
}

interface File {
  readonly path: string;
  readonly issue: string;
}

const filesIn = (folder: string): File[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({ path: join(resolve(folder), file), issue: join(basename(resolve(folder)), file) }));

const key = ({ rule, message }: Diagnostic): string => `${rule}: ${message}`;

const countOf = ({ diagnostics }: LintResult, id: string): number =>
  diagnostics.filter(({ rule }) => rule === id).length;

/**
 * Findings of the fixed file that the file did not have. A message may quote what a fix has rewritten, and is no new
 * finding unless its rule reports more often.
 */
const gained = (before: LintResult, after: LintResult): string[] => {
  const known = new Set(before.diagnostics.map(key));
  return after.diagnostics
    .filter((each) => !known.has(key(each)) && countOf(after, each.rule) > countOf(before, each.rule))
    .map(key);
};

/** Fixing twice is fixing once, and a fixed file has no finding that it did not have. */
const brokenBy = (text: string, path: string, before: LintResult): string[] =>
  [false, true].flatMap((unsafe) => {
    const once = fix(text, { path, unsafe });
    const unsettled = once.fixed > 0 && fix(once.text, { path, unsafe }).text !== once.text;
    return [
      ...(unsettled ? ["fixing twice is not fixing once"] : []),
      ...(unsafe ? [] : gained(before, once).map((each) => `fixed, and then ${each}`)),
    ];
  });

const foundIn = (issue: string, { diagnostics, source }: LintResult): Found[] => {
  const names = fingerprints(source, diagnostics);
  const told = new Set(diagnostics.map(({ rule, span }) => `${rule} ${source.lineIndex(span.start)}`));
  return diagnostics.map(({ rule, severity, message, span, related = [] }, index) => {
    const { line, column } = source.position(span.start);
    const above = related.flatMap((other) => ("span" in other ? [source.lineIndex(other.span.start)] : []));
    const again = above.some((other) => other < line - 1 && told.has(`${rule} ${other}`));
    return { issue, line, column, rule, severity, message, fingerprint: names[index] as string, again };
  });
};

/**
 * @param folders that exist
 * @param withFixes also fixes each issue, which takes several times as long
 */
export const runOver = (folders: readonly string[], withFixes: boolean): Run => {
  const files = folders.flatMap(filesIn);
  const found: Found[] = [];
  const broken: string[] = [];
  for (const { path, issue } of files) {
    try {
      const text = readFileSync(path, "utf8");
      const result = lint(text, { path });
      found.push(...foundIn(issue, result));
      if (withFixes) broken.push(...brokenBy(text, path, result).map((what) => `${issue}: ${what}`));
    } catch (error) {
      broken.push(`${issue}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { issues: files.map(({ issue }) => issue), found, broken };
};

/** The findings of each rule, the most frequent first. */
export const byRule = (found: readonly Found[]): [string, Found[]][] => {
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    const group = groups.get(each.rule);
    if (group) group.push(each);
    else groups.set(each.rule, [each]);
  }
  return [...groups].sort(([a, some], [b, more]) => more.length - some.length || (a < b ? -1 : 1));
};
