import { isMisspelling } from "../analysis/misspellings.ts";
import { matchesOf } from "../text/matches.ts";
import { type Span, type Text, textAt } from "../text/span.ts";
import { indexOf, WORD } from "./index-of-issues.ts";
import type { Archive, PastIssue, PastPlace } from "./types.ts";

/** The first time that the page was printed with the word. */
const firstPrinted = ({ issues }: Archive, page: string, word: string): WordSlip["since"] => {
  for (const issue of issues.toReversed()) {
    const event = issue.events.find(
      ({ meeting: { page: own, title } }) => own === page && title?.toLowerCase().includes(word),
    );
    if (event) return { issue, at: event.at };
  }
  return undefined;
};

export interface WordSlip {
  readonly span: Span;
  readonly word: string;
  readonly meant: string;
  /** How many titles have the other. */
  readonly count: number;
  /** The first time that this entry was printed with it. */
  readonly since?: { readonly issue: PastIssue; readonly at: PastPlace };
}

/** Words of a title that no other entry has, and that are slips of words that many have. `page` is the entry's own. */
export const slipsFromKnown = (title: Text, page: string, archive: Archive): WordSlip[] => {
  const { words, wellKnown } = indexOf(archive);
  return matchesOf(title.value, WORD).flatMap((match): WordSlip[] => {
    const word = match[0].toLowerCase();
    const known = words.get(word);
    if (known && known.page !== page) return [];
    // No slip is in the first letter.
    const [meant, count] = wellKnown.find(([other]) => other[0] === word[0] && isMisspelling(word, other)) ?? [];
    if (meant === undefined || count === undefined) return [];
    const { span } = textAt(match[0], title.span.start + (match.index ?? 0));
    return [{ span, word, meant, count, since: known && firstPrinted(archive, page, word) }];
  });
};
