/** Tags of entries, such as `[video]` and `[ES]`: how they are written, and where they stand. */
import { isLanguageCode } from "../newsletter/languages.ts";
import type { Text } from "../text/span.ts";
import { table } from "../text/table.ts";
import type { LinkEntry } from "./types.ts";

/** What the newsletter's tags are called; languages are their two letters of ISO 639-1, upper case. */
const KNOWN = table<string>({
  video: "video",
  videos: "video",
  audio: "audio",
  audios: "audio",
  series: "series",
});

const wantedWord = (word: string): string | undefined =>
  KNOWN.get(word.toLowerCase()) ?? (isLanguageCode(word.toLowerCase()) ? word.toUpperCase() : undefined);

/** How the newsletter writes a tag, from any way of writing it: `[video]` for `\[Videos\]`; undefined for no tag of its own. */
export const wantedTag = (raw: string): string | undefined => {
  const words = raw
    .replace(/[\\[\]()*_`]/g, "")
    .split(/[|,/+&]/)
    .map((word) => wantedWord(word.trim()));
  return words.includes(undefined) ? undefined : words.map((word) => `[${word}]`).join(" ");
};

/** The language that a tag names: two letters of ISO 639-1 in lower case. */
export const languageOfTag = ({ value }: Text): string | undefined =>
  /^\[([A-Z]{2})\]$/.exec(wantedTag(value) ?? "")?.[1]?.toLowerCase();

/** The tag of an entry that stands behind its link, where it belongs before: all of the text there. */
export const tagBehind = ({ rest }: LinkEntry): Text | undefined =>
  /^(?:\\?\[[^[\]\\]{2,20}\\?\]|\([^()]{2,20}\))$/.test(rest.value) && wantedTag(rest.value) !== undefined
    ? rest
    : undefined;

/** Tags that stand inside the title of a link, at its start: `[[FR] Title](URL)`. */
export const tagsInside = ({ link }: LinkEntry): Text | undefined => {
  const start = /^(?:\\?\[[^[\]\\]{2,20}\\?\] *)+/.exec(link.text.value)?.[0];
  const tags = start?.match(/[^[\]\\ ][^[\]\\]*/g) ?? [];
  if (!start || tags.length === 0 || tags.some((tag) => wantedTag(tag) === undefined)) return undefined;
  return { span: { start: link.text.span.start, end: link.text.span.start + start.length }, value: start.trimEnd() };
};

const MEDIUM = /(?:^|[^a-zà-ÿ])(?:v[ií]d[eéè]os?|audio|podcast|playlist)(?![a-zà-ÿ])/i;

/** Whether an entry says, in whatever form and language, what one sees or hears behind its link. */
export const namesMedium = (entry: LinkEntry): boolean => {
  const inTitle = entry.link.text.value.match(/\[[^[\]]*\]/g) ?? [];
  const said = [...entry.tags, entry.lead, entry.rest, tagsInside(entry) ?? entry.rest].map(({ value }) => value);
  return [...said, ...inTitle].some((words) => MEDIUM.test(words));
};
