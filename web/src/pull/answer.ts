/** What was found in a pull request, as data for the page: per file, line by line. */
import type { Diagnostic } from "../../../src/engine/lint.ts";
import type { Pull } from "../../../src/github/client/answers.ts";
import type { Judgement } from "../../../src/github/client/judge.ts";
import type { JudgedFile } from "../../../src/github/judged-file.ts";
import { editUrl, lineUrl, type Place } from "../../../src/github/links.ts";
import { remarksOf, type SuggestingRemark, withSuggestions } from "../../../src/github/remarks.ts";
import { relatedPositions } from "../../../src/report/related.ts";
import type { Author } from "../../../src/rule/define-rule.ts";
import type { EarlierAnswer } from "../storage/protocol.ts";
import { pullUrl } from "./address.ts";
import type { PullAnswer, PulledFile, PullFinding, PullRelated, PullRemark, PullState } from "./protocol.ts";

/** More remarks than this nobody reads, and each suggestion takes a lint. */
const MAX_REMARKS = 100;
/** Findings of one line, and positions that explain one of them. */
const MAX_ROWS = 10;
/** Characters of a line; an entry has about 120. */
const MAX_LINE = 1000;

export const stateOf = ({ state, merged_at }: Pull): PullState =>
  merged_at ? "merged" : state === "open" ? "open" : "closed";

/** A branch is only there to be edited while the pull request is open. */
export const placeOf = (pull: Pull, repository: string): Place => {
  const { head } = pull;
  const isEditable = stateOf(pull) === "open" && head.repo;
  return {
    server: "https://github.com",
    repository,
    sha: head.sha,
    branch: isEditable ? { repository: isEditable.full_name, name: head.ref } : undefined,
  };
};

const relatedOf = (finding: Diagnostic, { path, file }: SuggestingRemark, place: Place): PullRelated[] => {
  const { source, stage } = file.result;
  return relatedPositions({ path, source, stage, diagnostics: [], fixed: 0 }, finding)
    .slice(0, MAX_ROWS)
    .map(({ path: other, range, message }) => {
      const { line } = range.start;
      return other === path
        ? { message, where: `line ${line}`, url: lineUrl(place, path, line) }
        : { message, where: `${other}:${line}` };
    });
};

const findingOf = (finding: Diagnostic, remark: SuggestingRemark, place: Place): PullFinding => {
  const { rule, severity, message, help } = finding;
  return { rule, severity, message, help, related: relatedOf(finding, remark, place) };
};

/** The address with the line, which GitHub's editor opens at. */
const atLine = (url: string | undefined, line: number): string | undefined => url && `${url}#L${line}`;

const textOf = ({ result: { source } }: JudgedFile, line: number): string => {
  const span = source.lines[line - 1];
  const text = span === undefined ? "" : source.slice(span);
  return text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)} …` : text;
};

const remarkOf = (remark: SuggestingRemark, place: Place): PullRemark => {
  const { line, path, file, findings, suggestion } = remark;
  const isThere = line > 0;
  return {
    line,
    text: textOf(file, line),
    findings: findings.slice(0, MAX_ROWS).map((finding) => findingOf(finding, remark, place)),
    suggestion,
    lineUrl: isThere ? lineUrl(place, path, line) : undefined,
    editUrl: isThere ? atLine(editUrl(place, path), line) : undefined,
  };
};

const countOf = (files: readonly JudgedFile[], severity: Diagnostic["severity"]): number =>
  files.reduce((sum, { told }) => sum + told.filter((each) => each.severity === severity).length, 0);

interface Judged {
  readonly pull: Pull;
  readonly repository: string;
  readonly judgement: Judgement;
  readonly author: Author;
  readonly notes: readonly string[];
  readonly earlier?: EarlierAnswer;
}

export const answerOf = ({
  pull,
  repository,
  judgement: { files, isPartial },
  author,
  notes,
  earlier,
}: Judged): PullAnswer => {
  const place = placeOf(pull, repository);
  const all = remarksOf(files);
  const remarks = withSuggestions(all.slice(0, MAX_REMARKS));
  const left = all.length - remarks.length;
  const pulled = files.map(({ change: { path } }): PulledFile => {
    const own = remarks.filter((remark) => remark.path === path).sort((a, b) => a.line - b.line);
    return { path, remarks: own.map((remark) => remarkOf(remark, place)) };
  });
  return {
    repository,
    number: pull.number,
    title: pull.title ?? "",
    state: stateOf(pull),
    url: pullUrl({ repository, number: pull.number }),
    files: pulled,
    counts: { error: countOf(files, "error"), warning: countOf(files, "warning") },
    notes: left > 0 ? [...notes, `${left} more lines have findings that are not listed here.`] : notes,
    isPartial,
    author,
    earlier,
  };
};
