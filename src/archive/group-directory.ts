/** The groups that earlier issues know, each with its usual name, link and place. */
import { readLocation } from "../document/location.ts";
import type { EventMode } from "../document/types.ts";
import { textAt } from "../text/span.ts";
import type { Archive, EarlierEvent, EarlierGroup } from "./types.ts";

/** City, region and country as an event writes them; all may be empty. */
export interface ListedPlace {
  readonly city: string;
  readonly region: string;
  readonly country: string;
}

export interface ListedGroup extends ListedPlace {
  readonly name: string;
  readonly url: string;
  readonly mode: EventMode;
}

const placeAt = (address: string): ListedPlace => {
  const { city, region, country } = readLocation(textAt(address, 0));
  return { city: city?.value ?? "", region: region?.value ?? "", country: country?.value ?? "" };
};

const placesByAddress = (archive: Archive): Map<string, ListedPlace> => {
  const places = new Map<string, ListedPlace>();
  for (const { events } of archive.issues)
    for (const { announcement } of events) {
      const { address } = announcement.houseLocation;
      if (!places.has(address)) places.set(address, placeAt(address));
    }
  return places;
};

/** A group's newest event, and its newest with a place, which may be another one. */
interface Newest {
  readonly group: EarlierGroup;
  readonly event: EarlierEvent;
  place?: string;
}

/** What was printed last counts: groups move, and take other names. Sorted by name. */
export const groupDirectory = (archive: Archive): ListedGroup[] => {
  const found = new Map<string, Newest>();
  for (const { events } of archive.issues)
    for (const event of events)
      for (const group of event.announcement.groups) {
        const known = found.get(group.key) ?? { group, event };
        found.set(group.key, known);
        known.place ??= event.announcement.houseLocation.address || undefined;
      }
  return [...found.values()]
    .map(({ group: { name, url }, event, place = "" }) => ({
      name,
      url,
      mode: event.announcement.houseLocation.mode,
      ...placeAt(place),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
};

/** The places of earlier events, each once; sorted by city. */
export const placeDirectory = (archive: Archive): ListedPlace[] =>
  [...placesByAddress(archive).values()]
    .filter(({ city, country }) => city !== "" && country !== "")
    .sort((a, b) => a.city.localeCompare(b.city, "en"));
