import { indexOf, SERIES_ISSUES } from "../../archive/index-of-issues.ts";
import { type Archive, issueName, pointAt, type Series } from "../../archive/types.ts";
import type { Issue } from "../../document/types.ts";
import { groupKey } from "../../newsletter/group-key.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { type Day, formatDay } from "../../text/calendar.ts";
import { titleKey } from "../../text/title-key.ts";

const groupsIn = ({ events }: Issue): Set<string> =>
  new Set(
    events.flatMap(({ groups }) => groups.flatMap(({ url, text }) => [groupKey(pageKey(url)), titleKey(text.value)])),
  );

/** In days. An event that is late by less is not missed. */
const PATIENCE = 7;

/** Why the group should be here. It is reported when it is first missed, not every week after that. */
const reasonOf = ({ last, expected }: Series, { issues }: Archive, date: Day): string | undefined => {
  const [newest] = issues;
  const day = last.event.announcement.from;
  const wasThere = last.issue === newest;
  if (wasThere && day !== undefined && day > date) return `its event of \`${formatDay(day)}\` is still to come`;
  const due = expected === undefined ? Number.POSITIVE_INFINITY : expected + PATIENCE;
  const isNew = wasThere || (newest !== undefined && newest.date < due);
  return date >= due && isNew ? "it has never paused for so long" : undefined;
};

export default defineRule({
  id: "vanished-series",
  on: "issue",
  group: "archive",
  confidence: "possible",
  needs: ["archive"],
  fix: "never",
  summary: "a group that was in nearly every issue and should be in this one is not",
  why: "Meetups that take place every week or month are easily lost when last week's draft is cut down. A group is missed when its event in the last issue is still to come, or when it has let more time pass than it ever did. It may as well have ended, so this is a hint.",
  examples: [
    {
      earlier: {
        issues: 24,
        text: `
### Europe
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338090/)`,
      },
      replaces: ["europe"],
      incorrect: `
### Europe
    ^^^^^^ \`Rust Bergen\` was in 24 of the last 24 issues and is not in this one, and its event of \`2026-03-19\` is still to come
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
    const { date } = issue;
    if (archive.issues.length < SERIES_ISSUES || issue.events.length === 0 || date === undefined) return;
    const here = groupsIn(issue);
    for (const series of indexOf(archive).series) {
      const { key, name, issues, last } = series;
      const reason = here.has(key) || here.has(titleKey(name)) ? undefined : reasonOf(series, archive, date);
      const region = issue.sections.find(({ title }) => title.value === last.event.region);
      const section = region ?? issue.sections.find(({ kind }) => kind === "events");
      if (!reason || !section) continue;
      yield {
        span: section.title.span,
        message: `\`${name}\` was in ${issues} of the last ${SERIES_ISSUES} issues and is not in this one, and ${reason}`,
        help: "look whether it has an event in these weeks",
        related: [{ ...pointAt(last.issue, last.event.position), message: `last in ${issueName(last.issue)}` }],
      };
    }
  },
});
