import { groupAlike, lineNumbers } from "./alike.ts";
import { isPlain } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { reportData } from "./json.ts";
import type { JsonReport } from "./json-schema.ts";
import { isListed } from "./listed.ts";
import { codeSpan, escapeMarkdown, fenced, prose } from "./markdown-text.ts";
import { plural } from "./plural.ts";
import type { BulkMerge, ReportContext } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { hasNoDotSegment, uriOf } from "./uri.ts";

type JsonFile = JsonReport["files"][number];
type JsonDiagnostic = JsonFile["diagnostics"][number];
type JsonSuggestion = NonNullable<JsonFile["suggestions"]>[number];

/** By this a comment of ours is found again. */
export const MARKER = "<!-- twir-lint:report -->";

/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;
/** Kept for what stands behind the findings. */
const RESERVE = 1500;
/** Far more than a message of ours or a line of an issue has. */
const LONGEST_TEXT = 600;
const LONGEST_LINE = 2000;
const MOST_LINES = 60;
/** Of lines of which the same is said. */
const MOST_SUGGESTIONS = 5;

const WORDS = { error: "Please change", warning: "Please consider", info: "Hint" } as const;
const RANKS = { error: 0, warning: 1, info: 2 } as const;

/** What is said of one line, or alike of several, and what they should read. */
interface Block {
  readonly path: string;
  readonly lines: readonly [number, ...number[]];
  readonly findings: readonly JsonDiagnostic[];
  readonly suggestions: readonly JsonSuggestion[];
  readonly rank: number;
}

const blocksOf = ({ path, diagnostics, suggestions = [] }: JsonFile): Block[] => {
  const byLine = new Map<number, JsonDiagnostic[]>();
  for (const found of diagnostics) {
    const { line } = found.range.start;
    byLine.set(line, [...(byLine.get(line) ?? []), found]);
  }
  const lines = [...byLine.keys()];
  // A suggestion stands below the first line that it changes and something is said of; else below the first of all.
  const home = ({ first, last }: JsonSuggestion): number | undefined =>
    lines.find((line) => first <= line && line <= last) ?? lines.find((line) => line >= first) ?? lines.at(-1);
  return [...byLine].map(([line, findings]) => ({
    path,
    lines: [line],
    findings,
    suggestions: suggestions.filter((each) => home(each) === line),
    rank: Math.min(...findings.map(({ severity }) => RANKS[severity])),
  }));
};

/** All that is said in a block but its place; places that a finding names are its own. */
const wordsOf = ({ path, findings }: Block): string | undefined =>
  findings.some(({ related }) => related.length > 0)
    ? undefined
    : JSON.stringify([path, ...findings.map(({ rule, severity, message, help }) => [rule, severity, message, help])]);

/** Suggestions of lines that follow each other, as one. */
const joined = (suggestions: readonly JsonSuggestion[]): JsonSuggestion[] => {
  const found: JsonSuggestion[] = [];
  for (const each of [...suggestions].sort((a, b) => a.first - b.first)) {
    const before = found.at(-1);
    if (before?.last === each.first - 1)
      found.splice(-1, 1, { first: before.first, last: each.last, lines: [...before.lines, ...each.lines] });
    else found.push(each);
  }
  return found;
};

const merged = (alike: readonly [Block, ...Block[]]): Block => {
  const [first, ...others] = alike;
  if (others.length === 0) return first;
  return {
    ...first,
    lines: [first.lines[0], ...others.flatMap(({ lines }) => lines)],
    suggestions: joined(alike.flatMap(({ suggestions }) => suggestions)),
  };
};

const asSentence = (text: string): string => {
  const shown = prose(text, LONGEST_TEXT);
  return `${shown[0]?.toUpperCase() ?? ""}${shown.slice(1)}.`;
};

/** Only pages of ours are linked: a report may come from a stranger's run. */
const ruleLink = (rule: string): string => {
  const page = ruleUrl({ id: rule });
  return page === undefined ? escapeMarkdown(rule.slice(0, LONGEST_TEXT)) : `[${rule}](${page})`;
};

const findingLines = (found: JsonDiagnostic, path: string): string[] => {
  const help = found.help === undefined ? "" : ` ${asSentence(found.help)}`;
  const related = found.related.slice(0, 5).map((place) => {
    const file = place.path === path ? "" : `${codeSpan(place.path.slice(0, LONGEST_TEXT))}, `;
    return `  - ${file}line ${place.range.start.line}: ${prose(place.message, LONGEST_TEXT)}`;
  });
  return [
    `- **${WORDS[found.severity]}:** ${prose(found.message, LONGEST_TEXT)}.${help} (${ruleLink(found.rule)})`,
    ...related,
  ];
};

const linesWords = ({ first, last }: JsonSuggestion): string =>
  first === last ? `Line ${first} would read:` : `Lines ${first} to ${last} would read:`;

/** What nobody could read, or what would hide something, is not shown. */
const suggestionText = (suggestion: JsonSuggestion): string => {
  const { lines } = suggestion;
  const isShown = lines.length <= MOST_LINES && lines.every((line) => line.length <= LONGEST_LINE && isPlain(line));
  if (!isShown) return `${linesWords(suggestion).slice(0, -1)} as \`twir-lint --fix\` writes it.`;
  return `${linesWords(suggestion)}\n\n${fenced("suggestion", lines)}`;
};

const blockText = ({ path, lines, findings, suggestions }: Block, { blob }: CommentOptions): string => {
  const name = codeSpan(path.slice(0, LONGEST_TEXT));
  const words = lineNumbers(lines);
  const at = blob === undefined || !hasNoDotSegment(path) ? words : `[${words}](${blob}${uriOf(path)}#L${lines[0]})`;
  const shown = suggestions.slice(0, MOST_SUGGESTIONS);
  return [
    `#### ${name}, ${at}`,
    findings.flatMap((found) => findingLines(found, path)).join("\n"),
    ...shown.map(suggestionText),
    ...(suggestions.length > shown.length ? ["The other lines as `twir-lint --fix` writes them."] : []),
  ].join("\n\n");
};

const ONLY = "What was there before is not yours to put right, and not listed.";

/** Says what the rows show: what a report says of itself may be a stranger's word. */
const opening = ({ change, files }: JsonReport, { counted }: CommentOptions): string => {
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  const infos = found.filter(({ severity }) => severity === "info").length;
  const asked = found.length - infos;
  if (change === undefined && !counted) {
    const things = found.length === 0 ? "nothing to change" : plural(found.length, "thing");
    return `twir-lint found ${things} in ${plural(files.length, "file")}.`;
  }
  const thanks = "Thank you for your contribution!";
  if (found.length === 0)
    return counted ? `${thanks} Its check reports nothing to change.` : `${thanks} All is well with it. :crab:`;
  if (asked === 0) return `${thanks} Nothing has to change; ${infos === 1 ? "a hint" : "hints"} to take or leave:`;
  return `${thanks} Before an editor reads it, please look at ${asked === 1 ? "this" : `these ${asked} things`}. ${ONLY}`;
};

const bulkLine = (report: JsonReport, { counted }: CommentOptions): string[] => {
  const change = counted ?? report.change;
  if (change === undefined) return [];
  const because = prose(change.because, LONGEST_TEXT);
  return [
    change.bulk
      ? `Editors can merge this change in bulk${counted ? " when all is well with it" : ""}: it ${because}.`
      : `Editors will merge this change by hand: it ${because}.`,
  ];
};

export interface CommentOptions {
  /** Where the files of the change can be looked at: the URL before their paths. */
  readonly blob?: string;
  /** What was counted of the change where a stranger may have written the report: of that only the rows are believed. */
  readonly counted?: BulkMerge;
}

/** The comment below a pull request. Nothing in the report can mention anybody, close a fence, or bring in HTML. */
export const commentOf = (report: JsonReport, options: CommentOptions = {}): string => {
  const blocks = groupAlike(report.files.flatMap(blocksOf), wordsOf)
    .map(merged)
    .sort((a, b) => a.rank - b.rank);
  const shown: { text: string; isHint: boolean }[] = [];
  let length = RESERVE;
  let left = blocks.reduce((sum, { findings, lines }) => sum + findings.length * lines.length, 0);
  for (const block of blocks) {
    const text = blockText(block, options);
    length += text.length + 2;
    if (length > LONGEST) break;
    shown.push({ text, isHint: block.rank === RANKS.info });
    left -= block.findings.length * block.lines.length;
  }
  const hints = shown.filter(({ isHint }) => isHint).map(({ text }) => text);
  const more = left > 0 ? [`… and ${left} more: the log of the check lists them all.`] : [];
  return `${[
    MARKER,
    opening(report, options),
    ...shown.filter(({ isHint }) => !isHint).map(({ text }) => text),
    ...(hints.length > 0 ? ["<details><summary>Hints, to take or leave</summary>", ...hints, "</details>"] : []),
    ...more,
    ...bulkLine(report, options),
  ].join("\n\n")}\n`;
};

/** The same as a report of this run; without a change, hints and what is left to do are not listed. */
export const markdownReport = (
  files: readonly FileReport[],
  context: Pick<ReportContext, "version" | "hints" | "change">,
): string => {
  const listed = files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.filter((found) => isListed(file, found, context)),
  }));
  return commentOf(reportData(listed, { ...context, withSuggestions: true }));
};
