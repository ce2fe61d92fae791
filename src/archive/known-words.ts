/** Finds typos in a title by the words that many earlier titles have. */

import { isMisspelling } from "../analysis/misspellings.ts";
import { matchesOf } from "../text/matches.ts";
import { memoize } from "../text/memoize.ts";
import { type Span, type Text, textAt } from "../text/span.ts";
import { indexOf, WORD } from "./index-of-issues.ts";
import type { Archive, EarlierEvent, EarlierIssue } from "./types.ts";

/** An event, and the issue that printed it. */
export interface PrintedEvent {
  readonly issue: EarlierIssue;
  readonly event: EarlierEvent;
}

/** A word of a title that is a typo of one that many titles have. */
export interface WordTypo {
  readonly span: Span;
  readonly word: string;
  readonly intended: string;
  /** How many titles have the intended word. */
  readonly count: number;
  /** Where this event was printed with the typo for the first time, if it was. */
  readonly first?: PrintedEvent;
}

/** The oldest copy of the event of that page that has the word in its title. */
const firstPrinted = ({ issues }: Archive, page: string, word: string): PrintedEvent | undefined => {
  for (const issue of issues.toReversed()) {
    const event = issue.events.find(
      ({ announcement }) => announcement.page === page && announcement.title?.toLowerCase().includes(word),
    );
    if (event) return { issue, event };
  }
  return undefined;
};

/** What the words of earlier titles tell of how a word is spelled. */
export interface EarlierWords {
  /** Whether several titles have the word. */
  isUsedBySeveral(word: string): boolean;
  /** Whether many titles have it. */
  isWellKnown(word: string): boolean;
}

/** The words of earlier titles, given in lower case. */
export const wordsOfArchive = memoize((archive: Archive): EarlierWords => {
  const { words, wellKnown } = indexOf(archive);
  const known = new Set(wellKnown.map(([word]) => word));
  const isUsedBySeveral = (word: string): boolean => {
    const earlier = words.get(word);
    return earlier !== undefined && earlier.page === undefined;
  };
  return { isUsedBySeveral, isWellKnown: (word) => known.has(word) };
});

/** Words of a title that no other title has, and that are typos of words that many have. `page` is where it leads. */
export const typosOfKnownWords = (title: Text, page: string, archive: Archive): WordTypo[] => {
  const { words, wellKnown } = indexOf(archive);
  return matchesOf(title.value, WORD).flatMap((match): WordTypo[] => {
    const word = match[0].toLowerCase();
    const known = words.get(word);
    if (known && known.page !== page) return [];
    // A typo never changes the first letter, so most words need not be compared.
    const [intended, count] = wellKnown.find(([other]) => other[0] === word[0] && isMisspelling(word, other)) ?? [];
    if (intended === undefined || count === undefined) return [];
    const { span } = textAt(match[0], title.span.start + (match.index ?? 0));
    return [{ span, word, intended, count, first: known && firstPrinted(archive, page, word) }];
  });
};
