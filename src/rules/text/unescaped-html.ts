import { leftOutOfCode } from "../../analysis/backticks.ts";
import { escapedAngles, rustTypeAround, shownTags } from "../../analysis/html.ts";
import { KNOWN_TAGS } from "../../newsletter/html-tags.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { matchesOf } from "../../text/matches.ts";

/** What is escaped out of habit; other backslashes belong to the code. */
const ESCAPE_IN_CODE = /\\[<>_]/g;

export default defineRule({
  id: "unescaped-html",
  on: "issue",
  group: "syntax",
  fix: "sometimes",
  // Earlier issues have images, `<pre>` and `<sub>`, and logs of IRC with `<name\>`.
  since: "2018-01-16",
  summary: "angle brackets outside code make an HTML tag that the newsletter does not use, or show a backslash",
  why: "A browser takes `<T>` for a tag and shows nothing: `Vec<T>` reads as `Vec`.",
  examples: [
    {
      in: "compiler",
      incorrect: `
* [stabilize Vec<T>::crawl](https://github.com/rust-lang/rust/pull/153361)
                ^^^ \`<T>\` is taken for an HTML tag
* [document Arc<Mutex<T>> and HashMap<K, V>](https://github.com/rust-lang/rust/pull/153362)
                     ^^^ \`<T>\` is taken for an HTML tag
                                     ^^^^^^ \`<K, V>\` is taken for an HTML tag`,
      correct: `
* [stabilize \`Vec<T>::crawl\`](https://github.com/rust-lang/rust/pull/153361)
* [document \`Arc<Mutex<T>>\` and \`HashMap<K, V>\`](https://github.com/rust-lang/rust/pull/153362)`,
    },
    {
      in: "new-rfcs",
      incorrect: `
* [disposition: <unknown>] [Sideways imports](https://github.com/rust-lang/rfcs/pull/3926)
                ^^^^^^^^^ \`<unknown>\` is taken for an HTML tag`,
      correct: "* [disposition: merge] [Sideways imports for 1 < 2](https://github.com/rust-lang/rfcs/pull/3926)",
    },
    {
      in: "triage",
      incorrect: `
* [All about Vec\\<T\\>](https://blog.example.net/vec)
                ^^ the site shows the backslash of \`\\<\``,
      correct: `
* [All about \`Vec<T>\`](https://blog.example.net/vec)
* [From <Cow\\> to Box](https://blog.example.net/cow)

> A quote ends no tag.`,
    },
    {
      incorrect: `
* [All about \`Rc\\<T>\`](https://blog.example.net/rc)
                ^^ the site shows the backslash of \`\\<\` in code`,
      correct: "* [All about `Rc<T>`](https://blog.example.net/rc)",
    },
  ],
  *check(issue, { source }) {
    for (const { span } of escapedAngles(issue)) {
      const backslash = { start: span.start, end: span.start + 1 };
      yield {
        span,
        message: "the site shows the backslash of `\\<`",
        help: "put the code between backticks; before a space `<` needs no backslash",
        fix: source.text[span.end] === " " ? safeFix("remove the backslash", { span: backslash, text: "" }) : undefined,
      };
    }
    for (const { span, value } of issue.codeSpans)
      for (const { 0: pair, index } of matchesOf(value, ESCAPE_IN_CODE)) {
        const at = span.start + index;
        yield {
          span: { start: at, end: at + pair.length },
          message: `the site shows the backslash of \`${pair}\` in code`,
          help: "remove the backslash: in code nothing needs one",
          fix: safeFix("remove the backslash", { span: { start: at, end: at + 1 }, text: "" }),
        };
      }
    const tags = shownTags(issue);
    // With the backtick that is missing it would be code, and the missing backtick is the fault.
    const uncoded = leftOutOfCode(tags, issue);
    for (const tag of tags) {
      const { span, name, value } = tag;
      if (KNOWN_TAGS.has(name) || uncoded.has(tag)) continue;
      const type = rustTypeAround(source.text, span);
      const edits = type && [type.start, type.end].map((at) => ({ span: { start: at, end: at }, text: "`" }));
      yield {
        span,
        message: `\`${value}\` is taken for an HTML tag`,
        help: "put the code between backticks",
        fix: edits && safeFix("put the type between backticks", edits),
      };
    }
  },
});
