/** The tags of entries, such as `[video]` and `[ES]`: their canonical form, and tags in the wrong position. */
import { codeOfLanguage, isLanguageCode } from "../newsletter/languages.ts";
import type { Text } from "../text/span.ts";
import { table } from "../text/table.ts";
import { trailingRun } from "../text/trailing-run.ts";
import type { LinkEntry } from "./types.ts";

/** The canonical form of each tag; that of a language is its ISO 639-1 code in upper case. */
const WORDS = {
  video: "video",
  videos: "video",
  audio: "audio",
  audios: "audio",
  series: "series",
};
const KNOWN = table<string>(WORDS);

/** The tags that say what an entry is, without brackets. */
export const MEDIA_TAGS: readonly string[] = [...new Set(Object.values(WORDS))];

const canonicalWord = (word: string): string | undefined =>
  KNOWN.get(word.toLowerCase()) ?? (isLanguageCode(word.toLowerCase()) ? word.toUpperCase() : undefined);

/** The canonical form of a tag, `[video]` for `\[Videos\]`; undefined when the newsletter has no such tag. */
export const canonicalTag = (raw: string): string | undefined => {
  const words = raw
    .replace(/[\\[\]()*_`]/g, "")
    .split(/[|,/+&]/)
    .map((word) => canonicalWord(word.trim()));
  return words.includes(undefined) ? undefined : words.map((word) => `[${word}]`).join(" ");
};

const PUNCTUATION = /[\s()\\:|\u2010-\u2015-]/;

/** The tag that words before a link stand for, such as `Video:` or `(in German)`; undefined when they say something else. */
export const tagInWords = (words: string): string | undefined => {
  const word = words
    .slice(0, words.length - trailingRun(words, PUNCTUATION).length)
    .replace(/^[\s(\\]+/, "")
    .replace(/^in /i, "");
  const language = codeOfLanguage(word);
  return language ? `[${language}]` : canonicalTag(word);
};

/** A tag that a title ends with, such as `(Video)` or `(in German)`: the tag to write, the words, and where they begin. */
export const tagAtEnd = (title: string): { tag: string; name: string; index: number } | undefined => {
  const match = / ?\((?:in |auf |en )?([^()\s]{3,20})\)$/i.exec(title.slice(-30));
  // Two letters are as often an abbreviation as a language.
  const tag = match?.[1] && tagInWords(match[1]);
  return match && tag ? { tag, name: match[0].trim(), index: title.length - match[0].length } : undefined;
};

/** The language that a tag names: two letters of ISO 639-1 in lower case. */
export const languageOfTag = ({ value }: Text): string | undefined =>
  /^\[([A-Z]{2})\]$/.exec(canonicalTag(value) ?? "")?.[1]?.toLowerCase();

/** The tag that an entry has behind its link instead of before it, when the text there is nothing else. */
export const tagBehind = ({ rest }: LinkEntry): Text | undefined =>
  /^(?:\\?\[[^[\]\\]{2,20}\\?\]|\([^()]{2,20}\))$/.test(rest.value) && tagInWords(rest.value) !== undefined
    ? rest
    : undefined;

/** The tags at the start of the title of a link: `[[FR] Title](URL)`. */
export const tagsInside = ({ link }: LinkEntry): Text | undefined => {
  const start = /^(?:\\?\[[^[\]\\]{2,20}\\?\] *)+/.exec(link.text.value)?.[0];
  const tags = start?.match(/[^[\]\\ ][^[\]\\]*/g) ?? [];
  if (!start || tags.length === 0 || tags.some((tag) => canonicalTag(tag) === undefined)) return undefined;
  return { span: { start: link.text.span.start, end: link.text.span.start + start.length }, value: start.trimEnd() };
};

/** In lower case. */
const MEDIUM = /(?:^|[^a-zà-ÿ])(?:v[ií]d[eéè]os?|audio|podcast|playlist)(?![a-zà-ÿ])/;

/** Whether an entry says, in any form and language, that its link is to a video or a recording. */
export const namesMedium = (entry: LinkEntry): boolean => {
  const inTitle = entry.link.text.value.match(/\[[^[\]]*\]/g) ?? [];
  const beside = [...entry.tags, entry.lead, entry.rest, tagsInside(entry) ?? entry.rest].map(({ value }) => value);
  return [...beside, ...inTitle].some((text) => MEDIUM.test(text.toLowerCase()));
};
