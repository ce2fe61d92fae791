import { defineRule, safeFix } from "../../rule/define-rule.ts";

const describe = (spacing: string): string => {
  if (spacing === "") return "no space";
  if (/^ +$/.test(spacing)) return `${spacing.length} spaces`;
  return spacing.includes("\t") ? "a tab" : "a space that does not count as one";
};

export default defineRule({
  id: "wrong-marker-spacing",
  on: "line",
  group: "syntax",
  fix: "always",
  summary: "not exactly one space stands behind a list marker",
  why: "Without a plain space the site prints the `*` as text, and the entry above swallows the line.",
  examples: [
    {
      incorrect: `
*[Crabs all the way down](https://blog.example.net/crabs)
^ no space behind the list marker`,
      correct: "* [Crabs all the way down](https://blog.example.net/crabs)",
    },
    {
      incorrect: `
*  [Crabs all the way down](https://blog.example.net/crabs)
^^^ 2 spaces behind the list marker`,
      correct: "* [Crabs all the way down](https://blog.example.net/crabs)",
    },
    {
      incorrect: `
* \u00a0[Crabs all the way down](https://blog.example.net/crabs)
^^^ a space that does not count as one behind the list marker`,
      correct: "* [Crabs all the way down](https://blog.example.net/crabs)",
    },
  ],
  *check({ kind, marker, content, section }, { source }) {
    if (kind !== "item" || !marker || content.value === "" || section.kind === "quote") return;
    const spacing = source.text.slice(marker.span.end, content.span.start);
    // A comment between the marker and the text is not about spacing.
    if (spacing === " " || spacing.includes("<!--")) return;
    yield {
      span: { start: marker.span.start, end: content.span.start },
      message: `${describe(spacing)} behind the list marker`,
      help: "put one space behind the marker",
      // The site renders several spaces as one.
      confidence: /^ +$/.test(spacing) ? "possible" : undefined,
      fix: safeFix("leave one space", { span: { start: marker.span.end, end: content.span.start }, text: " " }),
    };
  },
});
