/** An example of a rule: what is reported is marked in its lines, with the message below. */
import { escapeHidden } from "../../../src/report/escape.ts";
import type { AnnotatedLine } from "../../../src/rule/annotate.ts";
import type { PageExample } from "../lint/rule-data.ts";
import { Prose } from "../prose.tsx";

/** The line cut at the ends of its notes; a piece is marked when a note is about it. */
const piecesOf = ({ text, notes }: AnnotatedLine): { text: string; isMarked: boolean }[] => {
  const cuts = [...new Set([0, ...notes.flatMap(({ start, end }) => [start, end]), text.length])]
    .filter((at) => at <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] as number;
    return { text: text.slice(start, end), isMarked: notes.some((note) => note.start <= start && end <= note.end) };
  });
};

/** Hidden characters are shown by their codes: they are what the example is about more than once. */
const Line = ({ line }: { line: AnnotatedLine }) => (
  <>
    <code>
      {piecesOf(line).map(({ text, isMarked }, index) =>
        isMarked ? <mark key={index}>{escapeHidden(text)}</mark> : escapeHidden(text),
      )}
      {"\n"}
    </code>
    {line.notes.map(({ message }) => (
      <span class="note" key={message}>
        <span aria-hidden="true">↑ </span>
        <Prose text={message} />
      </span>
    ))}
  </>
);

export const Example = ({ example }: { example: PageExample }) => (
  <div class="example">
    {example.path && (
      <p class="quiet">
        In the file <code>{example.path}</code>
      </p>
    )}
    {example.texts.map(({ introduction, lines }, index) => (
      <div key={index}>
        {introduction && (
          <p class="introduction">
            <Prose text={introduction} />
          </p>
        )}
        <pre class="lines">
          {lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </pre>
      </div>
    ))}
  </div>
);
