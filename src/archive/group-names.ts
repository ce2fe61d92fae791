/** What a group is usually called, for an event that names it otherwise. */

import type { Link } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import { type Majority, majorityAgainstTypo, majorityOf } from "./majorities.ts";
import type { GroupEvent } from "./types.ts";

export const nameOf = ({ group }: GroupEvent): string => group.name;
/** Fewer letters are in a link by chance. */
const MIN_LETTERS = 5;

/** The letters of a group's name in its link: `rustatx` in `meetup.com/rust-atx`. */
const slugOf = ({ url }: Link): string => {
  const key = groupKey(pageKey(url));
  return titleKey(key.slice(key.lastIndexOf("/") + 1));
};

/** Whether the link contains the letters of the name, or the name those of the link. */
const agreesWithLink = (name: string, link: Link): boolean => {
  const [letters, slug] = [titleKey(name), slugOf(link)];
  const [shorter, longer] = letters.length < slug.length ? [letters, slug] : [slug, letters];
  return shorter.length >= MIN_LETTERS && longer.includes(shorter);
};

const sortedLetters = (letters: string): string => [...letters].sort().join("");

/** `Rust Bay Area` of `luma.com/bayarearust`: the words of the link in another order. */
const isShuffled = (name: string, link: Link): boolean => sortedLetters(titleKey(name)) === sortedLetters(slugOf(link));

/** `Rust Dragons (former Rust Wales)`: the name says itself that it was another one. */
const TELLS_FORMER_NAME = /\((?:former|formerly|previously|ex-?)\b/i;

/**
 * The name of an earlier event that agrees with the link, where this name is a typo of it, or has its words in another
 * order. The link is the evidence, and even one event shows what it means.
 */
const nameInLink = (name: string, events: readonly GroupEvent[], link: Link): Majority | undefined => {
  if (agreesWithLink(name, link)) return undefined;
  const last = events.find(
    (event) => agreesWithLink(nameOf(event), link) && (isTypo(name, nameOf(event)) || isShuffled(name, link)),
  );
  if (!last) return undefined;
  const count = events.filter((event) => nameOf(event) === nameOf(last)).length;
  return { value: nameOf(last), count, of: events.length, last, isSlip: isTypo(name, nameOf(last)), isConfirmed: true };
};

const digitsOf = (name: string): string => name.replace(/\D+/g, "");

/** `STl Rust`: only the case of letters differs. */
const differsOnlyInCase = (name: string, other: string): boolean =>
  name !== other && name.toLowerCase() === other.toLowerCase();

/**
 * What earlier issues call the group, where most of them agree on another name than this one; else undefined. `events`
 * are the earlier events of the group, the newest first, and `link` is the draft's link to the group.
 */
export const usualName = (name: string, events: readonly GroupEvent[], link: Link): Majority | undefined => {
  if (TELLS_FORMER_NAME.test(name)) return undefined;
  // Of two spellings the one that agrees with the link is right, however often the other was copied.
  const isMisspelled = (other: string): boolean =>
    isTypo(name, other) && agreesWithLink(name, link) && !agreesWithLink(other, link);
  const trusted = events.filter((event) => !isMisspelled(nameOf(event)));
  const typo = nameInLink(name, trusted, link) ?? majorityAgainstTypo(name, trusted, { getValue: nameOf, isTypo });
  if (typo) return typo;
  const majority = majorityOf(trusted, nameOf);
  // `OsloConf 2026` is another thing than `OsloConf 2025`.
  if (!majority || digitsOf(majority.value) !== digitsOf(name)) return undefined;
  const isSlip = differsOnlyInCase(name, majority.value);
  // With another dash, accent or emoji it is the same name.
  return isSlip || titleKey(majority.value) !== titleKey(name) ? { ...majority, isSlip } : undefined;
};
