import { invisibleRuns, nameOfRun, plainEdit, urlTest } from "../../analysis/invisible-runs.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "non-breaking-space",
  on: "issue",
  group: "hint",
  fix: "sometimes",
  summary: "a non-breaking space stands where a space belongs",
  why: "It comes along when a title is copied, holds a line together where it should wrap, and is not found by a search. French punctuation keeps its own.",
  examples: [
    {
      incorrect: `
* [Crabs in\u00A0the\u00A0light](https://blog.example.net/light)
           ^ a plain space belongs where there is a \`U+00A0 non-breaking space\`, 2 times on this line
* [FR] [Les crabes aiment-ils Rust\u00A0?](https://blog.example.net/couleur)`,
      correct: `
* [Crabs in the light](https://blog.example.net/light)
* [FR] [Les crabes aiment-ils Rust\u00A0?](https://blog.example.net/couleur)`,
    },
  ],
  *check(issue) {
    // What was meant in a URL, nobody knows: a space is no part of one.
    const isInUrl = urlTest(issue);
    for (const run of invisibleRuns(issue)) {
      const [first] = run;
      if (first?.instead !== " ") continue;
      const edits = run.map((each) => plainEdit(issue.source, each));
      yield {
        span: first.span,
        message: `a plain space belongs where there is a ${nameOfRun(run)}`,
        help: "write a plain space",
        fix: run.some(({ span }) => isInUrl(span)) ? undefined : safeFix("write a plain space", edits),
      };
    }
  },
});
