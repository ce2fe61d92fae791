import type { HouseLocation } from "../analysis/house-location.ts";
import { withoutAccents } from "../text/accents.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import { type Habit, habitOf, slipOf } from "./majorities.ts";
import type { GroupEvent } from "./types.ts";

const homeOfEvent = ({ event }: GroupEvent): HouseLocation => event.meeting.home;
const whereOf = (event: GroupEvent): string => homeOfEvent(event).where;

const parted = (where: string): [city: string, rest: string] => {
  const comma = where.indexOf(",");
  return comma < 0 ? [where, ""] : [where.slice(0, comma), where.slice(comma)];
};

/** A slip is in the name of the city: the codes behind it are of two letters, and each other one is another place. */
const isSlip = (where: string, meant: string): boolean => {
  const [[city, rest], [cityMeant, restMeant]] = [parted(where), parted(meant)];
  return rest === restMeant && isTypo(city, cityMeant);
};

/** One city, and its state, country or spelling differ. A group may meet in two cities, but a city is in one state. */
const sameCity = ({ city, where }: HouseLocation, { wheres, others }: Witnesses): Habit | undefined => {
  const key = titleKey(city);
  const isHere = (other: string): boolean => titleKey(parted(other)[0]) === key;
  const here = new Set(wheres.filter((other) => other !== where && isHere(other)));
  if (here.size === 0) return undefined;
  const habit = habitOf(
    others.filter((event) => whereOf(event) === where || here.has(whereOf(event))),
    whereOf,
  );
  return habit && withoutAccents(habit.value) !== withoutAccents(where) ? habit : undefined;
};

/** A home that was never called otherwise than in two ways, by so many of the newest events. */
const FEW_SPELLINGS = 2;
const ENOUGH = 6;
const NEWEST = 12;

/** Online a group has one home, whatever its guests. */
const virtualHome = ({ where }: HouseLocation, events: readonly GroupEvent[]): Habit | undefined => {
  const virtual = events.filter((event) => homeOfEvent(event).mode === "virtual").slice(0, NEWEST);
  if (where === "") return habitOf(virtual, whereOf);
  const isKnown = events.some((event) => whereOf(event) === where);
  if (isKnown || virtual.length < ENOUGH || new Set(virtual.map(whereOf)).size > FEW_SPELLINGS) return undefined;
  const count = (event: GroupEvent): number => virtual.filter((other) => whereOf(other) === whereOf(event)).length;
  const last = virtual.reduce((best, event) => (count(event) > count(best) ? event : best));
  return { value: whereOf(last), count: count(last), of: virtual.length, last };
};

/** Where all earlier events of a group are said to be, and those of them that are a witness for one of its events. */
export interface Witnesses {
  readonly wheres: readonly string[];
  readonly others: readonly GroupEvent[];
}

/** Where earlier issues place the group, when this place is a slip or another writing of it. */
export const usualPlace = (place: HouseLocation, witnesses: Witnesses): Habit | undefined => {
  const { where, mode } = place;
  const { wheres } = witnesses;
  if (wheres.every((other) => other === where)) return undefined;
  const slip =
    where !== "" && wheres.some((other) => isSlip(where, other))
      ? slipOf(where, witnesses.others, { saidBy: whereOf, isSlip })
      : undefined;
  return slip ?? sameCity(place, witnesses) ?? (mode === "virtual" ? virtualHome(place, witnesses.others) : undefined);
};
