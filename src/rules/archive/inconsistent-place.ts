import { unknownPart } from "../../analysis/location-faults.ts";
import { usualLocation } from "../../archive/group-locations.ts";
import { weightOf } from "../../archive/majorities.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "inconsistent-place",
  on: "event",
  group: "archive",
  needs: ["archive"],
  fix: "sometimes",
  summary: "the place of a group is written otherwise than in earlier issues",
  why: "A city keeps its state and its spelling, and a group that meets online its home. Any other difference may be a move, or an editor's correction: it is a hint, and not even that when the last issue has printed it. Meeting in another city is no mistake at all.",
  examples: [
    {
      in: "north-america",
      earlier: {
        issues: 6,
        text: `
* {date} | Duluth, MN, US | [Rust Duluth](https://www.meetup.com/rust-duluth)
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/3133380{n}/)`,
      },
      incorrect: `
* 2026-03-18 | Dultuh, MN, US | [Rust Duluth](https://www.meetup.com/rust-duluth)
               ^^^^^^^^^^^^^^ \`Dultuh, MN, US\` is \`Duluth, MN, US\` in 6 of 6 earlier events of this group
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/313338090/)`,
      correct: `
* 2026-03-18 | Duluth, MN, US | [Rust Duluth](https://www.meetup.com/rust-duluth)
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/313338090/)`,
    },
    {
      in: "virtual",
      earlier: {
        issues: 6,
        text: `
* {date} | Virtual (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/3133380{n}/)`,
      },
      incorrect: `
* 2026-03-18 | Virtual | [Rust Oslo](https://www.meetup.com/rust-oslo)
               ^^^^^^^ \`Virtual\` is \`Virtual (Oslo, NO)\` in 6 of 6 earlier events of this group
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338090/)`,
      correct: `
* 2026-03-18 | Virtual (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338090/)`,
    },
  ],
  *check(event, { archive }) {
    const usual = usualLocation(event, archive);
    const confidence = usual && weightOf(usual, usual.wasPrintedLast);
    // `malformed-place` reports the state or country that is missing, and writes the one that earlier issues have.
    if (!event.location || !usual || !confidence || unknownPart(event.location)) return;
    const { span, value } = event.location;
    const { isSlip, written, last, count, of } = usual;
    yield {
      span,
      message: `\`${value}\` is \`${written}\` in ${count} of ${of} earlier events of this group`,
      help: `write \`${written}\`${isSlip ? "" : ", unless the group has moved"}`,
      related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${issueName(last.issue)}` }],
      fix: confidence === "certain" ? unsafeFix("write it as before", { span, text: written }) : undefined,
      confidence,
    };
  },
});
