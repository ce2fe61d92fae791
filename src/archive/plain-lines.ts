/**
 * Entries and events whose lines can mean one thing only, whatever stands around them, read by themselves. They are
 * nearly all that earlier issues have, and reading them as a part of an issue takes many times longer. What is found
 * is what the whole model finds: a test compares the two.
 */

import { type Day, parseDay } from "../text/calendar.ts";
import { matchesOf } from "../text/matches.ts";

export interface PlainLink {
  readonly text: string;
  readonly url: string;
}

export interface PlainEntry extends PlainLink {
  /** With their brackets. */
  readonly tags: readonly string[];
}

export interface PlainEvent {
  readonly from: Day;
  readonly to: Day;
  readonly place: string;
  readonly hosts: readonly PlainLink[];
  readonly talk: PlainLink;
}

/** No brackets or tag, and nothing that is a link without being written as one. */
const LETTER = String.raw`(?!:\/\/|www\.|\S@)[^[\]\\<|\u0000\ufffc]`;
/** Code may end behind a link when something stands there. */
const WORDS = String.raw`(?:${LETTER}(?<!\`))`;
const linkOfText = (letter: string): string =>
  // Nothing escaped and no parentheses in the URL.
  String.raw`\[(?!\^)((?:${letter}|\|)+)\]\(([^\s()\\<>\`\u0000-\u001f\u007f\ufffc]+)\)`;
const LINK = linkOfText(WORDS);
/** What is far longer is not read at all. */
const MAX_LENGTH = 2000;

/** A single letter would be the box of a task. */
const ENTRY = new RegExp(String.raw`^\* ((?:\[[\w-]{2,30}\] ){0,5})${linkOfText(LETTER)}$`, "i");
const TALK = new RegExp(`^ {4}\\* ${LINK}`, "i");
const HOSTS = new RegExp(LINK, "gi");
const HEAD = new RegExp(
  String.raw`^\* (\d{4}-\d\d-\d\d)(?: - (\d{4}-\d\d-\d\d))? \| (?!\s)(${WORDS}+)(?<!\s) \| (\[.*\))$`,
  "i",
);
const BETWEEN_HOSTS = /^(?: [+&|] )*$/;

const match = (form: RegExp, line: string): RegExpExecArray | null =>
  line.length < MAX_LENGTH ? form.exec(line) : null;

const linkOf = ([, text = "", url = ""]: RegExpMatchArray): PlainLink => ({ text, url });

/** The entry of `* [tag] [Title](URL)`. `isDefined`: whether a tag in brackets is a link itself, by a definition. */
export const plainEntry = (line: string, isDefined: (label: string) => boolean): PlainEntry | undefined => {
  const [, lead = "", text = "", url = ""] = match(ENTRY, line) ?? [];
  if (url === "") return undefined;
  const tags = lead.split(" ").slice(0, -1);
  return tags.some((tag) => isDefined(tag.slice(1, -1))) ? undefined : { text, url, tags };
};

/** The event of `* date | place | [Group](URL)` with the first line below, which links its title. */
const plainEvent = (text: string): PlainEvent | undefined => {
  const [line = "", below = ""] = text.split(/\r?\n/);
  const head = match(HEAD, line);
  const talk = match(TALK, below);
  if (!head || !talk) return undefined;
  const [, first = "", last = first, place = "", groups = ""] = head;
  const [from, to] = [parseDay(first), parseDay(last)];
  if (from === undefined || to === undefined || !BETWEEN_HOSTS.test(groups.replace(HOSTS, ""))) return undefined;
  return { from, to, place, hosts: matchesOf(groups, HOSTS).map(linkOf), talk: linkOf(talk) };
};

/** Reads the first two lines of an event. */
export type EventReader = (lines: string) => PlainEvent | undefined;

/** Two of three events are copied from the issue before: what was read is not read again, and copies are one object. */
export const eventReader = (): EventReader => {
  const known = new Map<string, PlainEvent | undefined>();
  return (lines) => {
    if (!known.has(lines)) known.set(lines, plainEvent(lines));
    return known.get(lines);
  };
};
