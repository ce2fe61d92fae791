/** Parses allow comments: which rules they name, for which lines, and for what reason. */
import { closest } from "../text/closest.ts";
import { matchesOf } from "../text/matches.ts";
import { memoize } from "../text/memoize.ts";
import type { SourceFile } from "../text/source-file.ts";
import { type Span, type Text, textAt } from "../text/span.ts";
import type { Comment, Line } from "./types.ts";

/** `<!-- twir-lint-allow RULE[, RULE]: reason -->`: one rule named in such a comment. */
export interface Allow {
  readonly comment: Comment;
  /** Empty for a comment that names none. */
  readonly rule: Text;
  /** Set for a comment that was meant as one but is misnamed, such as `twir-lint-ignore`. */
  readonly misnamed?: MisnamedAllow;
  readonly reason: string;
  /** The text behind the last rule when the colon before the reason is missing. */
  readonly loose?: Text;
  /** The span in which it allows findings: the line that it is on or before, or the whole file. */
  readonly covers: Span;
  /** Whether such a rule exists, and of a misnamed comment all that it names. Filled in by the engine. */
  readonly known: boolean;
  /** The rule that an unknown one was most likely meant to be. Filled in by the engine. */
  readonly meant?: string;
  /** Whether it allowed a finding. Filled in by the engine. */
  readonly used: boolean;
  /** What to delete to remove it: its name in the list, or the whole comment line. */
  readonly removal: Span;
}

/** What is written in place of `twir-lint-allow`. */
export interface MisnamedAllow {
  readonly word: Text;
  /** What makes an allow comment of it, in place of the word; undefined when it would name no rule, or no reason. */
  readonly right?: string;
  /** The rules that the comment would name then. */
  readonly rules: readonly string[];
}
export type WrittenAllow = Omit<Allow, "known" | "meant" | "used">;

const WRITTEN = /^twir-lint-allow(-file)?(?:\s([^:]*))?(?::([\s\S]*))?$/;
const NAME = /[^\s,]+/g;
/** Names with commas between them, and a reason without the colon before it. */
const WITHOUT_COLON = /^((?:[\w-]+\s{0,9},\s{0,9}){0,99}[\w-]+)(\s[\s\S]*)$/;
/** What other linters call such a comment; typos of these words count too. */
const VERBS = ["allow", "ignore", "disable", "suppress", "skip", "expect", "off", "noqa"];
const MISNAMED =
  /^(twir[-_ ]?lint[-_: ]{1,3}([a-z]{2,9})(?![a-z])(?: (?:file|all|next|line|next-line)(?![^\s:])|[\w-]{0,40}))(?:\(([\w, -]{0,200})\))?/i;
/** What a comment has that ends one of other linters. As another word it may stand in a remark. */
const ENDING = /^twir[-_]lint[-_:]enable(?![a-z])/i;

/** For each line the first from there on that is not blank and not a comment. */
const shownFrom = memoize((lines: readonly Line[]): readonly number[] => {
  const shown = new Array<number>(lines.length);
  for (let index = lines.length - 1, next = lines.length; index >= 0; index--) {
    const { kind } = lines[index] as Line;
    if (kind !== "blank" && kind !== "comment") next = index;
    shown[index] = next;
  }
  return shown;
});

/** The line that a comment is about: its line when that has other text, else the next that is not blank or a comment. */
const coveredLine = (comment: Comment, lines: readonly Line[], at: number): Span => {
  const shown = shownFrom(lines);
  for (let index = shown[at] ?? lines.length; index < lines.length; index = shown[index + 1] ?? lines.length) {
    const line = lines[index] as Line;
    if (line.span.end > comment.span.end || line.content.span.start < comment.span.start) return line.span;
  }
  return { start: comment.span.end, end: comment.span.end };
};

/** The rules that the comments of an issue allow, one by one. */
export const readAllows = (comments: readonly Comment[], lines: readonly Line[], source: SourceFile): WrittenAllow[] =>
  comments.flatMap((comment) => {
    const match = WRITTEN.exec(comment.text.value);
    const at = source.lineIndex(comment.span.start);
    if (!match) return misnamed(comment, source);
    const whole = wholeComment(comment, source);
    const [, wholeFile, written = "", reason = ""] = match;
    const [, list = written, behind] = (match[3] === undefined && WITHOUT_COLON.exec(written.trimStart())) || [];
    const covers = wholeFile ? { start: 0, end: Number.MAX_SAFE_INTEGER } : coveredLine(comment, lines, at);
    const loose = behind?.trim()
      ? textAt(behind, comment.text.span.start + match[0].length - behind.length)
      : undefined;
    const names = matchesOf(list, NAME);
    const listStart = comment.text.span.start + comment.text.value.indexOf(list, 15);
    if (names.length === 0) {
      const rule = { span: comment.span, value: "" };
      return [
        {
          comment,
          rule,
          reason: reason.trim(),
          covers,
          removal: whole,
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
        loose: index === names.length - 1 ? loose : undefined,
        covers,
        removal: fromList(names, index, listStart) ?? whole,
      };
    });
  });

/** The word for the whole file or for a line, and behind it the rules that stood in parentheses. */
const rightWord = (name: string, inside: string | undefined): string => {
  const right = /(?:files?|all)$/i.test(name) ? "twir-lint-allow-file" : "twir-lint-allow";
  return inside === undefined ? right : `${right} ${inside}`;
};

/** A comment that addresses this linter with a verb that it does not know. */
const misnamed = (comment: Comment, source: SourceFile): WrittenAllow[] => {
  const { span, value } = comment.text;
  // Few comments are, and the pattern takes longer to compile than this one.
  if (!/^twir/i.test(value)) return [];
  const [start, name, verb, inside] = MISNAMED.exec(value) ?? [];
  if (start === undefined || name === undefined || verb === undefined) return [];
  if (closest(verb, VERBS) === undefined && !ENDING.test(value)) return [];
  const right = rightWord(name, inside);
  const [, , list = "", reason = ""] = WRITTEN.exec(right + value.slice(start.length)) ?? [];
  const rules = matchesOf(list, NAME).map(([each]) => each);
  const isWhole = rules.length > 0 && reason.trim() !== "" && !ENDING.test(value);
  const covers = { start: comment.span.end, end: comment.span.end };
  return [
    {
      comment,
      rule: { span: comment.span, value: "" },
      misnamed: { word: textAt(start, span.start), right: isWhole ? right : undefined, rules },
      reason: "",
      covers,
      removal: wholeComment(comment, source),
    },
  ];
};

/** The comment with its whole lines when nothing else is on them, else with the white space beside it. */
const wholeComment = ({ span }: Comment, source: SourceFile): Span => {
  const lineAt = (offset: number): Span => source.lines[source.lineIndex(offset)] as Span;
  const line = { start: lineAt(span.start).start, end: lineAt(span.end).end };
  const before = source.text.slice(line.start, span.start);
  const behind = source.text.slice(span.end, line.end);
  const isFirst = before.trim() === "";
  if (isFirst && behind.trim() === "") return source.wholeLines(span);
  // The indent of the line stays.
  if (isFirst) return { start: span.start, end: line.end - behind.trimStart().length };
  return { start: line.start + before.trimEnd().length, end: span.end };
};

/** What to delete to remove one name of several from the list, a comma included. */
const fromList = (names: readonly RegExpExecArray[], index: number, listStart: number): Span | undefined => {
  const name = names[index] as RegExpExecArray;
  const following = names[index + 1];
  const before = names[index - 1];
  if (following) return { start: listStart + name.index, end: listStart + following.index };
  if (before)
    return { start: listStart + before.index + before[0].length, end: listStart + name.index + name[0].length };
  return undefined;
};
