/** The events of groups that earlier issues know: the line with date, place and group, and the title below it. */
import { CompletionItemKind } from "vscode-languageserver";
import { type EventWindow, eventWindow } from "../../analysis/event-window.ts";
import { type ListedSeries, listedSeries } from "../../archive/listed-series.ts";
import { nextDays } from "../../archive/next-days.ts";
import { isUnder } from "../../document/sections.ts";
import type { EventEntry, Issue } from "../../document/types.ts";
import { groupKey } from "../../newsletter/group-key.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { type Day, formatDay, parseDay, WEEKDAYS, weekday } from "../../text/calendar.ts";
import type { Completer, Completion, CompletionRequest, Part } from "./request.ts";

/**
 * The line of an event up to the cursor: its marker, the date, and the column of the place. A line with a second date, or
 * with the words for how the event is held, is one whose author knows better.
 */
const EVENT =
  /^(\s{0,3}[*+-]\s{1,9})(?:(\d{4}-\d\d-\d\d)(?:(\s{0,3}\|[^|]{0,120}\|)|(?=\s{0,3}(?:\||$))))?([^|(]{0,120}|\s{0,3}\|[^|(]{0,120})$/;
/** The line below up to the cursor. */
const TITLE = /^(\s{1,12}[*+-]\s{1,9})([^()]{0,120})$/;

const keysOf = ({ groups }: EventEntry): string[] => groups.map(({ url }) => groupKey(pageKey(url)));

/** The group and day of each event that is there, but for that of the line itself. */
const announced = ({ events }: Issue, line: CompletionRequest["line"]): Set<string> =>
  new Set(
    events
      .filter((event) => event.line !== line)
      .flatMap((event) => keysOf(event).map((key) => `${key} ${event.dates?.from}`)),
  );

const linkParts = ({ name, url }: ListedSeries): string => `[${name}](${url})`;

/** The title, where all that was announced lately has one and the same. */
const titleParts = ({ titles }: ListedSeries): Part[] => {
  const [last] = titles;
  const title: Part = titles.length === 1 && last !== undefined ? last : { stop: "Title" };
  return ["[**", title, "**](", { stop: "URL" }, ")"];
};

interface Occasion {
  readonly series: ListedSeries;
  /** Undefined where the series has no rhythm that the calendar tells. */
  readonly day?: Day;
}

const occasions = (series: ListedSeries, window: EventWindow): Occasion[] => {
  const days = nextDays(series.days, window);
  return days.length === 0 ? [{ series }] : days.map((day) => ({ series, day }));
};

/** The whole event, from the date on. */
const completionOf = (
  { series, day }: Occasion,
  { typedDate, typedPlace }: { readonly typedDate?: string; readonly typedPlace?: string },
  { issue, line, before }: CompletionRequest,
): Completion => {
  const { name, location } = series;
  const date = typedDate ?? (day === undefined ? undefined : formatDay(day));
  const place = typedPlace ?? ` | ${location} |`;
  const from = line.span.start + (EVENT.exec(before)?.[1]?.length ?? 0);
  const typed = before.slice(from - line.span.start);
  return {
    label: [date, name].filter(Boolean).join(" "),
    detail: [day !== undefined && WEEKDAYS[weekday(day)], location].filter(Boolean).join(", "),
    kind: CompletionItemKind.Event,
    parts: [
      date ?? { stop: "YYYY-MM-DD" },
      `${place} ${linkParts(series)}${issue.source.eol}    * `,
      ...titleParts(series),
    ],
    from,
    // Whoever types the group after a place or a date looks for its name.
    filter: `${typedDate === undefined ? (date ?? "") : typed.slice(0, typed.lastIndexOf("|") + 1) || typedDate} ${name} ${location}`,
    order: `${date ?? "9999"} ${name}`,
  };
};

const eventLines = (request: CompletionRequest): Completion[] => {
  const { issue, archive, line, before, after } = request;
  const [, , typedDate, typedPlace] = EVENT.exec(before) ?? [];
  const window = eventWindow(issue);
  // Behind the cursor nothing may stand that would be left over, and no date before it that would be lost.
  if (!window || !EVENT.test(before) || after.trim() !== "") return [];
  if (typedDate === undefined && /\d{4}-\d\d-\d\d/.test(before)) return [];
  const there = announced(issue, line);
  const here = [...listedSeries(archive).values()].filter(({ region }) => region === line.section.title.value);
  return here
    .flatMap((series) => (typedDate === undefined ? occasions(series, window) : [{ series, day: parseDay(typedDate) }]))
    .filter(({ series, day }) => !there.has(`${series.key} ${day}`))
    .map((occasion) => completionOf(occasion, { typedDate, typedPlace }, request));
};

const MOST_TITLES = 8;

const titles = ({ issue, archive, line, before, after, offset }: CompletionRequest): Completion[] => {
  const typed = TITLE.exec(before)?.[2];
  const event = issue.events.findLast((each) => each.line.index < line.index);
  // Editors close brackets and asterisks themselves; what is more is a title that is there.
  const isFree = /^[\])*]{0,6}\s*$/.test(after);
  if (typed === undefined || !isFree || event?.section !== line.section) return [];
  const series = keysOf(event).flatMap((key) => listedSeries(archive).get(key) ?? []);
  return series
    .flatMap((each) => each.titles.slice(0, MOST_TITLES))
    .map((title, index) => ({
      label: title,
      kind: CompletionItemKind.Text,
      parts: ["[**", title, "**](", { stop: "URL" }, ")"],
      from: offset - typed.length,
      to: line.span.end,
      filter: `[**${title}`,
      order: String(index),
    }));
};

export const events: Completer = (request) =>
  isUnder(request.line.section, "region") ? [...eventLines(request), ...titles(request)] : [];
