/** Links that were written and that the site does not see, for their brackets, a backtick or a line break. */
import type { Issue, Line } from "../document/types.ts";
import { deletion, type Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";

/** What makes a link of the line. */
export interface LostLink {
  /** What the edits do, as a command. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

const WIDE = /[［］（）]/g;
const NARROW: Readonly<Record<string, string>> = { "［": "[", "］": "]", "（": "(", "）": ")" };
const WIDE_LINK = /[[［][^［］[\]]{1,300}[\]］] ?[(（]https?:[^\s()（）]{1,500}[)）]/;
/** A backtick behind the link that belongs before its `]`. */
const SWAPPED_BACKTICK = /\[[^[\]`]{0,200}`[^`\]]{1,100}\]\(https?:[^\s()`]{1,500}\)`/;
/** The rest of a link whose title ends the line before. */
const URL_LINE = /^\(https?:[^\s()]{1,500}\)$/;

/** The link as it was meant, where only its brackets or a line break stand in the way. */
export const lostLink = (source: SourceFile, { lines }: Issue, { index, content }: Line): LostLink | undefined => {
  const wide = WIDE_LINK.exec(content.value);
  if (wide && wide[0].search(WIDE) >= 0) {
    const start = content.span.start + wide.index;
    const text = wide[0].replace(WIDE, (bracket) => NARROW[bracket] ?? bracket).replace("] (", "](");
    return { title: "write the brackets of a link", edits: [{ span: { start, end: start + wide[0].length }, text }] };
  }
  const swapped = SWAPPED_BACKTICK.exec(content.value);
  if (swapped) {
    const start = content.span.start + swapped.index + swapped[0].indexOf("](");
    const last = content.span.start + swapped.index + swapped[0].length - 1;
    const edits = [
      { span: { start, end: start }, text: "`" },
      { span: { start: last, end: last + 1 }, text: "" },
    ];
    return { title: "put the backtick inside the brackets", edits };
  }
  const next = lines[index + 1];
  if (next?.kind !== "text" || !content.value.endsWith("]") || !URL_LINE.test(source.slice(next.content.span)))
    return undefined;
  return { title: "join the two lines", edits: [deletion(content.span.end, next.content.span.start)] };
};
