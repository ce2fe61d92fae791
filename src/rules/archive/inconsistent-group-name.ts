import { groupHistory } from "../../archive/group-history.ts";
import { usualName } from "../../archive/group-names.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "inconsistent-group-name",
  on: "event",
  group: "archive",
  needs: ["archive"],
  fix: "always",
  summary: "a group has another name than in earlier issues",
  why: "Names are typed anew and copied from week to week: a slip of one letter was printed thirteen times before somebody saw it. A group that has changed its name is reported only until an issue has printed the new one.",
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
      if (!usual || usual.value === name) continue;
      const { last, count, of } = usual;
      yield {
        span,
        message: `\`${name}\` is \`${usual.value}\` in ${count} of ${of} earlier events of this group`,
        help: `write \`${usual.value}\`, unless the group goes by another name now`,
        related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${issueName(last.issue)}` }],
        fix: unsafeFix("write it as before", { span, text: usual.value }),
        // An earlier issue has this very event under this name, so the group may have changed it.
        confidence: history.sameEvent?.group.name === name && !usual.isTypo ? "possible" : undefined,
      };
    }
  },
});
