/** Where a group usually meets, for an event whose location is written otherwise. */

import { type HouseLocation, houseLocationOf } from "../analysis/house-location.ts";
import { readLocation } from "../document/location.ts";
import type { EventEntry } from "../document/types.ts";
import { isZoneCity } from "../newsletter/zone-cities.ts";
import { withoutAccents } from "../text/accents.ts";
import { memoize } from "../text/memoize.ts";
import { textAt } from "../text/span.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import { groupHistory } from "./group-history.ts";
import { type Majority, majorityAgainstTypo, majorityOf } from "./majorities.ts";
import type { Archive, GroupEvent } from "./types.ts";

const locationOf = ({ event }: GroupEvent): HouseLocation => event.announcement.houseLocation;
const addressOf = (event: GroupEvent): string => locationOf(event).address;

/** Splits an address behind its city. */
type SplitCity = (address: string) => readonly [city: string, rest: string];

/** The addresses of an archive are compared with every event of a draft, and each is split once. */
const splitterFor = memoize((_: Archive): SplitCity => {
  const known = new Map<string, readonly [string, string]>();
  return (address) => {
    const split = known.get(address);
    if (split) return split;
    const city = readLocation(textAt(address, 0)).city?.value ?? "";
    const parts = [city, address.slice(city.length)] as const;
    known.set(address, parts);
    return parts;
  };
});

/** Only the city can have a typo: behind it stand codes of two letters, and every other code is another location. */
const isCityTypo = (splitCity: SplitCity, address: string, intended: string): boolean => {
  const [[city, rest], [intendedCity, intendedRest]] = [splitCity(address), splitCity(intended)];
  return rest === intendedRest && isTypo(city, intendedCity) && !isZoneCity(city);
};

/** The parts of one are among those of the other: `Duluth, US` lacks the state of `Duluth, MN, US`. */
const isPartOf = (address: string, other: string): boolean => {
  const parts = new Set(other.split(", "));
  return address !== "" && address.split(", ").every((part) => parts.has(part));
};

/** The earlier events that are evidence for the location of one event. */
interface LocationEvidence {
  /** The addresses of all earlier events of the group, each once. */
  readonly addresses: readonly string[];
  /** Those of the events that are evidence for this one. */
  readonly events: readonly GroupEvent[];
  readonly splitCity: SplitCity;
}

/** The same city with another region, country or spelling. A group may meet in two cities, but a city is in one region. */
const sameCity = (
  { city, address }: HouseLocation,
  { addresses, events, splitCity }: LocationEvidence,
): Majority | undefined => {
  const key = titleKey(city);
  const isHere = (other: string): boolean => titleKey(splitCity(other)[0]) === key;
  const here = new Set(addresses.filter((other) => other !== address && isHere(other)));
  if (here.size === 0) return undefined;
  const majority = majorityOf(
    events.filter((event) => addressOf(event) === address || here.has(addressOf(event))),
    addressOf,
  );
  // It may have a part that earlier issues left out.
  if (!majority || isPartOf(withoutAccents(majority.value), withoutAccents(address))) return undefined;
  const differsInCase = majority.value.toLowerCase() === address.toLowerCase();
  return { ...majority, isSlip: differsInCase || isPartOf(address, majority.value) };
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
const locationOfMost = (location: HouseLocation, evidence: LocationEvidence): Majority | undefined => {
  const { address, mode } = location;
  const { addresses } = evidence;
  const isTypoOf = (value: string, intended: string): boolean => isCityTypo(evidence.splitCity, value, intended);
  if (addresses.every((other) => other === address)) return undefined;
  const typo =
    address !== "" && addresses.some((other) => isTypoOf(address, other))
      ? majorityAgainstTypo(address, evidence.events, { getValue: addressOf, isTypo: isTypoOf })
      : undefined;
  return (
    typo ?? sameCity(location, evidence) ?? (mode === "virtual" ? virtualHome(location, evidence.events) : undefined)
  );
};

/** The usual location of the group of an event. */
export interface UsualLocation extends Majority {
  /** As the event should write it, with the words for its mode. */
  readonly written: string;
  /** Whether the last issue that has the group has its location as the event does. */
  readonly wasPrintedLast: boolean;
}

const MODE_WORDS = { virtual: "Virtual", hybrid: "Hybrid" } as const;

/** Where earlier events of the group were, if the event writes that otherwise. */
export const usualLocation = (event: EventEntry, archive: Archive): UsualLocation | undefined => {
  const { location, groups } = event;
  // When several groups meet, the location is unusual for at least one of them.
  if (!location || !groups[0] || groups.length > 1) return undefined;
  const history = groupHistory(archive, groups[0], event);
  if (!history || history.variants.locations.every((other) => other === location.value)) return undefined;
  const here = houseLocationOf(location.value);
  const usual = locationOfMost(here, {
    addresses: history.variants.addresses,
    splitCity: splitterFor(archive),
    get events() {
      return history.otherEvents.filter(({ event }) => event.announcement.groups.length === 1);
    },
  });
  if (!usual || usual.value === "" || usual.value === here.address) return undefined;
  const written = here.mode === "in-person" ? usual.value : `${MODE_WORDS[here.mode]} (${usual.value})`;
  return { ...usual, written, wasPrintedLast: history.wasPrintedLast(here.address, addressOf) };
};
