/** Parses the front matter: the `Key: value` lines at the start of an issue. */
import { dayInName } from "../newsletter/issue-name.ts";
import { type Day, parseDay } from "../text/calendar.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { FrontMatter, FrontMatterField, Line } from "./types.ts";

/** `Key: value` lines from the start of the file to the first that is not one. */
export const readFrontMatter = (source: SourceFile, lines: readonly Line[]): FrontMatter => {
  const fields: FrontMatterField[] = [];
  for (const line of lines) {
    // A byte order mark may stand before the first key.
    const match = /^\uFEFF?[ \t]*([A-Za-z]+)[ \t]*:/.exec(source.slice(line.span));
    if (!match) break;
    const key = match[1] as string;
    const colon = line.span.start + match[0].length;
    const raw = source.text.slice(colon, line.span.end);
    const valueStart = Math.min(colon + raw.length - raw.trimStart().length, line.span.end);
    const keyStart = line.span.start + match[0].indexOf(key);
    const value = source.at(valueStart, Math.max(valueStart, colon + raw.trimEnd().length));
    fields.push({ key: source.at(keyStart, keyStart + key.length), value, line });
  }
  return { span: { start: 0, end: fields.at(-1)?.line.span.end ?? 0 }, fields };
};

/** The field of that name, whatever its case. */
export const fieldOf = (frontMatter: FrontMatter, key: string): FrontMatterField | undefined =>
  frontMatter.fields.find((field) => field.key.value.toLowerCase() === key.toLowerCase());

/** The date of an issue, from its file name or else its front matter, without parsing anything else. */
export const peekDate = ({ path, text }: SourceFile): Day | undefined => {
  const written = /^\uFEFF?(?:[^\n]{0,200}\n){0,9}?[ \t]*date[ \t]*:[ \t]*([\d-]{10})/i.exec(text)?.[1];
  return dayInName(path) ?? parseDay(written ?? "");
};
