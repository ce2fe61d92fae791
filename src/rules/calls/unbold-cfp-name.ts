import { boldEdits } from "../../analysis/bold.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "unbold-cfp-name",
  on: "talk",
  group: "hint",
  fix: "always",
  summary: "the name of an event in a call for papers is not bold",
  why: "Names have been bold since 2025, as the titles of events are; most calls of 2024 were not.",
  examples: [
    {
      in: "cfp-events",
      incorrect: `
* [CrabConf](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16
   ^^^^^^^^ name \`CrabConf\` is not bold`,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
  ],
  *check({ name }, { source }) {
    const edits = name ? boldEdits(source, name) : [];
    if (!name || edits.length === 0) return;
    yield {
      span: name.text.span,
      message: `name \`${name.text.value}\` is ${name.text.value.includes("**") ? "bold only in part" : "not bold"}`,
      help: "write `[**name**](URL)`",
      fix: safeFix("make the name bold", edits),
    };
  },
});
