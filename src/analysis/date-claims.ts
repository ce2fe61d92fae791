/** Parses what the title of an event claims about its date. */
import { MONTH, MONTHS, monthNumber } from "../document/dates.ts";
import { type Day, dateOf, dayOf, monthOf, WEEKDAYS, weekday, yearOf } from "../text/calendar.ts";
import { matchesOf } from "../text/matches.ts";
import { type Text, textAt } from "../text/span.ts";

/** A claim of a title about its date: `Second Tuesday`, `March Meetup`, `Dec 13`. */
export interface Claim {
  readonly text: Text;
  readonly kind: "weekday" | "ordinal" | "month" | "date";
  fits(day: Day): boolean;
}

/** Quick tests that most titles fail: they have neither a weekday nor a month. */
const NAMES_A_DAY = /day/i;
const NAMES_A_MONTH = new RegExp(MONTHS.map((name) => name.slice(0, 3)).join("|"));
export const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const ORDINAL = new RegExp(`^(?:${ORDINALS.join("|")}|last|[1-5](?:st|nd|rd|th))$`);
/** What may be an ordinal with a weekday, and a weekday: V8 takes long to compile all their names in any case. */
const MAYBE_ORDINAL = /\b([a-z\d]{3,6}) ([a-z]{3,6}day)\b/gi;
const MAYBE_WEEKDAY = /\b([A-Z][a-z]{2,5}day)s?\b/g;
const DATE = new RegExp(
  `\\b(?:(${MONTH})\\.? (\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH}))(?:st|nd|rd|th)?(?:-(\\d{1,2}))?(?![\\d:])`,
  "g",
);
const MONTH_ALONE = new RegExp(`\\b(${MONTHS.join("|")})\\b(?:,? (20\\d\\d)\\b)?`, "g");
/** Words before a date because of which it is another day: `RSVP by 15 Apr`, `prep for Sep 17`, `Black Friday`. */
const OF_ANOTHER = /\b(?:since|from|until|till|after|before|by|for|of|last|next|black|cyber|good|super) $/i;
/** What follows `May` and `March` where they are months and not verbs, and not `May the fourth`. */
const IS_MONTH = /^(?:,? 20\d\d| (?:meetup|monthly|social|edition|hack|talks?|lunch|event|gathering)\b)/i;
const MONTH_SLACK = 3;
/** A title about a series, not about one evening. */
const SERIES = /\b(?:every|each|monthly on)\b/i;

const weekdayIndex = (name: string): number => WEEKDAYS.findIndex((each) => each.toLowerCase() === name.toLowerCase());

/** The number of a day among the same weekdays of its month, from 1, and how many those are. */
export const weekdayOfMonth = (day: Day): { nth: number; of: number } => {
  const nth = Math.ceil(dateOf(day) / 7);
  let last = nth;
  while (monthOf(day + (last - nth + 1) * 7) === monthOf(day)) last++;
  return { nth, of: last };
};

const ordinalFits = (written: string, name: string): Claim["fits"] | undefined => {
  const ordinal = written.toLowerCase();
  const index = weekdayIndex(name);
  if (index < 0 || !ORDINAL.test(ordinal)) return undefined;
  return (day) => {
    if (weekday(day) !== index) return false;
    const { nth, of } = weekdayOfMonth(day);
    const word = ORDINALS.indexOf(ordinal);
    return nth === (ordinal === "last" ? of : word >= 0 ? word + 1 : Number(ordinal[0]));
  };
};

const weekdayFits = (name: string): Claim["fits"] | undefined => {
  const index = weekdayIndex(name);
  return index < 0 ? undefined : (day) => weekday(day) === index;
};

const find = (
  title: Text,
  form: RegExp,
  kind: Claim["kind"],
  read: (match: RegExpExecArray) => Claim["fits"] | undefined,
): Claim[] =>
  matchesOf(title.value, form).flatMap((match) => {
    const before = title.value.slice(Math.max(0, match.index - 8), match.index);
    const fits = OF_ANOTHER.test(before) ? undefined : read(match);
    return fits ? [{ text: textAt(match[0], title.span.start + match.index), kind, fits }] : [];
  });

const readWeekdays = (title: Text): Claim[] => {
  if (!NAMES_A_DAY.test(title.value)) return [];
  const ordinals = find(title, MAYBE_ORDINAL, "ordinal", ([, ordinal = "", name = ""]) => ordinalFits(ordinal, name));
  if (ordinals.length > 0) return ordinals;
  return find(title, MAYBE_WEEKDAY, "weekday", ([, name = ""]) => weekdayFits(name));
};

const readMonths = (title: Text): Claim[] => {
  if (!NAMES_A_MONTH.test(title.value)) return [];
  const dates = find(title, DATE, "date", ([, before, after, first, behind, last]) => {
    const month = monthNumber(before ?? behind ?? "");
    const [from, to] = [Number(after ?? first), Number(last ?? after ?? first)];
    if (dayOf(2024, month, from) === undefined) return undefined;
    return (day) => monthOf(day) === month && dateOf(day) >= from && dateOf(day) <= Math.max(from, to);
  });
  if (dates.length > 0) return dates;
  return find(title, MONTH_ALONE, "month", (match) => {
    const [, name = "", year] = match;
    const behind = title.value.slice(match.index + name.length);
    if ((name === "May" || name === "March") && !IS_MONTH.test(behind)) return undefined;
    const inMonth = (day: Day) =>
      monthOf(day) === monthNumber(name) && (year === undefined || yearOf(day) === Number(year));
    // The talks of June may be held on the first of July.
    return (day) => [-MONTH_SLACK, 0, MONTH_SLACK].some((days) => inMonth(day + days));
  });
};

/** The claims of a title about its date, only of the most exact kind: `Second Tuesday` is more exact than `Tuesday`. */
export const readClaims = (title: Text): Claim[] => {
  const claims = [...readWeekdays(title), ...readMonths(title)];
  return claims.length > 0 && SERIES.test(title.value) ? [] : claims;
};
