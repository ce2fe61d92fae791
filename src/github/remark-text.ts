/** The texts of remarks. Nothing that a draft brings in can mention anybody, close a fence, or add HTML. */
import type { Diagnostic } from "../engine/lint.ts";
import { LABELS, MAX_TEXT, ruleLink, sentence } from "../report/finding-markdown.ts";
import { codeSpan, fencedBlock, messageMarkdown } from "../report/markdown-text.ts";
import { relatedPositions } from "../report/related.ts";
import { lineUrl, type Place } from "./links.ts";
import { type RemarkMarker, remarkMarker } from "./markers.ts";
import type { Remark, SuggestingRemark } from "./remarks.ts";

/** In one remark: other findings on its line, and other positions that explain a finding. */
const MAX_ROWS = 5;

/** The lines that a finding points at, linked. */
const relatedRows = (finding: Diagnostic, { path, file }: Remark, place: Place): string[] => {
  const { source, stage } = file.result;
  const report = { path, source, stage, diagnostics: [], fixed: 0 };
  return relatedPositions(report, finding)
    .slice(0, MAX_ROWS)
    .map((position) => {
      const { line } = position.range.start;
      // Another file is one of the base, such as an earlier issue: it is not known which commit it was read from.
      const url = position.path === path ? lineUrl(place, path, line) : undefined;
      const at = url === undefined ? `line ${line}` : `[line ${line}](${url})`;
      const name = position.path === path ? "" : `${codeSpan(position.path.slice(0, MAX_TEXT))}, `;
      return `- ${name}${at}: ${messageMarkdown(position.message, MAX_TEXT)}`;
    });
};

const inShort = ({ message, rule }: Diagnostic): string =>
  `- also: ${messageMarkdown(message, MAX_TEXT)} (${ruleLink(rule)})`;

/** The gravest finding with its reason, the others of the line in short. */
export const findingsText = (remark: Remark, place: Place): string => {
  const [gravest, ...others] = remark.findings;
  const { severity, message, help, rule } = gravest;
  const advice = help === undefined ? "" : ` ${sentence(help)}`;
  const shown = others.slice(0, MAX_ROWS).map(inShort);
  const more = others.length > shown.length ? [`- and ${others.length - shown.length} more`] : [];
  const rows = [...relatedRows(gravest, remark, place), ...shown, ...more];
  const first = `**${LABELS[severity]}:** ${messageMarkdown(message, MAX_TEXT)}.${advice} (${ruleLink(rule)})`;
  return rows.length === 0 ? first : `${first}\n\n${rows.join("\n")}`;
};

/** The rules that speak in a remark, in a fixed order. */
export const rulesOf = ({ findings }: Remark): string[] => [...new Set(findings.map(({ rule }) => rule))].sort();

/** The body of a review comment. */
export const remarkText = (remark: SuggestingRemark, place: Place): string => {
  const { fingerprint, suggestion } = remark;
  return [
    remarkMarker({ fingerprint, rules: rulesOf(remark), sha: place.sha, isDone: false }),
    findingsText(remark, place),
    ...(suggestion === undefined ? [] : [fencedBlock("suggestion", suggestion.lines)]),
  ].join("\n\n");
};

/** The body of a remark that somebody has answered, once it is no longer so. */
export const doneText = (marker: RemarkMarker): string =>
  `${remarkMarker({ ...marker, isDone: true })}\n\nThis is no longer so in the newest commit. Thank you!`;
