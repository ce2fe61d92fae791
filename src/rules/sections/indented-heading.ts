import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "indented-heading",
  on: "section",
  group: "syntax",
  fix: "always",
  summary: "a heading has a space in front",
  why: "GitHub's preview shows a heading. The site prints the `#` as text and takes the list below for part of that paragraph.",
  examples: [
    {
      replaces: ["compiler"],
      incorrect: `
 #### Compiler
^ heading is indented, the site shows it as text
* [skip empty blocks](https://github.com/rust-lang/rust/pull/153361)`,
      correct: `
#### Compiler
* [skip empty blocks](https://github.com/rust-lang/rust/pull/153361)`,
    },
  ],
  *check({ marker, heading }) {
    if (marker.start === heading.start) return;
    const indent = { start: heading.start, end: marker.start };
    yield {
      span: indent,
      message: "heading is indented, the site shows it as text",
      help: "remove the space in front of the `#`",
      fix: safeFix("remove the space", { span: indent, text: "" }),
    };
  },
});
