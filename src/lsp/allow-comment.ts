/** Writes the comment that lets a finding stand. Its reason is left to whoever lets it stand. */
import type { Diagnostic } from "../engine/lint.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Judged } from "./judge.ts";
import { lintWith } from "./repairs.ts";

export interface AllowComment {
  readonly at: number;
  /** What is written before and behind the reason. */
  readonly before: string;
  readonly behind: string;
}

export const allowEdit = ({ at, before, behind }: AllowComment, reason: string): Edit => ({
  span: { start: at, end: at },
  text: `${before}${reason}${behind}`,
});

const BEHIND = " -->";

/** On the line before, with the indent of the line: in a list it stays in its item. */
const before = ({ rule, span }: Diagnostic, { source }: Judged["result"], isIndented: boolean): AllowComment => {
  const line = source.lines[source.lineIndex(span.start)] as Span;
  const indent = /^[ \t]*/.exec(source.slice(line))?.[0] ?? "";
  return {
    at: line.start,
    before: `${isIndented ? indent : ""}<!-- twir-lint-allow ${rule}: `,
    behind: BEHIND + source.eol,
  };
};

/** Below the front matter, for the whole file: a comment in front matter or in a code block would be none. */
const forFile = ({ rule }: Diagnostic, { source, issue: { frontMatter } }: Judged["result"]): AllowComment => {
  const { eol, text } = source;
  const comment = `<!-- twir-lint-allow-file ${rule}: `;
  if (frontMatter.fields.length === 0) return { at: 0, before: comment, behind: `${BEHIND}${eol}${eol}` };
  const { end } = source.wholeLines(frontMatter.span);
  const isLast = text[end - 1] !== "\n";
  return { at: end, before: `${isLast ? eol : ""}${eol}${comment}`, behind: BEHIND + eol };
};

const countByRule = (diagnostics: readonly Diagnostic[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

/** How many findings the comment uncovers once it has a reason; undefined where it does not let the finding stand. */
const uncoveredBy = (comment: AllowComment, { rule }: Diagnostic, judged: Judged): number | undefined => {
  const had = countByRule(judged.result.diagnostics);
  const has = countByRule(lintWith(judged, [allowEdit(comment, "why")]).diagnostics);
  const more = (each: string): number => Math.max(0, (has.get(each) ?? 0) - (had.get(each) ?? 0));
  const isLess = (has.get(rule) ?? 0) < (had.get(rule) ?? 0);
  if (!isLess || more("unused-allow") > 0) return undefined;
  return [...has.keys()].reduce((sum, each) => sum + more(each), 0);
};

/** The comment that lets a finding stand: the nearest of those that uncover the fewest others; undefined where none does. */
export const allowCommentFor = (found: Diagnostic, judged: Judged): AllowComment | undefined => {
  const { result } = judged;
  const candidates = [before(found, result, true), before(found, result, false), forFile(found, result)];
  const working = candidates.flatMap((comment) => {
    const uncovered = uncoveredBy(comment, found, judged);
    return uncovered === undefined ? [] : [{ comment, uncovered }];
  });
  return working.sort((a, b) => a.uncovered - b.uncovered)[0]?.comment;
};
