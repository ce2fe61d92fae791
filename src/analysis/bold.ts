/** Makes the text of a link bold. */
import type { Link } from "../document/types.ts";
import type { Edit } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import type { SourceFile } from "../text/source-file.ts";

const MARK = "**";
const WHOLLY_BOLD = /^\*\*[^*]+\*\*$/;

/**
 * The edits that make exactly the text of a link bold. There are none when it is bold already, or when its asterisks
 * are not in pairs, so that it is not known what they were meant for.
 */
export const boldEdits = ({ text }: SourceFile, link: Link): Edit[] => {
  const { span, value } = link.text;
  if (WHOLLY_BOLD.test(value)) return [];
  const marks = matchesOf(value, /\*+/g).filter((match) => value[match.index - 1] !== "\\");
  if (link.form !== "inline" || value.trim() === "" || marks.length % 2 > 0) return [];
  if (marks.some((mark) => mark[0] !== MARK)) return [];
  const [first, last] = [marks[0], marks.at(-1)];
  if (marks.length === 2 && first?.index === 0 && last?.index === value.length - 2) return [];
  const around = text.startsWith(MARK, link.span.end) && text.slice(link.span.start - 2, link.span.start) === MARK;
  const outside = around ? [link.span.start - 2, link.span.end] : [];
  const inside = marks.map((mark) => span.start + mark.index);
  const removed = [...inside, ...outside].filter((at) => at !== span.start && at !== span.end - 2);
  return [
    ...(inside[0] === span.start ? [] : [{ span: { start: span.start, end: span.start }, text: MARK }]),
    ...removed.map((at) => ({ span: { start: at, end: at + 2 }, text: "" })),
    ...(inside.at(-1) === span.end - 2 ? [] : [{ span: { start: span.end, end: span.end }, text: MARK }]),
  ];
};
