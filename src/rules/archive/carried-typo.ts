import { groupHistory } from "../../archive/group-history.ts";
import { typosOfKnownWords } from "../../archive/known-words.ts";
import { majorityAgainstTypo } from "../../archive/majorities.ts";
import { type GroupEvent, issueName, pointAt } from "../../archive/types.ts";
import type { EventEntry, Link } from "../../document/types.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { type Context, defineRule, type Finding } from "../../rule/define-rule.ts";
import { isTypo } from "../../text/typo.ts";

const titleOf = ({ event }: GroupEvent): string => event.announcement.title ?? "";

/** The title of other events of the group, of which this one may be a typo. */
function* titleTypo(event: EventEntry, link: Link, { archive }: Context): Iterable<Finding> {
  const { span, value } = link.text;
  const title = value.replaceAll("**", "").trim();
  const [group] = event.groups;
  const history = group && groupHistory(archive, group, event);
  // Most titles are unlike any other, so that no earlier event has to be loaded.
  if (!history?.variants.titles.some((other) => isTypo(title, other))) return;
  const usual = majorityAgainstTypo(title, history.otherEvents, { getValue: titleOf, isTypo });
  if (!usual) return;
  const { last, count } = usual;
  yield {
    span,
    message: `${count} earlier events of this group are called \`${usual.value}\``,
    help: `write \`${usual.value}\` if it is one of them`,
    related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${issueName(last.issue)}` }],
  };
}

export default defineRule({
  id: "carried-typo",
  on: "event",
  group: "archive",
  needs: ["archive"],
  fix: "never",
  yieldsTo: ["misspelled-word"],
  summary: "a word in the title of an event is a slip of one that earlier issues spell otherwise",
  why: "A new draft copies last week's events, and with them their typos: one slip is usually printed three or four times.",
  examples: [
    {
      in: "europe",
      earlier: {
        issues: 9,
        text: `
* {date} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Embedded fjords {n}**](https://www.meetup.com/rust-oslo/events/3133380{n}/)`,
      },
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**An embeded evening**](https://www.meetup.com/rust-oslo/events/313338090/)
            ^^^^^^^ 9 earlier titles spell it \`embedded\`, and only this one \`embeded\``,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**An embedded evening**](https://www.meetup.com/rust-oslo/events/313338090/)`,
    },
  ],
  *check(event, context) {
    const [link] = event.titleLinks;
    if (!link) return;
    const usual = [...titleTypo(event, link, context)];
    yield* usual;
    if (usual.length > 0) return;
    const typos = typosOfKnownWords(link.text, pageKey(link.url), context.archive);
    for (const { span, word, intended, count, first } of typos) {
      yield {
        span,
        message: `${count} earlier titles spell it \`${intended}\`, and only this one \`${word}\``,
        help: `write \`${intended}\` if that is meant`,
        related: first && [
          { ...pointAt(first.issue, first.event.position), message: `printed since ${issueName(first.issue)}` },
        ],
      };
    }
  },
});
