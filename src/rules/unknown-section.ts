import { OUTLINE } from "../model/outline.ts";
import { closest } from "../text/closest.ts";
import { defineRule, safeFix } from "./define-rule.ts";

const KNOWN: readonly string[] = [...new Set(OUTLINE.flatMap(({ titles }) => titles as readonly string[]))];

export default defineRule({
  id: "unknown-section",
  on: "section",
  group: "structure",
  fix: "sometimes",
  summary: "a heading is not one of the newsletter's",
  why: "Readers and tools look sections up by their titles. Small headings of the week's own are fine; a misspelled one, or a new one at the top level, is not.",
  examples: [
    {
      replaces: ["official"],
      incorrect: `
### Offical
    ^^^^^^^ unknown section \`Offical\`
* [Announcing Rust 1.94.0](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)`,
      correct: `
### Official
* [Announcing Rust 1.94.0](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)`,
    },
  ],
  *check({ kind, title, depth }) {
    if (kind !== "unknown") return;
    const meant = closest(title.value, KNOWN);
    if (meant === undefined && depth > 2) return;
    yield {
      span: title.span,
      message: `unknown section \`${title.value}\``,
      help:
        meant === undefined
          ? "use one of the newsletter's headings, or a smaller one below them"
          : `did you mean \`${meant}\`?`,
      fix: meant === undefined ? undefined : safeFix(`write \`${meant}\``, { span: title.span, text: meant }),
    };
  },
});
