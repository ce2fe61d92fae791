/** Parses the dates in a column of text, and repairs their format. */
import { dayOf, formatDay } from "../text/calendar.ts";
import type { Edit } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import { type Text, textAt } from "../text/span.ts";
import type { DateRange, DateText } from "./types.ts";

/** English names, as they stand in titles and in dates that are written out. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A month's name or its first letters, as part of a regular expression. */
export const MONTH = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`)
  .join("|")
  .replace("Sep(?:", "Sep(?:t|");
export const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;

/** Year, month and day in numbers with any separator: whether the format is right is for rules to check. */
const NUMBERS = /(?<!\d)(\d{4})[-./\u2010-\u2015](\d{1,2})[-./\u2010-\u2015](\d{1,2})(?!\d)/g;
/** `30 November 2024`, `1st Dec. 2024`. */
const dayFirst = (): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th)? (${MONTH})\\.?,? (\\d{4})(?!\\d)`, "giu");
/** `November 30, 2024`. */
const monthFirst = (): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, "giu");
const ANY_MONTH = new RegExp(MONTHS.map((name) => name.slice(0, 3)).join("|"), "i");
/** The end of a range that leaves out what it shares with the start: `2026-09-21 to 23`, `2026-09-21 - 09-23`. */
const SHORT_END = /^( ?(?:[-\u2010-\u2015]|to|until) ?)(?:(\d{1,2})-)?(\d{1,2})(?![a-z\d:-])/i;

/** What a match is parsed to: year, month and day of the month. */
type Numbers = readonly [year: number, month: number, date: number];

const FORMS: readonly { readonly form: () => RegExp; readonly read: (match: RegExpMatchArray) => Numbers }[] = [
  { form: () => NUMBERS, read: ([, year, month, date]) => [Number(year), Number(month), Number(date)] },
  { form: dayFirst, read: ([, date, month = "", year]) => [Number(year), monthNumber(month), Number(date)] },
  { form: monthFirst, read: ([, month = "", date, year]) => [Number(year), monthNumber(month), Number(date)] },
];

/** A date as the newsletter writes it. */
const HOUSE_FORMAT = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The dates in a column of text. */
export const readDates = (text: Text): DateRange => {
  const { value } = text;
  const plain = HOUSE_FORMAT.exec(value);
  if (plain) {
    const day = dayOf(Number(plain[1]), Number(plain[2]), Number(plain[3]));
    const { span } = text;
    return { span, value, dates: [{ span, value, day }], from: day, to: day };
  }
  // Most columns have numbers only, and the patterns for names are slow to compile.
  const forms = ANY_MONTH.test(value) ? FORMS : FORMS.slice(0, 1);
  const found = forms
    .flatMap(({ form, read }) =>
      matchesOf(value, form()).map((match) => ({ at: match.index, raw: match[0], numbers: read(match) })),
    )
    .sort((a, b) => a.at - b.at);
  const dates = found.flatMap(({ at, raw, numbers }): DateText[] => {
    const [year, month, date] = numbers;
    const start = text.span.start + at;
    const full = { ...textAt(raw, start), day: dayOf(...numbers) };
    const end = SHORT_END.exec(value.slice(at + raw.length, at + raw.length + 12));
    const [whole = "", between = "", endMonth, endDate] = end ?? [];
    const later = (Number(endMonth ?? month) - month) * 31 + Number(endDate) - date > 0;
    if (!end || !later) return [full];
    const short = textAt(whole.slice(between.length), start + raw.length + between.length);
    return [full, { ...short, day: dayOf(year, Number(endMonth ?? month), Number(endDate)) }];
  });
  const known = dates.length > 0 && dates.every((date) => date.day !== undefined);
  return { ...text, dates, from: known ? dates[0]?.day : undefined, to: known ? dates.at(-1)?.day : undefined };
};

/** The text before the first date, between each two, and behind the last. */
export const besideDates = ({ value, span, dates }: DateRange): Text[] => {
  const ends = [span.start, ...dates.map((date) => date.span.end)];
  const starts = [...dates.map((date) => date.span.start), span.start + value.length];
  return ends.map((from, index) =>
    textAt(value.slice(from - span.start, (starts[index] as number) - span.start), from),
  );
};

/** What separates the days of a range. */
const RANGE = /^\s*(?:[-\u2010-\u2015*~]|to|until)\s*$/i;
/** What separates two single days. */
const LIST = /^(?: (?:&|\+|and) |, )$/;

/** Whether the text only joins two days, so that nothing is lost when it is replaced. */
export const joinsDays = (text: string): boolean => RANGE.test(text) || LIST.test(text);

/** The edits that bring the dates into the format of the newsletter; undefined where only the author can tell. */
export const repairDates = (range: DateRange): Edit[] | undefined => {
  if (range.from !== undefined && HOUSE_FORMAT.test(range.value)) return [];
  const between = besideDates(range);
  const after = between.pop();
  const edits: Edit[] = [];
  for (const { value, span, day } of range.dates) {
    if (day === undefined) return undefined;
    if (!HOUSE_FORMAT.test(value)) edits.push({ span, text: formatDay(day) });
  }
  for (const [index, { value, span }] of between.slice(1).entries()) {
    const [from, to] = [range.dates[index]?.day ?? 0, range.dates[index + 1]?.day ?? 0];
    // Two days that follow each other are a range; others are an event on single days.
    if (value === " - " || (LIST.test(value) && to - from !== 1)) continue;
    if (!joinsDays(value)) return undefined;
    edits.push({ span, text: " - " });
  }
  if (after?.value === ".") edits.push({ span: after.span, text: "" });
  return edits;
};
