import { defineRule } from "../../rule/define-rule.ts";
import { contains } from "../../text/span.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "recurring-event-id",
  on: "event",
  // `/rust-oslo/events/wqzhftyhcpbhb/`; the numbers of single events are digits.
  match: /meetup\.com\/[^\s/]+\/events\/((?=[a-z\d]*[a-z])[a-z\d]{8,24})\/?(?=[\s)>?#]|$)/g,
  // Only Meetup knows the number, and two of three are printed as they are.
  group: "hint",
  fix: "never",
  summary: "a link leads to a series on Meetup in place of one evening of it",
  why: "The code of a series shows whatever comes next in it: after the event the link names another one.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/wqzhftyjcgbxb/)
                                                                       ^^^^^^^^^^^^^ \`wqzhftyjcgbxb\` is the code of a series, not the number of this event`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ talks }, _, { span: whole, groups: [code] }) {
    const talk = talks.find(({ url }) => contains(url.span, whole));
    if (!code || !talk || parseUrl(talk.url)?.hostName !== "meetup.com") return;
    yield {
      span: code.span,
      message: `\`${code.value}\` is the code of a series, not the number of this event`,
      help: "open the event on Meetup and copy the address with the number",
    };
  },
});
