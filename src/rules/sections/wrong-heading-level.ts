import { ERA } from "../../newsletter/era.ts";
import { outlineRow } from "../../newsletter/outline.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseDay } from "../../text/calendar.ts";

export default defineRule({
  id: "wrong-heading-level",
  on: "issue",
  group: "structure",
  fix: "always",
  hidesOthers: true,
  since: ERA.outline,
  summary: "a heading has too many or too few `#`, or none",
  why: "The outline is the same every week; readers and the newsletter's own tools find a section by its level. A group that lost its `#####` also takes its list with it.",
  examples: [
    {
      replaces: ["europe"],
      incorrect: `
# Europe
^ heading \`Europe\` has level 1, not 3
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "testing",
      incorrect: `
[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ heading has lost its \`#####\`
* [Tracking Issue for cargo-claw](https://github.com/rust-lang/cargo/issues/12207)`,
      correct: `
##### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)
* [Tracking Issue for cargo-claw](https://github.com/rust-lang/cargo/issues/12207)`,
    },
    {
      replaces: ["observations"],
      incorrect: `
**Observations/Thoughts**
^^^^^^^^^^^^^^^^^^^^^^^^^ heading has lost its \`###\`
* [A tale of two borrows](https://blog.example.net/two-borrows)`,
      correct: `
### Observations/Thoughts
* [A tale of two borrows](https://blog.example.net/two-borrows)`,
    },
  ],
  *check({ sections, malformed, date }) {
    const isOld = date !== undefined && date < (parseDay(ERA.groupsAtLevelFive) as number);
    for (const { kind, depth, title, marker } of sections) {
      const levels = outlineRow(kind)?.depths;
      if (!levels || levels.includes(depth) || (isOld && kind === "fcp-group")) continue;
      const right = "#".repeat(levels[0] ?? 1);
      yield {
        span: marker,
        message: `heading \`${title.value}\` has level ${depth}, not ${levels.join(" or ")}`,
        help: `write it with \`${right}\``,
        fix: safeFix(`write \`${right}\``, { span: marker, text: right }),
      };
    }
    for (const { expected, span, repair } of malformed) {
      const [edit] = expected === "heading" ? (repair ?? []) : [];
      if (!edit) continue;
      const marks = edit.text.split(" ", 1)[0];
      // Until it is a heading, everything below it belongs to the section above.
      yield {
        span,
        message: `heading has lost its \`${marks}\``,
        help: `put \`${marks}\` and a space in front`,
        fix: safeFix(`put \`${marks}\` in front`, edit),
        rootCause: edit,
      };
    }
  },
});
