import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { contains } from "../../text/span.ts";
import { parseUrl } from "../../text/url.ts";

/** Pages of Meetup itself. */
const NO_GROUP = new Set(["find", "pro", "help", "apps", "topics", "blog"]);

export default defineRule({
  id: "group-events-suffix",
  on: "link",
  // The page of a group, and a path behind it.
  match: /meetup\.com(\/(?:[a-z]{2}-[a-z]{2}\/)?[^\s/?#()<>]+)(\/(?:events\/?)?)(?=(?:\?[^\s?#()<>]*)?(?:[\s)>]|$))/gi,
  group: "hint",
  fix: "always",
  since: ERA.strict,
  summary: "the link of a Meetup group ends in `/events/` or a slash",
  why: "The link of a group is the group's page. Editors strip `/events/` in passing, and 1,006 of 1,018 links of groups have no slash at their end; readers arrive either way, so it is only a hint.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/events/)
                                                                      ^^^^^^^^ group link ends in \`/events/\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen/)
                                                                            ^ group link ends in \`/\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check({ url }, _, { span: whole, groups: [group, suffix] }) {
    if (!group || !suffix || !contains(url.span, whole) || parseUrl(url)?.hostName !== "meetup.com") return;
    if (NO_GROUP.has(group.value.slice(1))) return;
    yield {
      span: suffix.span,
      message: `group link ends in \`${suffix.value}\``,
      help: "link the group's own page",
      fix: safeFix("remove it", { span: suffix.span, text: "" }),
    };
  },
});
