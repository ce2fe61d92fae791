/**
 * When the newsletter took up what it still does: the date of the first issue of each convention that several rules
 * check. The date of a convention that one rule checks stands in that rule.
 */
export const ERA = {
  /** The sections of today, with `##` for all but the quote, and `Jobs` in place of `Rust Jobs`. */
  outline: "2022-07-06",
  /** The range of the events, and for each event a line with date, location and group above the line that names it. */
  eventLines: "2022-03-02",
  /** `Virtual (…)` for an event that is held online. */
  virtualPlaces: "2022-07-27",
  /** Tags of a fixed list in front of the link, with languages as two letters. */
  tags: "2021-09-29",
  /** What was still written in several ways until the end of 2023. */
  strict: "2024-01-03",
  /** Groups of the final comment period at level 5; before, some stood at level 3. */
  groupsAtLevelFive: "2024-02-14",
} as const;
