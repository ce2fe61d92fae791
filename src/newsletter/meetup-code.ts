/** The codes that Meetup gives the events of a series: the last six letters are the day. */
import { type Day, dayOf } from "../text/calendar.ts";
import { type Text, textAt } from "../text/span.ts";
import { parseUrl } from "../text/url.ts";

/** `/rust-oslo/events/wqzhftyjcgbxb/`; the numbers of single events are digits. */
const RECURRING = /^\/[^/]+\/events\/((?=[a-z\d]*[a-z])[a-z\d]{8,24})\/?$/;
/** The digits of a number system with base 20, from 0 on. */
const DIGITS = "bcdfghjklmnpqrstvwxz";

/** The code of a series in a link to Meetup, with its position in the source. */
export const recurringCode = (url: Text): Text | undefined => {
  const parts = parseUrl(url);
  const code = parts && parts.hostName === "meetup.com" ? RECURRING.exec(parts.path.value)?.[1] : undefined;
  if (!parts || !code) return undefined;
  return textAt(code, parts.path.span.start + parts.path.value.indexOf("/events/") + "/events/".length);
};

/** The day that a code stands for: year, month and day, two digits each, the lower one first. Undefined for other codes. */
export const dayOfCode = (code: string): Day | undefined => {
  const [year, month, date] = [-6, -4, -2].map((at) => {
    const [low, high] = [DIGITS.indexOf(code.at(at) ?? ""), DIGITS.indexOf(code.at(at + 1) ?? "")];
    return low < 0 || high < 0 ? Number.NaN : low + DIGITS.length * high;
  }) as [number, number, number];
  return dayOf(2000 + year, month, date);
};

/** The day that a link to one evening of a series on Meetup stands for; undefined for all other links. */
export const codedDay = (url: Text): Day | undefined => {
  const code = recurringCode(url);
  return code && dayOfCode(code.value);
};
