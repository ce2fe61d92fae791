/** Escapes text for Markdown on GitHub. */
import { matchesOf } from "../text/matches.ts";
import { escapeCommands, escapeHidden } from "./escape.ts";
import { truncate } from "./truncate.ts";

/** Characters with a meaning in Markdown or HTML. They are replaced by character references. */
const MARKUP = /[&<>\\`*_[\]()~|!^$]/g;

/** Where GitHub makes a mention or a link. Character references are matched too, so that their `#` is left as it is. */
const AUTOLINKED = /(&#\d+;)|@|#|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-)/gi;

/** The text as plain text in one line: without markup, HTML, mentions and links. */
export const escapeMarkdown = (text: string): string =>
  escapeHidden(text)
    .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
    // GitHub makes no mention or link across an empty comment.
    .replace(AUTOLINKED, (found, reference: string | undefined) =>
      reference === undefined ? `${found}<!-- -->` : found,
    );

/** The longest run of backticks in the text. */
const longestRun = (text: string): number => {
  let longest = 0;
  for (const [run] of matchesOf(text, /`+/g)) longest = Math.max(longest, run.length);
  return longest;
};

/** The text as a code span in one line, which no backticks in it can close. */
export const codeSpan = (text: string): string => {
  const shown = escapeCommands(escapeHidden(text));
  if (shown.trim() === "") return "`␣`";
  const ticks = "`".repeat(longestRun(shown) + 1);
  // Markdown strips one space on each side, when both are there.
  const padding = /^`|`$|^ [\s\S]* $/.test(shown) ? " " : "";
  return `${ticks}${padding}${shown}${padding}${ticks}`;
};

/** A message as Markdown: text between backticks, which quotes a draft, as a code span, and the rest as plain text. */
export const messageMarkdown = (message: string, maxLength: number): string =>
  truncate(message, maxLength)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");

/** A fenced code block, which no backticks in its lines can close. */
export const fencedBlock = (language: string, lines: readonly string[]): string => {
  const ticks = "`".repeat(Math.max(2, longestRun(lines.join("\n"))) + 1);
  return [`${ticks}${language}`, ...lines, ticks].join("\n");
};
