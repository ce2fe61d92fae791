/** The words of titles and sentences, without code, flags, names of files and what else is no prose. */
import type { Issue, Line } from "../document/types.ts";
import { matchesOf } from "../text/matches.ts";
import { type Text, textAt } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";
import { CODE_MASK, LINK_MASK, proseText } from "./masked-text.ts";

/** Text up to white space, a dash or the end of a link; what is glued to code is code. */
const CHUNK = new RegExp(`[^\\s|—–…${LINK_MASK}]+`, "g");
/** Of all scripts that have words with spaces between them, roughly: `\p{L}` takes a while to compile. */
const LETTER = "A-Za-z\\u00c0-\\u1fff\\u3040-\\uffef";
/** Letters, with hyphens and the like between them, and around them what a sentence may put there. */
const WORDS = new RegExp(`^[([{"'“‘«*_]*([${LETTER}][${LETTER}'’/-]*[${LETTER}])[\\])}"'”’»*_.,:;!?]*$`);
/** A genitive or the end of a contraction, which are not part of the word. */
const ENDING = /(?:n['’]t|['’](?:s|d|m|t|ll|re|ve))$/i;
/** As a word of a sentence is written: no acronym, no name in camel case. */
const PART = new RegExp(`(?<![${LETTER}'’])[A-Za-z][a-z]*(?![${LETTER}'’])`, "g");
/** Most words, which need no closer look. */
const PLAIN = /^[a-z]+$/;
const ANYTHING = new RegExp(`[${LETTER}${CODE_MASK}]`);
/** What a title begins with when it names its project: `[name: what is new](…)`. */
const PROJECT = /^\[.*:$/;

/** The words of one line. */
export interface ProseLine {
  readonly line: Line;
  /** In letters from a to z. */
  readonly words: readonly Text[];
  /** How many words are written in other letters, or otherwise. */
  readonly others: number;
  /** Whether there is nothing else: what stands alone is a name. */
  readonly isOneWord: boolean;
}

/** Whether the chunk is no prose: code, what is glued to a link, the name of a project. */
const isName = (chunk: string, before: string | undefined, after: string | undefined): boolean =>
  chunk.includes(CODE_MASK) ||
  before === LINK_MASK ||
  PROJECT.test(chunk) ||
  (chunk.startsWith("[") && after === LINK_MASK);

const wordsIn = (prose: string, start: number): Omit<ProseLine, "line"> => {
  const words: Text[] = [];
  let others = 0;
  const chunks = matchesOf(prose, CHUNK);
  for (const { 0: chunk, index } of chunks) {
    if (PLAIN.test(chunk) && prose[index - 1] !== LINK_MASK) {
      words.push(textAt(chunk, start + index));
      continue;
    }
    if (isName(chunk, prose[index - 1], prose[index + chunk.length])) continue;
    const letters = WORDS.exec(chunk)?.[1];
    if (letters === undefined) continue;
    const parts = matchesOf(letters.replace(ENDING, ""), PART);
    const at = start + index + chunk.indexOf(letters);
    words.push(...parts.map((part) => textAt(part[0], at + part.index)));
    if (parts.length === 0) others++;
  }
  const isOneWord = words.length < 3 && chunks.filter((chunk) => ANYTHING.test(chunk[0])).length === 1;
  return { words, others, isOneWord };
};

/** Lines of names: who holds an event or a conference, and where. */
const linesOfNames = ({ events, talks }: Issue): ReadonlySet<Line> =>
  new Set([...events, ...talks].map(({ line }) => line));

/** The lines with their words, where they are titles or sentences. */
export const proseWords = defineAnalysis((issue): readonly ProseLine[] => {
  const prose = proseText(issue);
  const names = linesOfNames(issue);
  return issue.lines.flatMap((line) => {
    const { kind, span } = line;
    const isProse = kind === "item" || kind === "text" || kind === "quote";
    if (!isProse || names.has(line) || span.start < issue.frontMatter.span.end) return [];
    return [{ line, ...wordsIn(prose.slice(span.start, span.end), span.start) }];
  });
});
