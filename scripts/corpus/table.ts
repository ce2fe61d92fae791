/** What was published with a mistake in it, by rule: numbers only, no text of the newsletter. */
import { basename } from "node:path";
import { type AnyRule, rules } from "../../src/index.ts";
import { GROUPS } from "../../src/rule/define-rule.ts";
import { byRule, type Found, type Run } from "./run.ts";

const numberOf = (found: readonly Found[]): number => new Set(found.map(({ issue }) => issue)).size;

const rowsOf = (group: string, found: ReadonlyMap<string, readonly Found[]>): string[] =>
  rules
    .flatMap((rule: AnyRule) => {
      const hits = rule.group === group ? (found.get(rule.id) ?? []) : [];
      return hits.length === 0 ? [] : [{ rule, hits }];
    })
    .sort((a, b) => b.hits.length - a.hits.length)
    .map(
      ({ rule, hits }) =>
        `| ${rule.summary} | ${hits.length} | ${numberOf(hits)} | [\`${rule.id}\`](rules/${rule.id}.md) |`,
    );

/** A page in Markdown about all errors and warnings of a run, to be read as published issues. */
export const tableOf = ({ issues, found }: Run): string => {
  // One mistake that two lines share is one; hints are a matter of taste.
  const counted = found.filter(({ severity, again }) => severity !== "info" && !again);
  const groups = new Map(byRule(counted));
  const dates = issues.map((issue) => /\d{4}-\d\d-\d\d/.exec(basename(issue))?.[0] ?? "").filter((date) => date !== "");
  const count = (wanted: string): number => counted.filter(({ severity }) => severity === wanted).length;
  const tables = Object.entries(GROUPS).flatMap(([group, { title }]) => {
    const rows = rowsOf(group, groups);
    const head = ["", `## ${title}`, "", "| what readers got | times | issues | rule |", "| --- | --: | --: | --- |"];
    return rows.length === 0 ? [] : [...head, ...rows];
  });
  return [
    "# What was published",
    "",
    `${issues.length} issues of the newsletter as its readers got them, from ${dates.sort().at(0)} to ${dates.at(-1)}:`,
    `${count("error")} errors in ${numberOf(counted.filter(({ severity }) => severity === "error"))} issues, and ${count("warning")} warnings. The rules would have told before.`,
    "",
    "A new draft copies last week's events, so that a mistake among them is printed up to four times; it is counted as often",
    "as it was printed. What two lines share, such as an event that stands twice, counts once. Hints are not counted.",
    "",
    "To count again: `npm run -s corpus -- DIR --table`, where `DIR` holds the issues.",
    ...tables,
    "",
  ].join("\n");
};
