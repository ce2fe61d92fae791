import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "wrong-list-marker",
  on: "line",
  group: "style",
  // It deletes the marker.
  yieldsTo: ["malformed-none-line"],
  fix: "always",
  since: "2016-08-23",
  summary: "a list item is marked with `-` or `+` where the newsletter writes `*`",
  why: "The site shows all three alike, but scripts and editors look for `*`. It is what editors correct most: 282 commits.",
  source: "https://github.com/rust-lang/this-week-in-rust#submitting-links",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
- [Three borrows](https://blog.example.net/three-borrows)
^ the item is marked with \`-\`
+ [Four borrows](https://blog.example.net/four-borrows)
^ the item is marked with \`+\`
+ [Five borrows](https://blog.example.net/five-borrows)
^ the item is marked with \`+\``,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
* [Three borrows](https://blog.example.net/three-borrows)
* [Four borrows](https://blog.example.net/four-borrows)
* [Five borrows](https://blog.example.net/five-borrows)`,
    },
  ],
  *check({ kind, marker, index }, { issue }) {
    // The dash of the quote's attribution is no marker.
    if (kind !== "item" || !marker || marker.value === "*" || index === issue.quote?.attribution?.line.index) return;
    yield {
      span: marker.span,
      message: `the item is marked with \`${marker.value}\``,
      help: "mark items with `*`",
      fix: safeFix("write `*`", { span: marker.span, text: "*" }),
    };
  },
});
