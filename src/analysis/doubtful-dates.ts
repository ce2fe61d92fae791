/** Finds evidence that the date of an event is wrong, so that the place of its line says more than the date. */
import type { EventEntry, Issue } from "../document/types.ts";
import { codedDay } from "../newsletter/meetup-code.ts";
import { type Day, formatDay } from "../text/calendar.ts";
import { readClaims } from "./date-claims.ts";
import { defineAnalysis } from "./define-analysis.ts";
import { duplicateEvents } from "./duplicate-events.ts";
import { eventWindow } from "./event-window.ts";

/** One digit is another, or two neighbours are swapped. */
const isSlipOf = (written: string, meant: string): boolean => {
  const differing = [...written].flatMap((digit, index) => (digit === meant[index] ? [] : [index]));
  const [first, second, ...more] = differing;
  if (first === undefined || more.length > 0) return false;
  if (second === undefined) return true;
  return second === first + 1 && written[first] === meant[second] && written[second] === meant[first];
};

/** A region announces four weeks; what stands between two dates further apart is no evidence. */
const LONGEST = 60;

/** Whether a day from one to the other is one slip away from the day that is written. */
const isSlipOfOneBetween = (day: Day, from: Day, to: Day): boolean =>
  Array.from({ length: Math.min(LONGEST, to - from + 1) }, (_, index) => formatDay(from + index)).some((meant) =>
    isSlipOf(formatDay(day), meant),
  );

const twins = defineAnalysis(
  (issue): ReadonlySet<EventEntry> => new Set(duplicateEvents(issue).flatMap(({ first, second }) => [first, second])),
);

/** What contradicts the date within the entry: the code of its link, or its title. */
const isContradicted = ({ titleLinks: [link] }: EventEntry, day: Day): boolean => {
  const codeDay = link && codedDay(link.url);
  return (
    (codeDay !== undefined && codeDay !== day) ||
    (link !== undefined && readClaims(link.text).some((c) => !c.fits(day)))
  );
};

/**
 * Whether an event that stands between two dates may stand right, and its date be wrong: it is over, or stands twice, or
 * its link or title says another day, or a day in between is one slip away.
 */
export const isDateDoubtful = (
  issue: Issue,
  event: EventEntry,
  { from, to }: { readonly from?: Day; readonly to?: Day },
): boolean => {
  const { dates } = event;
  const window = eventWindow(issue);
  if (dates?.from === undefined || dates.to === undefined) return true;
  if (window && dates.to < window.from) return true;
  if (twins(issue).has(event) || isContradicted(event, dates.from)) return true;
  return from !== undefined && to !== undefined && isSlipOfOneBetween(dates.from, from, to);
};
