/** The issue as the site reads it where it knows fewer blocks of code than CommonMark. */
import { buildIssue } from "../../document/build.ts";
import { closesFence, openingFence } from "../../document/fences.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import type { Issue, Line } from "../../document/types.ts";
import { SourceFile } from "../../text/source-file.ts";

/** The line of a fence that the site takes for text, since it is indented or nothing closes it. */
const falseFence = ({ source, lines }: Issue): Line | undefined => {
  let fence: string | undefined;
  let opening: Line | undefined;
  for (const line of lines) {
    const text = source.slice(line.span);
    if (line.kind !== "code") continue;
    if (fence === undefined) {
      fence = openingFence(text);
      opening = line;
      if (line.indent > 0) return line;
    } else if (closesFence(text, fence)) fence = undefined;
  }
  return fence === undefined ? undefined : opening;
};

const MOST_FALSE_FENCES = 10;
/** Has the width of what it stands for, and is no Markdown. */
const NO_FENCE = "\uFFFC";

/** The issue with these fences masked, in a text of the same length: what is behind a fence that is none is no code. */
export const withoutFalseFences = (issue: Issue, parser: MarkdownParser): Issue => {
  let read = issue;
  for (let round = 0; round < MOST_FALSE_FENCES; round++) {
    const line = falseFence(read);
    if (!line) return read;
    const { text } = read.source;
    const { start, end } = line.content.span;
    const masked = text.slice(start, end).replace(/^[`~]+/, (fence) => NO_FENCE.repeat(fence.length));
    read = buildIssue(new SourceFile("", text.slice(0, start) + masked + text.slice(end)), { parser });
  }
  return read;
};
