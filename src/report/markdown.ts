/** The comment below a pull request, and `--format markdown`. */
import { partitionPoint } from "../text/span.ts";
import { groupAlike, lineNumbers } from "./alike.ts";
import { isShownWhole } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { LABELS, MAX_TEXT, ruleLink, sentence } from "./finding-markdown.ts";
import { reportData } from "./json.ts";
import type { JsonReport } from "./json-schema.ts";
import { repairedLines, withListed } from "./listed.ts";
import { codeSpan, fencedBlock, messageMarkdown } from "./markdown-text.ts";
import { plural } from "./plural.ts";
import type { ReportContext } from "./reporter.ts";

type JsonFile = JsonReport["files"][number];
type JsonDiagnostic = JsonFile["diagnostics"][number];
type JsonSuggestion = NonNullable<JsonFile["suggestions"]>[number];

/** Our comment is recognized by it. */
export const MARKER = "<!-- twir-lint:report -->";

/** GitHub's limit is 65,536 characters. */
const MAX_LENGTH = 60_000;
/** Characters for the text after the findings. */
const RESERVE = 1500;
/** Far more than a line of an issue has. */
const MAX_LINE = 2000;
const MAX_LINES = 60;
/** In one group of findings that differ only in their position. */
const MAX_SUGGESTIONS = 5;

const RANKS = { error: 0, warning: 1, info: 2 } as const;

/** The findings of one line, or the same findings of several lines, and the suggestions for them. */
interface Block {
  readonly path: string;
  readonly lines: readonly [number, ...number[]];
  readonly findings: readonly JsonDiagnostic[];
  readonly suggestions: readonly JsonSuggestion[];
  readonly rank: number;
}

const byLineOf = <T>(items: readonly T[], lineOf: (item: T) => number | undefined): Map<number | undefined, T[]> => {
  const byLine = new Map<number | undefined, T[]>();
  for (const item of items) {
    const line = lineOf(item);
    const known = byLine.get(line);
    if (known) known.push(item);
    else byLine.set(line, [item]);
  }
  return byLine;
};

const blocksOf = ({ path, diagnostics, suggestions = [] }: JsonFile): Block[] => {
  const byLine = byLineOf(diagnostics, ({ range }) => range.start.line);
  const lines = [...byLine.keys()].map(Number).sort((a, b) => a - b);
  // A suggestion is shown with the first line from its own on that has a finding, else with the last such line.
  const suggested = byLineOf(
    suggestions,
    ({ first }) => lines[partitionPoint(lines, (line) => line < first)] ?? lines.at(-1),
  );
  return lines.map((line) => {
    const findings = byLine.get(line) ?? [];
    const rank = findings.reduce<number>((least, { severity }) => Math.min(least, RANKS[severity]), RANKS.info);
    return { path, lines: [line], findings, suggestions: suggested.get(line) ?? [], rank };
  });
};

/** Equal for blocks that differ only in their lines; undefined with related positions, which belong to one finding. */
const groupingKey = ({ path, findings }: Block): string | undefined =>
  findings.some(({ related }) => related.length > 0)
    ? undefined
    : JSON.stringify([path, ...findings.map(({ rule, severity, message, help }) => [rule, severity, message, help])]);

/** Merges the suggestions of consecutive lines. */
const mergedSuggestions = (suggestions: readonly JsonSuggestion[]): JsonSuggestion[] => {
  const found: { first: number; last: number; lines: string[] }[] = [];
  for (const { first, last, lines } of [...suggestions].sort((a, b) => a.first - b.first)) {
    const open = found.at(-1);
    if (open?.last === first - 1) {
      open.last = last;
      for (const line of lines) open.lines.push(line);
    } else found.push({ first, last, lines: [...lines] });
  }
  return found;
};

const mergedBlocks = (alike: readonly [Block, ...Block[]]): Block => {
  const [first, ...others] = alike;
  if (others.length === 0) return first;
  return {
    ...first,
    lines: [first.lines[0], ...others.flatMap(({ lines }) => lines)],
    suggestions: mergedSuggestions(alike.flatMap(({ suggestions }) => suggestions)),
  };
};

const findingLines = (found: JsonDiagnostic, path: string): string[] => {
  const help = found.help === undefined ? "" : ` ${sentence(found.help)}`;
  const related = found.related.slice(0, 5).map((position) => {
    const file = position.path === path ? "" : `${codeSpan(position.path.slice(0, MAX_TEXT))}, `;
    return `  - ${file}line ${position.range.start.line}: ${messageMarkdown(position.message, MAX_TEXT)}`;
  });
  return [
    `- **${LABELS[found.severity]}:** ${messageMarkdown(found.message, MAX_TEXT)}.${help} (${ruleLink(found.rule)})`,
    ...related,
  ];
};

const suggestionIntroduction = ({ first, last }: JsonSuggestion): string =>
  first === last ? `Line ${first} would read:` : `Lines ${first} to ${last} would read:`;

/** A suggestion that is too long to read, or has hidden characters, is only mentioned. */
const suggestionText = (suggestion: JsonSuggestion): string => {
  const { lines } = suggestion;
  const isShown = lines.length <= MAX_LINES && lines.every((line) => line.length <= MAX_LINE && isShownWhole(line));
  if (!isShown) return `${suggestionIntroduction(suggestion).slice(0, -1)} as \`twir-lint --fix\` writes it.`;
  return `${suggestionIntroduction(suggestion)}\n\n${fencedBlock("suggestion", lines)}`;
};

const blockText = ({ path, lines, findings, suggestions }: Block): string => {
  const name = codeSpan(path.slice(0, MAX_TEXT));
  const shown = suggestions.slice(0, MAX_SUGGESTIONS);
  return [
    `#### ${name}, ${lineNumbers(lines)}`,
    findings.flatMap((found) => findingLines(found, path)).join("\n"),
    ...shown.map(suggestionText),
    ...(suggestions.length > shown.length ? ["The other lines as `twir-lint --fix` writes them."] : []),
  ].join("\n\n");
};

const ONLY_NEW = "What was there before is not yours to put right, and not listed.";

/** The first sentence. */
const opening = ({ change, files }: JsonReport): string => {
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  const infos = found.filter(({ severity }) => severity === "info").length;
  const asked = found.length - infos;
  if (change === undefined) {
    const things = found.length === 0 ? "nothing to change" : plural(found.length, "thing");
    return `twir-lint found ${things} in ${plural(files.length, "file")}.`;
  }
  const thanks = "Thank you for your contribution!";
  if (found.length === 0) return `${thanks} Nothing has to change.`;
  if (asked === 0) return `${thanks} Nothing has to change; ${infos === 1 ? "a hint" : "hints"} to take or leave:`;
  return `${thanks} Before an editor reads it, please look at ${asked === 1 ? "this" : `these ${asked} things`}. ${ONLY_NEW}`;
};

const bulkLine = ({ change }: JsonReport): string[] => {
  if (change === undefined) return [];
  const because = messageMarkdown(change.because, MAX_TEXT);
  return [
    change.bulk
      ? `For editors: can be merged in bulk, since it ${because}.`
      : `For editors: not to be merged in bulk, since it ${because}.`,
  ];
};

/** The comment below a pull request. No text of the report can mention anybody, close a fence, or add HTML. */
const commentOf = (report: JsonReport): string => {
  const blocks = groupAlike(report.files.flatMap(blocksOf), groupingKey)
    .map(mergedBlocks)
    .sort((a, b) => a.rank - b.rank);
  const shown: { text: string; isHint: boolean }[] = [];
  let length = RESERVE;
  let left = blocks.reduce((sum, { findings, lines }) => sum + findings.length * lines.length, 0);
  for (const block of blocks) {
    const text = blockText(block);
    length += text.length + 2;
    if (length > MAX_LENGTH) break;
    shown.push({ text, isHint: block.rank === RANKS.info });
    left -= block.findings.length * block.lines.length;
  }
  const hints = shown.filter(({ isHint }) => isHint).map(({ text }) => text);
  const more = left > 0 ? [`… and ${left} more: the log of the check lists them all.`] : [];
  return `${[
    MARKER,
    opening(report),
    ...shown.filter(({ isHint }) => !isHint).map(({ text }) => text),
    ...(hints.length > 0 ? ["<details><summary>Hints, to take or leave</summary>", ...hints, "</details>"] : []),
    ...more,
    ...bulkLine(report),
  ].join("\n\n")}\n`;
};

/** Whether a suggestion only repairs findings that are not listed. */
const untold = (whole: FileReport, listed: FileReport): ((suggestion: JsonSuggestion) => boolean) => {
  const told = repairedLines(listed);
  const repaired = repairedLines(whole);
  return ({ first, last }) => {
    let isUntold = false;
    for (let line = first - 1; line < last; line++) {
      if (told.has(line)) return false;
      isUntold ||= repaired.has(line);
    }
    return isUntold;
  };
};

/** The same text as a report of this run; without a change, hints and tasks are not listed. */
export const markdownReport = (
  files: readonly FileReport[],
  context: Pick<ReportContext, "version" | "hints" | "change">,
): string => {
  const listed = files.map((file) => withListed(file, context));
  const report = reportData(listed, { ...context, withSuggestions: true });
  const ofListed = report.files.map((row, index) => {
    const isUntold = untold(files[index] as FileReport, listed[index] as FileReport);
    return { ...row, suggestions: row.suggestions?.filter((suggestion) => !isUntold(suggestion)) };
  });
  return commentOf({ ...report, files: ofListed });
};
