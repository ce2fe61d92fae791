import { houseLocationOf } from "../../analysis/house-location.ts";
import { groupHistory } from "../../archive/group-history.ts";
import { locationOfMost } from "../../archive/group-locations.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "inconsistent-place",
  on: "event",
  group: "archive",
  needs: ["archive"],
  fix: "always",
  summary: "the place of a group is written otherwise than in earlier issues",
  why: "A city keeps its state and its spelling, and a group that meets online its home. What was said last counts more than what was said most, so a group that has moved is told only until that has been printed; meeting in another city is no mistake at all.",
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
* 2026-03-18 | Duluth, MI, US | [Rust Duluth](https://www.meetup.com/rust-duluth)
               ^^^^^^^^^^^^^^ \`Duluth, MI, US\` is \`Duluth, MN, US\` in 6 of 6 earlier events of this group
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
    const { location, groups } = event;
    // When several groups meet, the location is unusual for at least one of them.
    if (!location || !groups[0] || groups.length > 1) return;
    const history = groupHistory(archive, groups[0], event);
    if (!history || history.variants.locations.every((other) => other === location.value)) return;
    const here = houseLocationOf(location.value);
    const usual = locationOfMost(here, {
      addresses: history.variants.addresses,
      get events() {
        return history.otherEvents.filter(({ event }) => event.announcement.groups.length === 1);
      },
    });
    if (!usual || usual.value === "" || usual.value === here.address) return;
    const { value, last, count, of } = usual;
    const written = here.mode === "in-person" ? value : `${here.mode === "virtual" ? "Virtual" : "Hybrid"} (${value})`;
    yield {
      span: location.span,
      message: `\`${location.value}\` is \`${written}\` in ${count} of ${of} earlier events of this group`,
      help: `write \`${written}\`, unless the group has moved`,
      related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${issueName(last.issue)}` }],
      fix: unsafeFix("write it as before", { span: location.span, text: written }),
      // Editors have already published this event with it.
      confidence:
        history.sameEvent?.event.announcement.houseLocation.address === here.address && !usual.isTypo
          ? "possible"
          : undefined,
    };
  },
});
