import { defineRule, safeFix } from "../../rule/define-rule.ts";
import type { Span } from "../../text/span.ts";

/** The white space at both ends of a text that starts at an offset; none of a text that is nothing else. */
const padding = (text: string, start: number): Span[] => {
  if (text.trim() === "") return [];
  const before = { start, end: start + text.length - text.trimStart().length };
  const after = { start: start + text.trimEnd().length, end: start + text.length };
  return [before, after].filter((span) => span.end > span.start);
};

export default defineRule({
  id: "padded-link-text",
  on: "link",
  match: /^\[\*{0,3}\s|\s\*{0,3}\]\(|\]\(\s|\s\)$/,
  // The site renders it well enough, so a careful editor may leave it.
  group: "hint",
  fix: "always",
  summary: "white space stands inside the brackets or parentheses of a link",
  why: "`[ Title](URL)` underlines the space, and `[**Title **](URL)` is not bold at all.",
  examples: [
    {
      incorrect: `
* [ A tale of two borrows](https://blog.example.net/two-borrows)
   ^^^^^^^^^^^^^^^^^^^^^^ white space inside the brackets
* [Three borrows]( https://blog.example.net/three-borrows )
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ white space inside the parentheses`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
* [Three borrows](https://blog.example.net/three-borrows)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures **](https://www.meetup.com/rust-oslo/events/313338784/)
       ^^^^^^^^^^^^^^^^^^^^^^^ white space inside the brackets`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ text, url, span, form }, { source }) {
    if (form !== "inline" || text.value.trim() === "") return;
    const report = (where: Span, parts: readonly Span[], what: string) => ({
      span: where,
      message: `white space inside the ${what}`,
      help: "remove it",
      fix: safeFix(
        "remove the white space",
        parts.map((part) => ({ span: part, text: "" })),
      ),
    });
    const outer = padding(text.value, text.span.start);
    const stars = /^\*{1,3}/.exec(text.value)?.[0] ?? "";
    const bold = stars !== "" && text.value.length > 2 * stars.length && text.value.endsWith(stars);
    const inner = bold ? padding(text.value.slice(stars.length, -stars.length), text.span.start + stars.length) : [];
    const brackets = [...outer, ...inner];
    if (brackets.length > 0) yield report(text.span, brackets, "brackets");
    const open = text.span.end + 1;
    const parentheses = padding(source.text.slice(open + 1, span.end - 1), open + 1);
    if (parentheses.length > 0 && url.value !== "")
      yield report({ start: open, end: span.end }, parentheses, "parentheses");
  },
});
