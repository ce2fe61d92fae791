import { type GroupEvent, type Habit, habitOf, slipOf } from "../../model/past-groups.ts";
import { titleKey } from "../../text/title-key.ts";
import { isTypo } from "../../text/typo.ts";
import { type HousePlace, pastHousePlace } from "./house-place.ts";

const placeOf = ({ meeting }: GroupEvent): HousePlace => pastHousePlace(meeting.place);
const whereOf = (event: GroupEvent): string => placeOf(event).where;
/** Without the accents, on which languages differ. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

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
const sameCity = ({ city, where }: HousePlace, events: readonly GroupEvent[]): Habit | undefined => {
  const habit = habitOf(
    events.filter((event) => titleKey(placeOf(event).city) === titleKey(city)),
    whereOf,
  );
  return habit && plain(habit.value) !== plain(where) ? habit : undefined;
};

/** A home that was never called otherwise than in two ways, by so many of the newest events. */
const FEW_SPELLINGS = 2;
const ENOUGH = 6;
const NEWEST = 12;

/** Online a group has one home, whatever its guests. */
const virtualHome = ({ mode, where }: HousePlace, events: readonly GroupEvent[]): Habit | undefined => {
  if (mode !== "virtual") return undefined;
  const virtual = events.filter((event) => placeOf(event).mode === "virtual").slice(0, NEWEST);
  if (where === "") return habitOf(virtual, whereOf);
  const isKnown = events.some((event) => whereOf(event) === where);
  if (isKnown || virtual.length < ENOUGH || new Set(virtual.map(whereOf)).size > FEW_SPELLINGS) return undefined;
  const count = (event: GroupEvent): number => virtual.filter((other) => whereOf(other) === whereOf(event)).length;
  const last = virtual.reduce((best, event) => (count(event) > count(best) ? event : best));
  return { value: whereOf(last), count: count(last), of: virtual.length, last };
};

/** Where earlier issues place the group, when this place is a slip or another writing of it. */
export const usualPlace = (place: HousePlace, events: readonly GroupEvent[]): Habit | undefined =>
  (place.where === "" ? undefined : slipOf(place.where, events, { saidBy: whereOf, isSlip })) ??
  sameCity(place, events) ??
  virtualHome(place, events);
