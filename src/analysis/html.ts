/** Finds what the site takes for HTML. */
import type { Issue } from "../document/types.ts";
import { matchesOf } from "../text/matches.ts";
import type { Span, Text } from "../text/span.ts";
import { proseText } from "./masked-text.ts";

/** What the site passes on to the browser as a tag, which is more than CommonMark does: `<K, V>` too. */
const TAG = /<\/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?>/g;
/** The name of a tag, as a browser reads it. */
const NAME = /^<\/?([^\s/>]+)/;
const LONGEST_TYPE = 200;

export interface ShownTag extends Text {
  /** Lower case, without slash and attributes. */
  readonly name: string;
}

/** Whether the span lies within one block: it goes on only in lines that continue the text. */
const isInOneBlock = ({ lines, source }: Issue, { start, end }: Span): boolean =>
  lines.slice(source.lineIndex(start) + 1, source.lineIndex(end - 1) + 1).every(({ kind }) => kind === "text");

/** The tags of an issue as the site sees them, in prose and in the texts of links. */
export const shownTags = (issue: Issue): ShownTag[] =>
  matchesOf(proseText(issue), TAG)
    .map((match) => ({
      ...issue.source.at(match.index, match.index + match[0].length),
      name: (NAME.exec(match[0])?.[1] ?? "").toLowerCase(),
    }))
    .filter(({ span }) => isInOneBlock(issue, span));

/** Every `\<` outside code: Python-Markdown does not know this escape, so the site shows the backslash. */
export const escapedAngles = (issue: Issue): Text[] => {
  const { text } = issue.source;
  const hidden = [...issue.codeSpans, ...issue.comments].map(({ span }) => span).sort((a, b) => a.start - b.start);
  let next = 0;
  return matchesOf(text, /(?<!\\)\\</g).flatMap((match) => {
    while ((hidden[next]?.end ?? text.length) <= match.index) next++;
    return (hidden[next]?.start ?? text.length) <= match.index ? [] : [issue.source.at(match.index, match.index + 2)];
  });
};

/** Where the angle bracket that opens at `at` is closed, others inside it closed too. */
const closingAngle = (text: string, at: number): number | undefined => {
  let depth = 0;
  for (let index = at; index < text.length && index < at + LONGEST_TYPE; index++) {
    if (text[index] === "\n" || text[index] === "`") return undefined;
    if (text[index] === "<") depth++;
    // The arrow of a function type closes nothing.
    else if (text[index] === ">" && text[index - 1] !== "-" && text[index - 1] !== "=" && --depth === 0)
      return index + 1;
  }
  return undefined;
};

/** The whole type or path with generic arguments that a tag is part of: `Arc<Mutex<T>>::new` for `<T>`. */
export const rustTypeAround = (text: string, tag: Span): Span | undefined => {
  const floor = Math.max(0, tag.start - LONGEST_TYPE);
  const wordStart = (end: number): number => {
    let at = end;
    while (at > floor && /[\w:]/.test(text[at - 1] as string)) at--;
    return at;
  };
  let open = tag.start;
  let start = open;
  for (;;) {
    start = wordStart(open);
    if (start === open || !/[A-Za-z_]/.test(text[start] as string)) return undefined;
    if (text[start - 1] !== "<") break;
    open = start - 1;
  }
  const close = closingAngle(text, open);
  if (close === undefined || close < tag.end) return undefined;
  const tail = /^(?:::\w+)*/.exec(text.slice(close, close + LONGEST_TYPE))?.[0].length ?? 0;
  const end = close + tail;
  // With more code directly beside it, the type does not start or end here.
  const whole = !/[^\s(["'*]/.test(text[start - 1] ?? " ") && !/[\w`<(]/.test(text[end] ?? " ");
  return whole ? { start, end } : undefined;
};
