import { proseText } from "../../analysis/masked-text.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { matchesOf } from "../../text/matches.ts";

const IMAGE = /!\[(?:(?!!\[)[^\]\n]){0,300}\](?=[([])/g;

export default defineRule({
  id: "foreign-markup",
  on: "issue",
  group: "syntax",
  fix: "never",
  summary: "something stands in the issue that no issue has: an image, a heading of six `#`, a block of indented code",
  why: "Four spaces turn a line into code, and an image is lost in mails and feeds. The newsletter's own check refuses all three.",
  examples: [
    {
      incorrect: `
* [Crabs in pictures](https://blog.example.net/pictures)

![a crab](https://blog.example.net/crab.png)
^^^^^^^^^ an image, where no issue has any

###### Crabs at the bottom
^^^^^^ a heading of six \`#\`, where no issue has any

      Four spaces or more.
^^^^^^^^^^^^^^^^^^^^^^^^^^ indented so far, the line is shown as code`,
      correct: "* [Crabs in pictures](https://blog.example.net/pictures)",
    },
  ],
  *check(issue, { source }) {
    for (const image of matchesOf(proseText(issue), IMAGE)) {
      const span = { start: image.index, end: image.index + image[0].length };
      yield { span, message: "an image, where no issue has any", help: "link the page that shows it" };
    }
    for (const { kind, marker } of issue.lines) {
      if (kind !== "heading" || marker?.value.length !== 6) continue;
      yield { span: marker.span, message: "a heading of six `#`, where no issue has any", help: "write at most five" };
    }
    const malformed = new Set(issue.malformed.map(({ line }) => line.index));
    for (const { span, value } of issue.codeSpans) {
      // Below a malformed event its title is not a list item either, which the finding on the event explains.
      if (!/^[ \t]/.test(value) || malformed.has(source.lineIndex(span.start) - 1)) continue;
      yield { span, message: "indented so far, the line is shown as code", help: "begin the line without the spaces" };
    }
  },
});
