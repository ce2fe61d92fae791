import { isUnder } from "../../document/sections.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "wrong-list-marker",
  on: "line",
  group: "style",
  fix: "always",
  since: "2016-08-23",
  summary: "a list item is marked with `-` or `+` where the newsletter writes `*`, or what is no list item is marked",
  why: "The site shows all three alike, but scripts and editors look for `*`. It is what editors correct most: 282 commits. The sentence that there are no calls for participation is a paragraph.",
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
    {
      in: "cfp-projects",
      incorrect: `
- *No Calls for participation were submitted this week.*
^ the sentence that there are no calls is no list item`,
      correct: "*No Calls for participation were submitted this week.*",
    },
  ],
  *check(line, { issue }) {
    const { kind, marker, content, index } = line;
    if (marker && isUnder(line.section, "participation") && issue.noneLines.some((each) => each.line === line)) {
      const fix = safeFix("delete the marker", {
        span: { start: marker.span.start, end: content.span.start },
        text: "",
      });
      const message = "the sentence that there are no calls is no list item";
      yield { span: marker.span, message, help: "delete the list marker in front of it", fix };
      return;
    }
    // The dash of the quote's attribution is no marker, also where the quote is not marked.
    if (kind !== "item" || !marker || marker.value === "*" || index === issue.quote?.attribution?.line.index) return;
    if (line.section.kind === "quote" && marker.value === "-") return;
    yield {
      span: marker.span,
      message: `the item is marked with \`${marker.value}\``,
      help: "mark items with `*`",
      fix: safeFix("write `*`", { span: marker.span, text: "*" }),
    };
  },
});
