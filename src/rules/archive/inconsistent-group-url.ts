import { eventsNamed, indexOf } from "../../archive/index-of-issues.ts";
import { majorityOf } from "../../archive/majorities.ts";
import { type GroupEvent, issueName, pointAt } from "../../archive/types.ts";
import { groupKey } from "../../newsletter/group-key.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { linkUrl } from "../../text/markdown-escape.ts";
import { isTypo } from "../../text/typo.ts";

const siteOf = (key: string): string => key.slice(0, key.search(/[/?#]|$/));
const linkOf = ({ group }: GroupEvent): string => group.key;

export default defineRule({
  id: "inconsistent-group-url",
  on: "event",
  group: "archive",
  needs: ["archive"],
  fix: "sometimes",
  summary: "a group has another link than in earlier issues",
  why: "A mistyped link leads nowhere, and the page of one evening is not the group's. Groups move: a link to another site is no mistake, another page is only a hint, and once the new link has been printed it is as good as the old one.",
  examples: [
    {
      in: "europe",
      earlier: {
        issues: 5,
        text: `
* {date} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/3133380{n}/)`,
      },
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-olso)
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`Rust Oslo\` leads to \`https://www.meetup.com/rust-oslo\` in 5 of 5 earlier events
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338090/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338090/)`,
    },
  ],
  *check({ groups, titleLinks }, { archive }) {
    for (const group of groups) {
      const name = group.text.value.replaceAll("**", "").trim();
      const page = pageKey(group.url);
      const key = groupKey(page);
      // A link that earlier issues have, under whatever name, is a group's.
      if (group.form !== "inline" || indexOf(archive).variants.get(key)) continue;
      const usual = majorityOf(eventsNamed(archive, name), linkOf);
      // A broken link must not be recommended.
      if (!usual || !/^https?:/i.test(usual.last.group.url) || !URL.canParse(usual.last.group.url)) continue;
      const { last, count, of } = usual;
      const isSlip = isTypo(key, usual.value);
      const isOnePage = titleLinks.some(({ url }) => pageKey(url) === page);
      if (!isSlip && !isOnePage && siteOf(key) !== siteOf(usual.value)) continue;
      yield {
        span: group.url.span,
        message: `\`${name}\` leads to \`${last.group.url}\` in ${count} of ${of} earlier events`,
        help: `link \`${last.group.url}\`${isSlip ? "" : ", unless the group has moved"}`,
        related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${issueName(last.issue)}` }],
        fix: isSlip
          ? unsafeFix("link the usual page", { span: group.url.span, text: linkUrl(last.group.url) })
          : undefined,
        confidence: isSlip ? undefined : "possible",
      };
    }
  },
});
