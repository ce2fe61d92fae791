import { once } from "../text/once.ts";
import { type Span, type Text, textAt } from "../text/span.ts";
import type { Archive, PastIssue, PastPlace } from "./archive.ts";
import { isSlip } from "./slug.ts";

/** The pages whose titles have a word: copies of a title are one witness. */
type Pages = Set<string>;

/** Shorter words are slips of each other by chance. */
const WORD = /[A-Za-z\u00c0-\u024f]{6,40}/g;

/** The words of all titles, of links and events, in lower case. */
const knownWords = once(({ issues }: Archive): ReadonlyMap<string, Pages> => {
  const found = new Map<string, Pages>();
  const read = new Map<string, string>();
  for (const issue of issues)
    for (const { title = "", page = "" } of [...issue.links, ...issue.events]) {
      // Most titles are copies of last week's.
      if (read.get(page) === title) continue;
      read.set(page, title);
      for (const word of title.toLowerCase().match(WORD) ?? []) {
        const pages = found.get(word);
        if (pages) pages.add(page);
        else found.set(word, new Set([page]));
      }
    }
  return found;
});

/** The first time that the page was printed with the word. */
const firstPrinted = ({ issues }: Archive, page: string, word: string): WordSlip["since"] => {
  for (const issue of issues.toReversed()) {
    const event = issue.events.find((each) => each.page === page && each.title?.toLowerCase().includes(word));
    if (event) return { issue, at: event.at };
  }
  return undefined;
};

/** A word of so many entries is spelled as it should be. */
const ENOUGH = 8;

const wellKnown = once((archive: Archive): readonly (readonly [word: string, count: number])[] =>
  [...knownWords(archive)].flatMap(([word, { size }]) => (size < ENOUGH ? [] : [[word, size] as const])),
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
    const pages = knownWords(archive).get(word);
    if (pages && (pages.size > 1 || !pages.has(page))) return [];
    const [meant, count] = wellKnown(archive).find(([other]) => isSlip(word, other)) ?? [];
    if (meant === undefined || count === undefined) return [];
    const { span } = textAt(match[0], title.span.start + (match.index ?? 0));
    return [{ span, word, meant, count, since: pages && firstPrinted(archive, page, word) }];
  });
