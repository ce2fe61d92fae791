/**
 * Runs every rule over folders of issues, such as `content/` of a checkout of the newsletter:
 *
 *   npm run corpus -- DIR...              how often each rule reports; and what must hold on any text: nothing crashes,
 *                                         fixing twice is fixing once, a fixed file has no finding that it did not have
 *   npm run corpus -- DIR --rule ID       every finding of a rule; --rule may be repeated, with all that follows too
 *   npm run corpus -- DIR --accept        remembers the findings, in --baseline FILE or below `.corpus/`
 *   npm run corpus -- DIR --diff          what a change to the rules has added and taken away since; exit code 1 if any
 *   npm run corpus -- DIR --table         docs/published-defects.md
 *
 * Exit code 2: it could not do that.
 */
import { helpWithName } from "../src/config/rule-names.ts";
import { plural } from "../src/report/plural.ts";
import { rules } from "../src/rules/index.ts";
import { checkFolder, fail, parseArguments } from "./command-line.ts";
import { compare, defaultFile, load, store } from "./corpus/accepted.ts";
import { byRule, type Found, type Run, runOver } from "./corpus/run.ts";
import { tableOf } from "./corpus/table.ts";

const { positionals: folders, values } = parseArguments({
  rule: { type: "string", multiple: true, default: [] },
  baseline: { type: "string" },
  accept: { type: "boolean", default: false },
  diff: { type: "boolean", default: false },
  table: { type: "boolean", default: false },
});
if (folders.length === 0) fail("name a folder of issues: npm run corpus -- ../this-week-in-rust/content");
for (const folder of folders) checkFolder(folder);
const known = rules.map(({ id }) => id);
for (const id of values.rule) if (!known.includes(id)) fail(`unknown rule \`${id}\`: ${helpWithName(id, known)}`);

const shown = ({ issue, line, column, severity, rule, message }: Found): string =>
  `${issue}:${line}:${column}: ${severity}: ${message} [${rule}]`;

const printCounts = ({ issues, found }: Run): void => {
  for (const [rule, hits] of byRule(found)) {
    const where = new Set(hits.map(({ issue }) => issue)).size;
    const severities = [...new Set(hits.map(({ severity }) => severity))].join(", ");
    console.log(`${String(hits.length).padStart(6)} in ${String(where).padStart(4)} issues  ${severities}  ${rule}`);
  }
  const perIssue = (["error", "warning", "info"] as const).map((wanted) => {
    const count = found.filter(({ severity }) => severity === wanted).length;
    return `${(count / Math.max(issues.length, 1)).toFixed(2)} ${wanted}s`;
  });
  console.log(`${issues.length} issues; an issue has ${perIssue.join(", ")}`);
};

const printDifference = (run: Run, file: string): boolean => {
  const before = load(file) ?? fail(`nothing is accepted in ${file}: run with --accept first`);
  const wanted = ({ rule }: Found): boolean => values.rule.length === 0 || values.rule.includes(rule);
  const { added, gone, notCompared } = compare({ ...before, found: before.found.filter(wanted) }, run);
  for (const each of added) console.log(`+ ${shown(each)}`);
  for (const each of gone) console.log(`- ${shown(each)}`);
  for (const [rule] of byRule([...added, ...gone])) {
    const count = (found: readonly Found[]): string => String(found.filter((each) => each.rule === rule).length);
    console.log(`${`+${count(added)}`.padStart(6)} ${`-${count(gone)}`.padStart(6)}  ${rule}`);
  }
  if (notCompared > 0) console.log(`${notCompared} issues are only there now, or only then: not compared`);
  return added.length + gone.length > 0;
};

const whole = runOver(folders, !(values.accept || values.diff || values.table));
const run = {
  ...whole,
  found: whole.found.filter(({ rule }) => values.rule.length === 0 || values.rule.includes(rule)),
};
const file = values.baseline ?? defaultFile(folders);
let differs = false;
if (values.table) process.stdout.write(tableOf(run));
else if (values.diff) differs = printDifference(run, file);
else if (values.rule.length > 0) {
  for (const each of run.found) console.log(shown(each));
  console.error(`${plural(run.found.length, "finding")} in ${plural(run.issues.length, "issue")}`);
} else if (!values.accept) printCounts(run);
if (values.accept) {
  store(file, whole);
  console.log(`${whole.found.length} findings in ${whole.issues.length} issues accepted in ${file}`);
}
for (const line of run.broken) console.error(line);
if (differs || run.broken.length > 0) process.exitCode = 1;
