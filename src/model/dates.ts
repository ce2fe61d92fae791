import { dayOf } from "../text/calendar.ts";
import type { Text } from "../text/span.ts";
import type { DateRange, DateText } from "./types.ts";

/** Year, month and day in numbers, whatever stands between them: judging the form is for a rule. */
const DATE_LIKE = /(?<!\d)(\d{4})[-./\u2010-\u2015](\d{1,2})[-./\u2010-\u2015](\d{1,2})(?!\d)/g;

/** The dates in a column of text. */
export const readDates = (text: Text): DateRange => {
  const dates: DateText[] = [...text.value.matchAll(DATE_LIKE)].map((match) => {
    const start = text.span.start + match.index;
    const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
    return { span: { start, end: start + match[0].length }, value: match[0], day };
  });
  const known = dates.length > 0 && dates.every((date) => date.day !== undefined);
  return { ...text, dates, from: known ? dates[0]?.day : undefined, to: known ? dates.at(-1)?.day : undefined };
};
