/**
 * Runs every rule over a folder of issues, such as `content/` of a checkout of the newsletter:
 *
 *   npm run corpus -- DIR [--rule ID]...
 *
 * Prints how often each rule reports, or with `--rule` every finding of these. Checks on the way what must hold on
 * any text: nothing crashes, fixing twice is fixing once, and a fixed file has no finding that it did not have.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Diagnostic, fix, type LintResult, lint } from "../src/index.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: "string", multiple: true, default: [] } },
});
if (positionals.length === 0) {
  console.error("name a folder of issues: npm run corpus -- ../this-week-in-rust/content");
  process.exit(2);
}

const absent = positionals.find((folder) => !existsSync(folder));
if (absent !== undefined) {
  console.error(`there is no folder ${absent}: name one that holds issues`);
  process.exit(2);
}

const files = positionals.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(resolve(folder), file))
    .sort(),
);
const counts = new Map<string, { severity: string; findings: number; issues: Set<string> }>();
const broken: string[] = [];

const key = ({ rule, message }: Diagnostic): string => `${rule}: ${message}`;

const count = (file: string, { diagnostics, source }: LintResult): void => {
  for (const diagnostic of diagnostics) {
    const { rule, severity, message, span } = diagnostic;
    const row = counts.get(rule) ?? { severity, findings: 0, issues: new Set<string>() };
    counts.set(rule, row);
    row.findings++;
    row.issues.add(file);
    const { line, column } = source.position(span.start);
    if (values.rule.includes(rule)) console.log(`${file}:${line}:${column}: ${message}`);
  }
};

/** Findings of the fixed file that the file did not have. */
const gained = (before: LintResult, after: LintResult): string[] => {
  const known = new Set(before.diagnostics.map(key));
  return after.diagnostics.map(key).filter((each) => !known.has(each));
};

for (const path of files) {
  const file = relative(process.cwd(), path);
  try {
    const text = readFileSync(path, "utf8");
    const before = lint(text, { path });
    count(file, before);
    for (const unsafe of [false, true]) {
      const once = fix(text, { path, unsafe });
      if (once.fixed > 0 && fix(once.text, { path, unsafe }).text !== once.text)
        broken.push(`${file}: fixing twice is not fixing once`);
      if (!unsafe) broken.push(...gained(before, once).map((each) => `${file}: fixed, and then ${each}`));
    }
  } catch (error) {
    broken.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const rows = [...counts].sort(([, a], [, b]) => b.findings - a.findings);
const total = (severity: string): number =>
  rows.reduce((sum, [, row]) => sum + (row.severity === severity ? row.findings : 0), 0);
if (values.rule.length === 0) {
  for (const [rule, { severity, findings, issues }] of rows)
    console.log(
      `${String(findings).padStart(6)} in ${String(issues.size).padStart(4)} issues  ${severity.padEnd(7)}  ${rule}`,
    );
}
const perIssue = (severity: string): string =>
  `${(total(severity) / Math.max(files.length, 1)).toFixed(2)} ${severity}s`;
console.log(`${files.length} issues; an issue has ${perIssue("error")}, ${perIssue("warning")}, ${perIssue("info")}`);
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
