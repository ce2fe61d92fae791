import { issueName, pointAt } from "../model/archive.ts";
import { groupKey } from "../model/groups.ts";
import { indexOf, SERIES_ISSUES } from "../model/past-index.ts";
import type { Issue } from "../model/types.ts";
import { titleKey } from "../text/title-key.ts";
import { pageKey } from "./data/page-key.ts";
import { defineRule } from "./define-rule.ts";

const groupsIn = ({ events }: Issue): Set<string> =>
  new Set(
    events.flatMap(({ hosts }) => hosts.flatMap(({ url, text }) => [groupKey(pageKey(url)), titleKey(text.value)])),
  );

export default defineRule({
  id: "vanished-series",
  on: "issue",
  group: "archive",
  severity: "info",
  needs: ["archive"],
  fix: "never",
  summary: "a group that was in nearly every issue has no event in this one",
  why: "Meetups that take place every week or month are easily lost when last week's draft is cut down. It may as well be on holiday, so this is a hint.",
  examples: [
    {
      earlier: {
        issues: 24,
        text: `
### Europe
* {date} | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/3133380{n}/)`,
      },
      replaces: ["europe"],
      incorrect: `
### Europe
    ^^^^^^ \`Rust Bergen\` was in 24 of the last 24 issues and is not in this one
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338090/)`,
    },
  ],
  *check(issue, { archive }) {
    if (archive.issues.length < SERIES_ISSUES || issue.events.length === 0) return;
    const here = groupsIn(issue);
    for (const { key, name, issues, last } of indexOf(archive).series) {
      if (here.has(key) || here.has(titleKey(name))) continue;
      const region = issue.sections.find(({ title }) => title.value === last.event.region);
      const section = region ?? issue.sections.find(({ kind }) => kind === "events");
      if (!section) continue;
      yield {
        span: section.title.span,
        message: `\`${name}\` was in ${issues} of the last ${SERIES_ISSUES} issues and is not in this one`,
        help: "look whether it has an event in these weeks",
        related: [{ ...pointAt(last.issue, last.event.at), message: `last in ${issueName(last.issue)}` }],
      };
    }
  },
});
