import { invisibleRuns, nameOfRun, plainEdit, urlTest } from "../../analysis/invisible-runs.ts";
import type { Issue } from "../../document/types.ts";
import { defineRule, type Finding, safeFix, unsafeFix } from "../../rule/define-rule.ts";
import { matchesOf } from "../../text/matches.ts";
import type { SourceFile } from "../../text/source-file.ts";
import { coverage, type Span } from "../../text/span.ts";

/** Without a width they change nothing that readers see; what turns the text around is none of them. */
const ZERO_WIDTH = /^[\u00AD\u200B-\u200D\u2060\uFEFF]+$/;

const LONE_RETURN = /\r(?!\n)/g;

/** What programs read beside URLs: dates, headings and the front matter. */
const readSpans = ({ events, talks, sections, frontMatter }: Issue): Span[] => [
  frontMatter.span,
  ...events.flatMap(({ columns: [dates] }) => dates?.span ?? []),
  ...talks.flatMap(({ closes, dates }) => [closes, dates].flatMap((each) => each?.span ?? [])),
  ...sections.map(({ heading }) => heading),
];

/** Without a line feed a carriage return ends no line here, and much that is right is taken for wrong. */
function* loneReturns({ comments }: Issue, source: SourceFile): Iterable<Finding> {
  const found = matchesOf(source.text, LONE_RETURN).map(({ index }) => ({ start: index, end: index + 1 }));
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return;
  const all = { start: first.start, end: last.end };
  // A comment is written anew as a whole: no fix may cut one in two.
  const isInComment = coverage(comments.map(({ span }) => span));
  const whole = comments.filter(({ span }) => source.slice(span).search(LONE_RETURN) >= 0).map(({ span }) => span);
  const edits = [...found.filter((span) => !isInComment(span)), ...whole].map((span) => ({
    span,
    text: source.slice(span).replaceAll(LONE_RETURN, source.eol),
  }));
  yield {
    span: first,
    message: `a \`U+000D carriage return\` stands where a line should end${found.length > 1 ? `, ${found.length} times` : ""}`,
    help: "end each line with a line feed, as editors and git do",
    // Lines that come apart may show faults that nothing told of before.
    fix: unsafeFix("end the lines with a line feed", edits),
    // As long as what it stands for, so that all else keeps its offset.
    rootCause: { span: all, text: source.slice(all).replaceAll(LONE_RETURN, "\n") },
  };
}

export default defineRule({
  id: "invisible-character",
  on: "issue",
  group: "syntax",
  fix: "always",
  hidesOthers: true,
  summary: "a character that nobody sees stands in the text",
  why: "Zero-width characters come along when a title is copied. They break searches, links and the comparison with earlier issues.",
  examples: [
    {
      incorrect: `
* [\u200BCrabs in the dark](https://blog.example.net/dark)
   ^ nobody sees the \`U+200B zero-width space\`
* [Crabs in the twi\u00ADlight](https://blog.example.net/twilight)
                   ^ nobody sees the \`U+00AD soft hyphen\``,
      correct: `
* [Crabs in the dark](https://blog.example.net/dark)
* [Crabs in the twilight](https://blog.example.net/twilight)`,
    },
    {
      incorrect: `
* [Crabs on location\uFEFF](https://blog.example.net/location)
                    ^ nobody sees the \`U+FEFF byte order mark\`
* [FR] [Les crabes \u{1F3F3}\uFE0F\u200D\u{1F308} «\u00A0en couleur\u00A0» aiment-ils Rust\u00A0?](https://blog.example.net/couleur)`,
      correct: `
* [Crabs on location](https://blog.example.net/location)
* [FR] [Les crabes \u{1F3F3}\uFE0F\u200D\u{1F308} «\u00A0en couleur\u00A0» aiment-ils Rust\u00A0?](https://blog.example.net/couleur)`,
    },
  ],
  *check(issue, { source }) {
    yield* loneReturns(issue, source);
    const isReadSpan = coverage(readSpans(issue));
    const isInUrl = urlTest(issue);
    for (const run of invisibleRuns(issue)) {
      const [first] = run;
      if (first?.instead !== "") continue;
      const text = source.slice(first.span);
      // A space is no part of a URL.
      const edits = run.map((each) => (isInUrl(each.span) ? { span: each.span, text: "" } : plainEdit(source, each)));
      const isSpace = edits.some((edit) => edit.text !== "");
      const title = isSpace ? "write a space" : "delete it";
      yield {
        span: first.span,
        message: `nobody sees the ${nameOfRun(run)}`,
        help: title,
        fix: safeFix(title, edits),
        confidence:
          ZERO_WIDTH.test(text) && !run.some(({ span }) => isInUrl(span) || isReadSpan(span)) ? "possible" : undefined,
      };
    }
  },
});
