/** What a group is usually called, for an event that names it otherwise. */

import type { Link } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import { type Majority, majorityAgainstTypo, majorityOf } from "./majorities.ts";
import type { GroupEvent } from "./types.ts";

const nameOf = ({ group }: GroupEvent): string => group.name;
const MIN_LETTERS = 5;

/** The letters of a group's name in its link: `rustatx` in `meetup.com/rust-atx`. */
const slugOf = ({ url }: Link): string => {
  const link = groupKey(pageKey(url));
  return titleKey(link.slice(link.lastIndexOf("/") + 1));
};

/** Whether the link spells the name, or a part of it. */
const isInLink = (name: string, link: Link): boolean => {
  const [letters, slug] = [titleKey(name), slugOf(link)];
  const [shorter, longer] = letters.length < slug.length ? [letters, slug] : [slug, letters];
  return shorter.length >= MIN_LETTERS && longer.includes(shorter);
};

const sorted = (letters: string): string => [...letters].sort().join("");

/** `Rust Bay Area` of `luma.com/bayarearust`: the words of the link in another order. */
const isShuffled = (name: string, link: Link): boolean => sorted(titleKey(name)) === sorted(slugOf(link));

/** One event is enough evidence against a typo, or against words in another order, when the link agrees with it. */
const nameInLink = (name: string, events: readonly GroupEvent[], link: Link): Majority | undefined => {
  if (isInLink(name, link)) return undefined;
  const last = events.find(
    (event) => isInLink(nameOf(event), link) && (isTypo(name, nameOf(event)) || isShuffled(name, link)),
  );
  if (!last) return undefined;
  const count = events.filter((event) => nameOf(event) === nameOf(last)).length;
  return { value: nameOf(last), count, of: events.length, last, isTypo: true };
};

/** `STl Rust`: only the case of letters differs. */
const isOtherCase = (name: string, other: string): boolean =>
  name !== other && name.toLowerCase() === other.toLowerCase();

/** What earlier issues call the group of the link, where most of them agree on another name than this one. */
export const usualName = (name: string, events: readonly GroupEvent[], link: Link): Majority | undefined => {
  // Of two spellings the one in the link is right, however often the other was copied.
  const isWrong = (other: string): boolean => isTypo(name, other) && isInLink(name, link) && !isInLink(other, link);
  const trusted = events.filter((event) => !isWrong(nameOf(event)));
  const typo = nameInLink(name, trusted, link) ?? majorityAgainstTypo(name, trusted, { getValue: nameOf, isTypo });
  if (typo) return typo;
  const majority = majorityOf(trusted, nameOf);
  // With another dash, accent or emoji it is the same name.
  const isOther = majority && (titleKey(majority.value) !== titleKey(name) || isOtherCase(name, majority.value));
  return isOther ? majority : undefined;
};
