import type { Span, Text } from "../text/span.ts";
import type { Comment, Line } from "./types.ts";

/** `<!-- twir-lint-allow RULE[, RULE]: reason -->`: one rule named in such a comment. */
export interface Allow {
  readonly comment: Comment;
  /** Empty for a comment that names none. */
  readonly rule: Text;
  readonly reason: string;
  /** What it covers: the line it stands on or before, or the whole file. */
  readonly covers: Span;
  /** Whether such a rule exists. Filled in by the engine. */
  readonly known: boolean;
  /** The rule that an unknown one was most likely meant to be. Filled in by the engine. */
  readonly meant?: string;
  /** Whether it kept a finding back. Filled in by the engine. */
  readonly used: boolean;
  /** What goes with it when it is not wanted: its name in the list, or the whole comment line. */
  readonly removal: Span;
}
export type WrittenAllow = Omit<Allow, "known" | "meant" | "used">;

const WRITTEN = /^twir-lint-allow(-file)?(?:\s+([^:]*))?(?::([\s\S]*))?$/;

/** The line a comment speaks of: its own when there is more on it, else the next that is not blank or a comment. */
const coveredLine = (comment: Comment, lines: readonly Line[], at: number): Span => {
  for (let index = at; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.kind !== "blank" && line.kind !== "comment" && line.span.end > comment.span.end) return line.span;
    if (line.kind !== "blank" && line.kind !== "comment" && line.content.span.start < comment.span.start)
      return line.span;
  }
  return { start: comment.span.end, end: comment.span.end };
};

/** The rules that the comments of an issue allow, one by one. */
export const readAllows = (
  comments: readonly Comment[],
  lines: readonly Line[],
  lineIndex: (offset: number) => number,
): WrittenAllow[] =>
  comments.flatMap((comment) => {
    const match = WRITTEN.exec(comment.text.value);
    if (!match) return [];
    const [, wholeFile, list = "", reason = ""] = match;
    const at = lineIndex(comment.span.start);
    const covers = wholeFile ? { start: 0, end: Number.MAX_SAFE_INTEGER } : coveredLine(comment, lines, at);
    const names = [...list.matchAll(/[^\s,]+/g)];
    const listStart = comment.text.span.start + comment.text.value.indexOf(list, 15);
    if (names.length === 0) {
      const rule = { span: comment.span, value: "" };
      return [
        {
          comment,
          rule,
          reason: reason.trim(),
          covers,
          removal: wholeComment(comment, lines[at] as Line, lines[at + 1]),
        },
      ];
    }
    return names.map((name, index) => {
      const start = listStart + name.index;
      const span = { start, end: start + name[0].length };
      return {
        comment,
        rule: { span, value: name[0] },
        reason: reason.trim(),
        covers,
        removal: removalOf(comment, lines[at] as Line, lines[at + 1], names, index, listStart),
      };
    });
  });

const wholeComment = (comment: Comment, line: Line, next: Line | undefined): Span => {
  const alone = line.kind === "comment" && comment.span.end >= line.span.end && comment.span.start === line.span.start;
  return alone ? { start: line.span.start, end: next?.span.start ?? line.span.end } : comment.span;
};

const removalOf = (
  comment: Comment,
  line: Line,
  next: Line | undefined,
  names: readonly RegExpExecArray[],
  index: number,
  listStart: number,
): Span => {
  const name = names[index] as RegExpExecArray;
  const following = names[index + 1];
  const before = names[index - 1];
  if (following) return { start: listStart + name.index, end: listStart + following.index };
  if (before)
    return { start: listStart + before.index + before[0].length, end: listStart + name.index + name[0].length };
  return wholeComment(comment, line, next);
};
