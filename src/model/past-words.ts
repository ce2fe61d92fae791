import { once } from "../text/once.ts";
import { type Span, type Text, textAt } from "../text/span.ts";
import type { Archive, PastIssue, PastPlace } from "./archive.ts";
import { eventsByGroup } from "./past-groups.ts";
import { isSlip } from "./slug.ts";

/** How many entries have a word in their titles, and the page of the one, where it is only one. */
interface KnownWord {
  count: number;
  page: string | undefined;
}

/** Shorter words are slips of each other by chance. */
const WORD = /[A-Za-z\u00c0-\u024f]{6,40}/g;

/** The words of all titles, of links and events, in lower case; copies of an event are one entry. */
const knownWords = once((archive: Archive): ReadonlyMap<string, KnownWord> => {
  const found = new Map<string, KnownWord>();
  const read = (title = "", page = ""): void => {
    for (const word of title.toLowerCase().match(WORD) ?? []) {
      const known = found.get(word);
      if (!known) found.set(word, { count: 1, page });
      else {
        known.count++;
        if (known.page !== page) known.page = undefined;
      }
    }
  };
  for (const { links } of archive.issues) for (const { title, page } of links) read(title, page);
  for (const events of eventsByGroup(archive).values())
    for (const { meeting, group } of events) if (meeting.groups[0] === group) read(meeting.title, meeting.page);
  return found;
});

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

/** A word of so many entries is spelled as it should be. */
const ENOUGH = 8;

const wellKnown = once((archive: Archive): readonly (readonly [word: string, count: number])[] =>
  [...knownWords(archive)].flatMap(([word, { count }]) => (count < ENOUGH ? [] : [[word, count] as const])),
);

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
export const slipsFromKnown = (title: Text, page: string, archive: Archive): WordSlip[] =>
  [...title.value.matchAll(WORD)].flatMap((match): WordSlip[] => {
    const word = match[0].toLowerCase();
    const known = knownWords(archive).get(word);
    if (known && known.page !== page) return [];
    const [meant, count] = wellKnown(archive).find(([other]) => isSlip(word, other)) ?? [];
    if (meant === undefined || count === undefined) return [];
    const { span } = textAt(match[0], title.span.start + (match.index ?? 0));
    return [{ span, word, meant, count, since: known && firstPrinted(archive, page, word) }];
  });
