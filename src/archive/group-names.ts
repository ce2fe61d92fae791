import type { Link } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import { type Habit, habitOf, slipOf } from "./majorities.ts";
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

/** A slip, or the words in another order, where the link confirms what earlier issues say: one line is enough then. */
const confirmed = (name: string, events: readonly GroupEvent[], link: Link): Habit | undefined => {
  if (isInLink(name, link)) return undefined;
  const last = events.find(
    (event) => isInLink(nameOf(event), link) && (isTypo(name, nameOf(event)) || isShuffled(name, link)),
  );
  if (!last) return undefined;
  const count = events.filter((event) => nameOf(event) === nameOf(last)).length;
  return { value: nameOf(last), count, of: events.length, last, isSlip: true };
};

/** `STl Rust`: only the case of letters differs. */
const isOtherCase = (name: string, other: string): boolean =>
  name !== other && name.toLowerCase() === other.toLowerCase();

/** What earlier issues call the group of the link, where that is clear and another name than this one. */
export const usualName = (name: string, events: readonly GroupEvent[], link: Link): Habit | undefined => {
  // Of two spellings the one that the link has is right, however often the other was copied.
  const isWrong = (other: string): boolean => isTypo(name, other) && isInLink(name, link) && !isInLink(other, link);
  const trusted = events.filter((event) => !isWrong(nameOf(event)));
  const slip = confirmed(name, trusted, link) ?? slipOf(name, trusted, { saidBy: nameOf, isSlip: isTypo });
  if (slip) return slip;
  const habit = habitOf(trusted, nameOf);
  // Another dash, accent or emoji is no other name.
  const isOther = habit && (titleKey(habit.value) !== titleKey(name) || isOtherCase(name, habit.value));
  return isOther ? habit : undefined;
};
