/** The text of the template of a new issue, to distinguish it from what an editor wrote. */
import { matchesOf } from "../text/matches.ts";
import { type Text, textAt } from "../text/span.ts";

/** Matches wherever a placeholder is, in one quick search: most lines have none. */
const HOLDS_PLACEHOLDER = /_HERE|\$twir_|\]\( ?[)<A-Z.…]|TODO|FIXME|TBD|XXX/;

/** What is still to be filled in. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\b[A-Z]{2,20}(?:_[A-Z]{2,20}){0,5}_HERE\b/g,
  /\$twir_[a-z_]{1,40}/g,
  /\[ ?(?:-|[Tt]esting [Ss]teps|Item title|Feature name)? ?\]\(\)/g,
  /(?=[A-Z.…])(?<=\]\( ?)(?:(?![A-Z_]*_HERE\b)[A-Z]{2,20}(?:_[A-Z]{2,20}){0,5}|(?:Group|Item|Repo|Feature|Testing Steps) URL|URL to (?:issue|CFP)|\.\.\.|…)(?= ?\))/g,
  /<(?<=\]\(<)[A-Z][A-Za-z ]{2,30}>(?=\))/g,
  /^(?:\/\/|\(|\*\*)? ?(?:TODO|FIXME|TBD|XXX)\b.{0,60}/g,
];

/** The placeholders in a line, each where it stands. */
export const placeholdersIn = ({ span, value }: Text): readonly Text[] =>
  HOLDS_PLACEHOLDER.test(value)
    ? PLACEHOLDERS.flatMap((pattern) => matchesOf(value, pattern)).map((match) =>
        textAt(match[0], span.start + match.index),
      )
    : [];

/** What instructions to editors begin with, from the comments of the template and the scripts that fill it; in lower case. */
const INSTRUCTIONS: readonly string[] = [
  "you may remove the `call-for-testing` label",
  "dear community contributors",
  "please read readme.md for guidance",
  "each submitted link should be of the form",
  "use either",
  "either remove the group from",
  "sample commit message",
  "update cft, fcp, mcp and rfc sections",
];
/** What stands anywhere in one. */
const IN_INSTRUCTION = "this rfc will appear in the **call for testing** section of the next issue";
const INSTRUCTION_FORMS: readonly RegExp[] = [
  /^- for `disposition-\w+` `final-comment-period` items/,
  /^(?:cfps|cotw|qotw|rust updates|perf results) goe?s? here/,
];

/** Whether a line is an instruction to editors. */
export const isInstruction = (line: string): boolean => {
  const text = line.toLowerCase();
  return (
    INSTRUCTIONS.some((start) => text.startsWith(start)) ||
    text.includes(IN_INSTRUCTION) ||
    INSTRUCTION_FORMS.some((form) => form.test(text))
  );
};

/** What a comment says that stands where content belongs, such as `COTW goes here`; undefined for other comments. */
export const slotName = (comment: string): string | undefined =>
  /^[^\n]{1,80}?\bgo(?:es)? here\b|^Use either\b/i.exec(comment)?.[0];

/** Paragraphs that every issue has; lines of them are no content of their section. */
const FIXED: readonly string[] = [
  "[Please submit",
  "If you are a Rust project owner",
  "If you are an event organizer",
  "If you are running a Rust event",
  "Always wanted to contribute",
  "Every week we highlight",
  "Some of these tasks",
  "Are you a new or experienced",
  "Changes to Rust follow",
  "are the RFCs that were approved",
  "This Week in Rust is edited by",
];

export const isFixedText = (line: string): boolean => FIXED.some((start) => line.startsWith(start));
