import { groupHistory } from "../../archive/group-history.ts";
import { nameOf, usualName } from "../../archive/group-names.ts";
import { ENOUGH, weightOf } from "../../archive/majorities.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "inconsistent-group-name",
  on: "event",
  group: "archive",
  needs: ["archive"],
  fix: "sometimes",
  summary: "a group has another name than in earlier issues",
  why: "Names are typed anew and copied from week to week: a slip of one letter was printed thirteen times before somebody saw it. Another name altogether is a hint, and no longer one when an issue has printed it.",
  examples: [
    {
      in: "north-america",
      earlier: {
        issues: 5,
        text: `
* {date} | Austin, TX, US | [Rust ATX](https://www.meetup.com/rust-atx)
    * [**Rust Lunch**](https://www.meetup.com/rust-atx/events/3136530{n}/)`,
      },
      incorrect: `
* 2026-03-19 | Austin, TX, US | [Rust ATC](https://www.meetup.com/rust-atx)
                                 ^^^^^^^^ \`Rust ATC\` is \`Rust ATX\` in 5 of 5 earlier events of this group
    * [**Rust Lunch**](https://www.meetup.com/rust-atx/events/313653090/)`,
      correct: `
* 2026-03-19 | Austin, TX, US | [Rust ATX](https://www.meetup.com/rust-atx)
    * [**Rust Lunch**](https://www.meetup.com/rust-atx/events/313653090/)`,
    },
  ],
  *check(event, { archive }) {
    for (const group of event.groups) {
      const { span, value } = group.text;
      const name = value.replaceAll("**", "").trim();
      const history = groupHistory(archive, group, event);
      if (!history || history.variants.names.every((other) => other === name)) continue;
      const usual = usualName(name, history.otherEvents, group);
      const confidence = usual && usual.value !== name && weightOf(usual, history.wasPrintedLast(name, nameOf));
      if (!confidence) continue;
      const { last, count, of } = usual;
      const where = issueName(last.issue);
      yield {
        span,
        message:
          count < ENOUGH
            ? `\`${name}\` is \`${usual.value}\` in ${where}, as its link has it`
            : `\`${name}\` is \`${usual.value}\` in ${count} of ${of} earlier events of this group`,
        help: usual.isSlip ? `write \`${usual.value}\`` : `write \`${usual.value}\`, unless the group has a new name`,
        related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${where}` }],
        fix: confidence === "certain" ? unsafeFix("write it as before", { span, text: usual.value }) : undefined,
        confidence,
      };
    }
  },
});
