import type { Issue, Line } from "../../document/types.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

/** Items with the same wrong marker, as long as none with the right one stands between them at their depths. */
const runsOf = ({ lines, quote }: Issue): Line[][] => {
  const runs: Line[][] = [];
  let run: Line[] = [];
  let depths = new Set<number>();
  const start = (): void => {
    run = [];
    depths = new Set();
  };
  for (const line of lines) {
    if (line.kind === "heading") start();
    if (line.kind !== "item" || line.index === quote?.attribution?.line.index) continue;
    const isRight = line.marker?.value === "*";
    if (isRight && depths.has(line.depth)) start();
    if (isRight) continue;
    if (run[0]?.marker?.value !== line.marker?.value) {
      start();
      runs.push(run);
    }
    run.push(line);
    depths.add(line.depth);
  }
  return runs;
};

export default defineRule({
  id: "wrong-list-marker",
  on: "issue",
  group: "style",
  fix: "always",
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
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) 2 items are marked with \`+\`
+ [Five borrows](https://blog.example.net/five-borrows)`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
* [Three borrows](https://blog.example.net/three-borrows)
* [Four borrows](https://blog.example.net/four-borrows)
* [Five borrows](https://blog.example.net/five-borrows)`,
    },
  ],
  *check(issue) {
    for (const run of runsOf(issue)) {
      const markers = run.flatMap(({ marker }) => marker ?? []);
      const [first] = markers;
      if (!first) continue;
      const many = run.length > 1;
      yield {
        span: many ? { start: first.span.start, end: (run.at(-1) as Line).span.end } : first.span,
        message: `${many ? `${run.length} items are` : "the item is"} marked with \`${first.value}\``,
        help: "mark items with `*`",
        fix: safeFix("write `*`", ...markers.map(({ span }) => ({ span, text: "*" }))),
      };
    }
  },
});
