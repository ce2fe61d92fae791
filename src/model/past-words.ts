import { type Span, type Text, textAt } from "../text/span.ts";
import type { Archive, PastIssue, PastPlace } from "./archive.ts";
import { once } from "./memo.ts";
import { isSlip } from "./slug.ts";

/** What is known of a word in the titles of earlier issues. */
interface KnownWord {
  /** The pages whose titles have it: copies of a title are one witness. */
  readonly pages: Set<string>;
  /** The first title that has it. */
  since: { readonly issue: PastIssue; readonly at: PastPlace };
}

/** Shorter words are slips of each other by chance. */
const wordsIn = (title: string): RegExpMatchArray[] => [...title.matchAll(/\p{L}{6,40}/gu)];

/** The words of all titles, of links and events, in lower case. */
const knownWords = once(({ issues }: Archive): ReadonlyMap<string, KnownWord> => {
  const found = new Map<string, KnownWord>();
  for (const issue of issues)
    for (const { title = "", page = "", at } of [...issue.links, ...issue.events])
      for (const [word] of wordsIn(title)) {
        const known = found.get(word.toLowerCase());
        if (!known) found.set(word.toLowerCase(), { pages: new Set([page]), since: { issue, at } });
        else {
          known.pages.add(page);
          known.since = { issue, at };
        }
      }
  return found;
});

/** A word of so many entries is spelled as it should be. */
const ENOUGH = 8;

const wellKnown = once((archive: Archive): readonly (readonly [word: string, count: number])[] =>
  [...knownWords(archive)].flatMap(([word, { pages }]) => (pages.size < ENOUGH ? [] : [[word, pages.size] as const])),
);

export interface WordSlip {
  readonly span: Span;
  readonly word: string;
  readonly meant: string;
  /** How many titles have the other. */
  readonly count: number;
  /** The first time that this entry was printed with it. */
  readonly since?: KnownWord["since"];
}

/** Words of a title that no other entry has, and that are slips of words that many have. `page` is the entry's own. */
export const slipsFromKnown = (title: Text, page: string, archive: Archive): WordSlip[] =>
  wordsIn(title.value).flatMap((match): WordSlip[] => {
    const [word] = match;
    const known = knownWords(archive).get(word.toLowerCase());
    if (known && [...known.pages].some((other) => other !== page)) return [];
    const [meant, count] = wellKnown(archive).find(([other]) => isSlip(word.toLowerCase(), other)) ?? [];
    if (meant === undefined || count === undefined) return [];
    const { span } = textAt(word, title.span.start + (match.index ?? 0));
    return [{ span, word: word.toLowerCase(), meant, count, since: known?.since }];
  });
