/** Whether two pull requests add the same page or event: editors merge such pairs when they look at one alone. */
import type { Issue } from "../document/types.ts";
import type { Diagnostic } from "../engine/lint.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { formatDay } from "../text/calendar.ts";
import type { Span } from "../text/span.ts";

/** A page or an event that a change adds. */
export interface Addition {
  /** Equal for the same page, and for the same event: its day and its page. */
  readonly key: string;
  readonly what: string;
  readonly span: Span;
}

/** The pages and events on the added lines of a draft. */
export const additionsOf = (issue: Issue, isAdded: (line: number) => boolean): Addition[] => {
  const isOn = ({ start }: Span): boolean => isAdded(issue.source.lineIndex(start) + 1);
  const links = [
    ...issue.entries.map(({ link }) => link),
    ...issue.projects.flatMap(({ link }) => link ?? []),
    ...issue.talks.flatMap(({ name }) => name ?? []),
  ];
  const pages = links.map(({ url, span }) => ({ key: `page ${pageKey(url)}`, what: "page", span }));
  const events = issue.events.flatMap(({ dates, titleLinks }) =>
    titleLinks.slice(0, 1).flatMap(({ url, span }) => {
      if (dates?.from === undefined) return [];
      return { key: `event ${formatDay(dates.from)} ${pageKey(url)}`, what: "event", span };
    }),
  );
  return [...pages, ...events].filter(({ span }) => isOn(span));
};

/** What another pull request adds. */
export interface OtherPull {
  readonly number: number;
  readonly additions: readonly Addition[];
}

/** What the later of two pull requests is told: once for each of its pages, of the first that adds it too. */
export const sharedWith = (own: readonly Addition[], others: readonly OtherPull[]): Diagnostic[] => {
  const earliest = new Map<string, number>();
  for (const { number, additions } of [...others].sort((a, b) => a.number - b.number))
    for (const { key } of additions) if (!earliest.has(key)) earliest.set(key, number);
  return own.flatMap(({ key, what, span }): Diagnostic[] => {
    const number = earliest.get(key);
    if (number === undefined) return [];
    return [
      {
        rule: SAME_PAGE,
        group: "guideline",
        confidence: "likely",
        severity: "warning",
        span,
        message: `pull request ${number}, which is open too, adds the same ${what}`,
        help: "leave it to the earlier one, or say below why both are needed",
      },
    ];
  });
};

/** In place of the id of a rule: no rule sees two pull requests. */
const SAME_PAGE = "same-page";
