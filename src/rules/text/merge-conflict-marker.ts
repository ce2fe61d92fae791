import type { Line } from "../../document/types.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";
import type { SourceFile } from "../../text/source-file.ts";

const MARKER = /^(?:(?:<{7}|>{7}|\|{7})(?: |\s*$)|={7}\s*$)/;

/** The text that replaces a conflict by its first side. */
const firstSide = (source: SourceFile, markers: readonly Line[]): Finding["rootCause"] => {
  const [first, second, last] = [markers[0], markers[1], markers.at(-1)] as [Line, Line, Line];
  const end = source.wholeLines(last.span).end;
  const text = source.text.slice(source.wholeLines(first.span).end, second.span.start);
  return { span: { start: first.span.start, end }, text };
};

export default defineRule({
  id: "merge-conflict-marker",
  on: "issue",
  group: "syntax",
  fix: "never",
  hidesOthers: true,
  summary: "a line is left over from a merge that was not resolved",
  why: "Twenty pull requests a week touch one file. A conflict committed by mistake shows both sides to the readers.",
  examples: [
    {
      incorrect: `
<<<<<<< HEAD
^^^^^^^ merge conflict marker \`<<<<<<<\`
* [Post](https://blog.example.net/post)
=======
* [The post](https://blog.example.net/post-2)
>>>>>>> add-post`,
      correct: "* [Post](https://blog.example.net/post)",
    },
    {
      incorrect: `
* [Post](https://blog.example.net/post)
>>>>>>> add-post
^^^^^^^ merge conflict marker \`>>>>>>>\``,
      correct: "* [Post](https://blog.example.net/post)",
    },
  ],
  *check({ lines }, { source }) {
    const charOf = ({ span }: Line): string => source.text[span.start] ?? "";
    const markers = lines.filter(({ span }) => MARKER.test(source.slice(span)));
    // Under a line of text `=======` may make it a heading, unless the file has other markers.
    const isConflicted = markers.some((marker) => charOf(marker) !== "=");
    for (let index = 0; index < markers.length; index++) {
      const marker = markers[index] as Line;
      if (!isConflicted && lines[marker.index - 1]?.kind === "text") continue;
      const { start } = marker.span;
      const closing = markers.findIndex((other, at) => at > index && ["<", ">"].includes(charOf(other)));
      // A conflict is one fault: it is told at its first marker, and what its two sides repeat is not told.
      const isWhole = charOf(marker) === "<" && closing > index + 1 && charOf(markers[closing] as Line) === ">";
      yield {
        span: { start, end: start + 7 },
        message: `merge conflict marker \`${source.text.slice(start, start + 7)}\``,
        help: "keep the right side and remove the markers",
        rootCause: isWhole ? firstSide(source, markers.slice(index, closing + 1)) : undefined,
      };
      if (isWhole) index = closing;
    }
  },
});
