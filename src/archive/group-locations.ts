/** Where a group usually meets, for an event whose location is written otherwise. */

import type { HouseLocation } from "../analysis/house-location.ts";
import { readLocation } from "../document/location.ts";
import { withoutAccents } from "../text/accents.ts";
import { textAt } from "../text/span.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import { type Majority, majorityAgainstTypo, majorityOf } from "./majorities.ts";
import type { GroupEvent } from "./types.ts";

const locationOf = ({ event }: GroupEvent): HouseLocation => event.announcement.houseLocation;
const addressOf = (event: GroupEvent): string => locationOf(event).address;

const splitCity = (address: string): [city: string, rest: string] => {
  const city = readLocation(textAt(address, 0)).city?.value ?? "";
  return [city, address.slice(city.length)];
};

/** Only the city can have a typo: behind it stand codes of two letters, and every other code is another location. */
const isCityTypo = (address: string, intended: string): boolean => {
  const [[city, rest], [intendedCity, intendedRest]] = [splitCity(address), splitCity(intended)];
  return rest === intendedRest && isTypo(city, intendedCity);
};

/** The earlier events that are evidence for the location of one event. */
export interface LocationEvidence {
  /** The addresses of all earlier events of the group, each once. */
  readonly addresses: readonly string[];
  /** Those of the events that are evidence for this one. */
  readonly events: readonly GroupEvent[];
}

/** The same city with another region, country or spelling. A group may meet in two cities, but a city is in one region. */
const sameCity = ({ city, address }: HouseLocation, { addresses, events }: LocationEvidence): Majority | undefined => {
  const key = titleKey(city);
  const isHere = (other: string): boolean => titleKey(splitCity(other)[0]) === key;
  const here = new Set(addresses.filter((other) => other !== address && isHere(other)));
  if (here.size === 0) return undefined;
  const majority = majorityOf(
    events.filter((event) => addressOf(event) === address || here.has(addressOf(event))),
    addressOf,
  );
  return majority && withoutAccents(majority.value) !== withoutAccents(address) ? majority : undefined;
};

/** The home of a group is known from its newest virtual events if there are enough and all but one spelling agree. */
const MOST_SPELLINGS = 2;
const ENOUGH = 6;
const NEWEST = 12;

/** The home of a group that meets online, which does not change with its guests. */
const virtualHome = ({ address }: HouseLocation, events: readonly GroupEvent[]): Majority | undefined => {
  const virtual = events.filter((event) => locationOf(event).mode === "virtual").slice(0, NEWEST);
  if (address === "") return majorityOf(virtual, addressOf);
  const isKnown = events.some((event) => addressOf(event) === address);
  if (isKnown || virtual.length < ENOUGH || new Set(virtual.map(addressOf)).size > MOST_SPELLINGS) return undefined;
  const count = (event: GroupEvent): number => virtual.filter((other) => addressOf(other) === addressOf(event)).length;
  const last = virtual.reduce((best, event) => (count(event) > count(best) ? event : best));
  return { value: addressOf(last), count: count(last), of: virtual.length, last };
};

/** Where the group usually meets, when the given location has a typo or is the same one written otherwise. */
export const locationOfMost = (location: HouseLocation, evidence: LocationEvidence): Majority | undefined => {
  const { address, mode } = location;
  const { addresses } = evidence;
  if (addresses.every((other) => other === address)) return undefined;
  const typo =
    address !== "" && addresses.some((other) => isCityTypo(address, other))
      ? majorityAgainstTypo(address, evidence.events, { getValue: addressOf, isTypo: isCityTypo })
      : undefined;
  return (
    typo ?? sameCity(location, evidence) ?? (mode === "virtual" ? virtualHome(location, evidence.events) : undefined)
  );
};
