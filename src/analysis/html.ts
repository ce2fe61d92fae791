/** Finds what the site takes for HTML, and the Rust type that was meant instead. */
import type { Issue } from "../document/types.ts";
import { matchesOf } from "../text/matches.ts";
import type { Span, Text } from "../text/span.ts";
import { proseText } from "./masked-text.ts";

/** What the site passes on to the browser as a tag, which is more than CommonMark does: `<K, V>` too. */
const TAG = /<\/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?>/g;
/** Captures the name of a tag, as a browser parses it. */
const TAG_NAME = /^<\/?([^\s/>]+)/;
/** How many characters of a type are searched on each side. */
const LONGEST_TYPE = 200;

/** A tag that the site passes on to the browser. */
export interface ShownTag extends Text {
  /** Lower case, without slash and attributes. */
  readonly name: string;
}

/** Whether the span lies within one block: all its further lines continue the text, none is blank or begins a block. */
const isInOneBlock = ({ lines, source }: Issue, { start, end }: Span): boolean =>
  lines.slice(source.lineIndex(start) + 1, source.lineIndex(end - 1) + 1).every(({ kind }) => kind === "text");

/** The tags of an issue as the site sees them, in prose and in the texts of links. */
export const shownTags = (issue: Issue): ShownTag[] =>
  matchesOf(proseText(issue), TAG)
    .map((match) => ({
      ...issue.source.at(match.index, match.index + match[0].length),
      name: (TAG_NAME.exec(match[0])?.[1] ?? "").toLowerCase(),
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

/** The offset behind the `>` that closes the `<` at `open`; undefined when a line end or a backtick comes before it. */
const closingAngle = (text: string, open: number): number | undefined => {
  let depth = 0;
  for (let index = open; index < text.length && index < open + LONGEST_TYPE; index++) {
    if (text[index] === "\n" || text[index] === "`") return undefined;
    if (text[index] === "<") depth++;
    // The arrow of a function type closes nothing.
    else if (text[index] === ">" && text[index - 1] !== "-" && text[index - 1] !== "=" && --depth === 0)
      return index + 1;
  }
  return undefined;
};

/**
 * The whole Rust type or path that a tag is a part of: `Arc<Mutex<T>>::new` for `<T>`. Undefined when the tag is not
 * behind a name, is not closed, or code stands directly beside the type.
 */
export const rustTypeAround = (text: string, tag: Span): Span | undefined => {
  const searchStart = Math.max(0, tag.start - LONGEST_TYPE);
  const wordStart = (end: number): number => {
    let at = end;
    while (at > searchStart && /[\w:]/.test(text[at - 1] as string)) at--;
    return at;
  };
  // Goes outwards from the `<` of the tag to the outermost one: `Arc<` is around `Mutex<`.
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
  const isWhole = !/[^\s(["'*]/.test(text[start - 1] ?? " ") && !/[\w`<(]/.test(text[end] ?? " ");
  return isWhole ? { start, end } : undefined;
};
