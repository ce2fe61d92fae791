import { matchesOf } from "../text/matches.ts";
import { escapeCommands, escapeHidden } from "./escape.ts";
import { cut } from "./truncate.ts";

/** What means something to Markdown or HTML, as the reference that means nothing. */
const MARKUP = /[&<>\\`*_[\]()~|!^$]/g;

/** Where GitHub would mention somebody, link another issue, or make a link. References are matched to be passed over. */
const OBEYED = /(&#\d+;)|@|#|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-)/gi;

/** The text as nothing but text: no markup, no HTML, no mention, no link, in one line. */
export const escapeMarkdown = (text: string): string =>
  escapeHidden(text)
    .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
    // An empty comment parts the text where GitHub looks for more than Markdown.
    .replace(OBEYED, (found, reference: string | undefined) => (reference === undefined ? `${found}<!-- -->` : found));

/** The longest run of backticks in the text. */
const longestRun = (text: string): number => {
  let longest = 0;
  for (const [run] of matchesOf(text, /`+/g)) longest = Math.max(longest, run.length);
  return longest;
};

/** The text as code in one line, which nothing in it can close. */
export const codeSpan = (text: string): string => {
  const shown = escapeCommands(escapeHidden(text));
  if (shown.trim() === "") return "`␣`";
  const ticks = "`".repeat(longestRun(shown) + 1);
  // One space on each side belongs to the ticks, where both are there.
  const gap = /^`|`$|^ [\s\S]* $/.test(shown) ? " " : "";
  return `${ticks}${gap}${shown}${gap}${ticks}`;
};

/** A message of the house, where text between backticks is text of a draft: that as code, all else as plain text. */
export const prose = (message: string, most: number): string =>
  cut(message, most)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");

/** Lines as a fenced block that nothing in them can close. */
export const fenced = (language: string, lines: readonly string[]): string => {
  const ticks = "`".repeat(Math.max(2, longestRun(lines.join("\n"))) + 1);
  return [`${ticks}${language}`, ...lines, ticks].join("\n");
};
