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
    .filter((file) => /\.(?:md|markdown)$/.test(file))
    .sort()
    .map((file) => ({ path: join(resolve(folder), file), issue: join(basename(resolve(folder)), file) }));

/** A finding without what its message quotes, which a fix may have rewritten. */
const kindOf = ({ rule, message }: Diagnostic): string => `${rule}: ${message.replace(/`[^`]*`/g, "`…`")}`;

const countsOf = ({ diagnostics }: LintResult): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const each of diagnostics) counts.set(kindOf(each), (counts.get(kindOf(each)) ?? 0) + 1);
  return counts;
};

/** Kinds of findings of which the fixed file has more than the file had. */
const gained = (before: LintResult, after: LintResult): string[] => {
  const known = countsOf(before);
  return [...countsOf(after)].flatMap(([kind, count]) => (count > (known.get(kind) ?? 0) ? [kind] : []));
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
  // A hint at the other of two lines is not counted, so it takes nothing from the finding that it points at.
  const counted = diagnostics.filter(({ severity }) => severity !== "info");
  const told = new Set(counted.map(({ rule, span }) => `${rule} ${source.lineIndex(span.start)}`));
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
