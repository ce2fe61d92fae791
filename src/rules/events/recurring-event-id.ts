import { ERA } from "../../newsletter/era.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

/** `/rust-oslo/events/wqzhftyhcpbhb/`; those of single events are digits. */
const RECURRING = /^\/[^/]+\/events\/((?=[a-z\d]*[a-z])[a-z\d]{8,24})\/?$/;

export default defineRule({
  id: "recurring-event-id",
  on: "event",
  // Only Meetup knows the number, and two of three are printed as they are.
  group: "hint",
  fix: "never",
  since: ERA.strict,
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
  *check({ titleLinks }) {
    for (const { url } of titleLinks) {
      const parts = parseUrl(url);
      const code = parts && parts.hostName === "meetup.com" ? RECURRING.exec(parts.path.value)?.[1] : undefined;
      if (!parts || !code) continue;
      const start = parts.path.span.start + parts.path.value.indexOf("/events/") + 8;
      yield {
        span: { start, end: start + code.length },
        message: `\`${code}\` is the code of a series, not the number of this event`,
        help: "open the event on Meetup and copy the address with the number",
      };
    }
  },
});
