/** The messages for each kind of malformed link. */
import type { BrokenLinkKind } from "./broken-links.ts";
import type { MisreadLinkKind } from "./misread-links.ts";
import type { UnbracketedLinkKind } from "./unbracketed-links.ts";

interface Wording {
  /** The message, in which `$` is replaced by the reported text. */
  readonly message: string;
  readonly help: string;
  /** What a repair does. */
  readonly title?: string;
}

/** `invalid-url` reports `space-in-url`. */
type Kind = Exclude<BrokenLinkKind, "space-in-url"> | MisreadLinkKind | UnbracketedLinkKind;

export const MALFORMED_LINKS: Readonly<Record<Kind, Wording>> = {
  "bracket-for-parenthesis": {
    message: "`]` closes the URL of a link where `)` belongs",
    help: "write `[title](URL)`",
    title: "write `)` for `]`",
  },
  "unclosed-url": {
    message: "no `)` closes the URL `$`",
    help: "close the link with `)`",
    title: "add the missing `)`",
  },
  spaced: {
    message: "a space parts the text of a link from its URL",
    help: "remove the space between `]` and `(`",
    title: "remove the space",
  },
  "parentheses-around-text": {
    message: "brackets of the link `$` are of the wrong kind",
    help: "write `[title](URL)`",
    title: "write `[title](URL)`",
  },
  "brackets-around-url": {
    message: "the URL `$` stands in brackets where parentheses belong",
    help: "write `[title](URL)`",
    title: "write parentheses around the URL",
  },
  "full-width-parenthesis": {
    message: "a full-width parenthesis stands at the URL of a link, which is none for the site",
    help: "write `(` and `)`",
    title: "write `(` and `)`",
  },
  "unparenthesised-url": {
    message: "the URL `$` stands behind a title without its parentheses",
    help: "write `[title](URL)`",
    title: "put parentheses around the URL",
  },
  "unbracketed-text": {
    message: "the title `$` of a link stands in no brackets",
    help: "write `[title](URL)`",
    title: "put brackets around the title",
  },
  "doubled-parenthesis": {
    message: "two `(` open the URL of a link",
    help: "remove one `(`",
    title: "remove one `(`",
  },
  "link-for-url": {
    message: "a link stands where the URL of a link belongs",
    help: "write the URL alone between the parentheses",
    title: "write the URL alone",
  },
  "two-urls": {
    message: "two URLs follow the text of one link",
    help: "remove the URL that is not meant",
  },
  "second-url": {
    message: "a second URL follows the link",
    help: "remove the URL that is not meant",
  },
  "link-in-text": {
    message: "a link stands inside the text of a link",
    help: "leave one link",
  },
  swapped: {
    message: "text and URL of the link `$` are swapped",
    help: "write `[title](URL)`",
    title: "swap text and URL",
  },
  "unopened-text": {
    message: "no `[` opens the text of a link",
    help: "write `[` before the title",
    title: "add the missing `[`",
  },
  "unclosed-text": {
    message: "no `]` closes the text of a link",
    help: "write `]` behind the title",
  },
  "bracket-in-text": {
    message: "a `[` inside the title takes the link apart",
    help: "close it with `]`, or write `\\[` inside the title",
  },
  "doubled-bracket": {
    message: "one `$` too many at a link",
    help: "remove one `$`",
    title: "remove one bracket",
  },
  "missing-url": {
    message: "`$` has no URL",
    help: "add the URL in parentheses, from `https://` on",
  },
  "parenthesised-url": {
    message: "two pairs of parentheses stand around the URL of a link",
    help: "remove one pair",
    title: "remove one pair",
  },
  "empty-text": {
    message: "the link `$` has no text",
    help: "write the title between the brackets",
  },
  "empty-url": {
    message: "the link `$` has no URL",
    help: "write the URL between the parentheses, from `https://` on",
  },
  "extra-parenthesis": {
    message: "one `)` too many behind a link",
    help: "remove it",
    title: "remove it",
  },
  colon: {
    message: "a colon parts the text of a link from its URL",
    help: "write `[title](URL)`",
    title: "write `[title](URL)`",
  },
  "tag-colon": {
    message: "the colon behind the tag hides the line from the site",
    help: "remove the colon",
    title: "remove the colon",
  },
  "stray-before": {
    message: "stray `$` before a link",
    help: "remove it",
    title: "remove it",
  },
  "stray-behind": {
    message: "stray `$` behind a link",
    help: "remove it",
    title: "remove it",
  },
};
