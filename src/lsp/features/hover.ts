/** What is known of the words under the pointer: a rule, a date, a place, a link. */
import { type Hover, MarkupKind } from "vscode-languageserver";
import { destinations } from "../../analysis/destinations.ts";
import { eventWindow } from "../../analysis/event-window.ts";
import { indexOf } from "../../archive/index-of-issues.ts";
import { earlierThan, issueName, NO_ARCHIVE } from "../../archive/types.ts";
import { readAllows } from "../../document/allow.ts";
import type { DateText, Issue } from "../../document/types.ts";
import { countryCode, countryName } from "../../newsletter/countries.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { isState, stateName } from "../../newsletter/states.ts";
import { escapeHidden } from "../../report/escape.ts";
import { messageMarkdown } from "../../report/markdown-text.ts";
import { plural } from "../../report/plural.ts";
import { ruleDetails } from "../../report/rule-details.ts";
import { ruleUrl } from "../../report/rule-url.ts";
import { formatDay, WEEKDAYS, weekday } from "../../text/calendar.ts";
import type { Span, Text } from "../../text/span.ts";
import type { Judged } from "../judge.ts";
import type { Feature } from "./feature.ts";

/** What is said of a span: sentences in which quoted text stands between backticks. */
interface Said {
  readonly span: Span;
  readonly sentences: readonly string[];
  /** Where to read on. */
  readonly url?: string;
}

/** Characters of a sentence. */
const LONGEST = 500;
/** Earlier issues that are named. */
const MOST_NAMED = 3;

const isAt = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

const ofRule = ({ result: { issue, source }, configuration }: Judged, offset: number): Said | undefined => {
  const named = readAllows(issue.comments, issue.lines, source).find(({ rule }) => isAt(rule.span, offset))?.rule;
  const rule = named && configuration.rules.find(({ id }) => id === named.value);
  if (!named || !rule) return undefined;
  const { summary, why } = ruleDetails(rule);
  return { span: named.span, sentences: [summary, why], url: ruleUrl(rule) };
};

const eventDates = ({ events }: Issue): DateText[] => events.flatMap(({ dates }) => dates?.dates ?? []);

/** Days that may be outside of the four weeks: the deadline and the days of a conference. */
const otherDates = ({ talks, eventsRange }: Issue): DateText[] =>
  [...talks.flatMap(({ closes, dates }) => [closes, dates]), eventsRange].flatMap((range) => range?.dates ?? []);

const distance = (days: number): string => {
  if (days === 0) return "the day of this issue";
  return days > 0 ? `${plural(days, "day")} after this issue` : `${plural(-days, "day")} before this issue`;
};

const ofDate = ({ result: { issue } }: Judged, offset: number): Said | undefined => {
  const ofEvent = eventDates(issue).find(({ span }) => isAt(span, offset));
  const date = ofEvent ?? otherDates(issue).find(({ span }) => isAt(span, offset));
  if (!date) return undefined;
  if (date.day === undefined) return { span: date.span, sentences: ["The calendar has no such day."] };
  const window = eventWindow(issue);
  if (!window) return { span: date.span, sentences: [`${WEEKDAYS[weekday(date.day)]}.`] };
  const isInside = window.from <= date.day && date.day <= window.to;
  const day = `${WEEKDAYS[weekday(date.day)]}, ${distance(date.day - window.from)}.`;
  if (!ofEvent) return { span: date.span, sentences: [day] };
  return {
    span: date.span,
    sentences: [
      day,
      `Issues announce events of four weeks: from \`${formatDay(window.from)}\` to \`${formatDay(window.to)}\`${isInside ? "" : ", which it is not in"}.`,
    ],
  };
};

const placeSentence = (part: Text, country: string | undefined): string | undefined => {
  const code = part.value.toUpperCase();
  if (country !== undefined && isState(code, country)) return `${stateName(code, country)}, ${countryName(country)}.`;
  const found = countryCode(part.value);
  return found === undefined ? undefined : `${countryName(found)}.`;
};

const ofPlace = ({ result: { issue } }: Judged, offset: number): Said | undefined => {
  const location = issue.events.find(({ location: where }) => where && isAt(where.span, offset))?.location;
  if (!location) return undefined;
  const { region, country } = location;
  const code = country && countryCode(country.value);
  const sentences = (part: Text | undefined, within: string | undefined): Said | undefined => {
    const sentence = part && isAt(part.span, offset) ? placeSentence(part, within) : undefined;
    return part && sentence ? { span: part.span, sentences: [sentence] } : undefined;
  };
  return sentences(region, code) ?? sentences(country, undefined);
};

const ofLink = ({ result: { issue }, options }: Judged, offset: number): Said | undefined => {
  const at = destinations(issue).find(({ link }) => isAt(link.span, offset));
  const archive = earlierThan(options.facts?.archive ?? NO_ARCHIVE, issue);
  if (!at || archive.issues.length === 0) return undefined;
  const printed = indexOf(archive).pages.get(pageKey(at.url)) ?? [];
  if (printed.length === 0) {
    const compared = `None of the last ${plural(archive.issues.length, "issue")} has printed it.`;
    return { span: at.link.span, sentences: [compared] };
  }
  const sentences = printed
    .slice(0, MOST_NAMED)
    .map(({ issue: where, link }) => `Printed in ${issueName(where)}, under \`${link.section}\`: \`${link.title}\`.`);
  const more = printed.length - sentences.length;
  return { span: at.link.span, sentences: more > 0 ? [...sentences, `And ${plural(more, "time")} more.`] : sentences };
};

const hoverOf = (judged: Judged, offset: number, isMarkdown: boolean): Hover | null => {
  const said = ofRule(judged, offset) ?? ofDate(judged, offset) ?? ofPlace(judged, offset) ?? ofLink(judged, offset);
  if (!said) return null;
  const { sentences, span, url } = said;
  const value = isMarkdown
    ? [...sentences.map((each) => messageMarkdown(each, LONGEST)), ...(url ? [`[All about it](${url})`] : [])]
    : [...sentences.map((each) => escapeHidden(each)), ...(url ? [url] : [])];
  return {
    contents: { kind: isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: value.join("\n\n") },
    range: judged.document.positions.range(span),
  };
};

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  start: (session) => {
    const formats = session.client.capabilities.textDocument?.hover?.contentFormat ?? [MarkupKind.Markdown];
    const isMarkdown = formats.includes(MarkupKind.Markdown);
    session.connection.onHover(({ textDocument, position }, token) =>
      session.answer(textDocument.uri, token, (judged) =>
        hoverOf(judged, judged.document.positions.offsetAt(position), isMarkdown),
      ),
    );
  },
};
