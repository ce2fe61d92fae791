import { placeholdersIn } from "../../newsletter/template-text.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { itemsWithin, overlaps } from "../../text/span.ts";

export default defineRule({
  id: "placeholder",
  on: "line",
  group: "readiness",
  fix: "never",
  summary: "the draft still says that something is to be filled in",
  why: "The template's `INSERT_LINK_HERE` and `REDDIT_LINK_HERE` are filled in last. Fifteen of them reached readers.",
  examples: [
    {
      in: "jobs",
      incorrect: `
Please see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)
                                                      ^^^^^^^^^^^^^^^^ \`INSERT_LINK_HERE\` is to be filled in`,
      correct: `
Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)`,
    },
    {
      in: "cfp-projects",
      incorrect: `
* [ - ]()
  ^^^^^^^ \`[ - ]()\` is to be filled in
* [crabby - Name the claws](TODO)
                            ^^^^ \`TODO\` is to be filled in
* [crabby - Name the legs](LINK_TO_ISSUE)
                           ^^^^^^^^^^^^^ \`LINK_TO_ISSUE\` is to be filled in`,
      correct: `
* [crabby - Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)
* [crabby - Name the claws](https://github.com/crabby-rs/crabby/issues/13)
* [crabby - Name the legs](https://github.com/crabby-rs/crabby/issues/14)`,
    },
  ],
  *check({ span, kind, content }, { issue }) {
    if (kind === "blank" || kind === "comment" || kind === "code") return;
    for (const { span: found, value } of placeholdersIn(content)) {
      const hidden = [...itemsWithin(issue.comments, span), ...itemsWithin(issue.codeSpans, span)];
      if (hidden.some((each) => overlaps(each.span, found))) continue;
      yield { span: found, message: `\`${value}\` is to be filled in`, help: "fill it in, or remove the line" };
    }
  },
});
