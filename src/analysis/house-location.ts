import { readPlace } from "../document/location.ts";
import type { Place } from "../document/types.ts";
import { applyEdits } from "../text/edit.ts";
import { textAt } from "../text/span.ts";
import { countryFault, stateFault } from "./location-faults.ts";

/** Where an event takes place, in the house style of today: `Reading, UK` for `Reading, 03, GB`. */
export interface HouseLocation {
  readonly mode: Place["mode"];
  /** City, state and country, without the words that say the mode; empty when none is named. */
  readonly where: string;
  readonly city: string;
}

/** Country, state and the comma between them: each can be put right once. */
const MOST_REPAIRS = 3;

const houseParts = (written: Place): readonly string[] => {
  let place = readPlace(textAt(written.value, 0));
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs++) {
    const edit = [countryFault(place), stateFault(place)].find((fault) => fault?.edit)?.edit;
    if (!edit) break;
    place = readPlace(textAt(applyEdits(place.value, [edit]), 0));
  }
  return place.parts.map(({ value }) => value);
};

const housePlace = (place: Place): HouseLocation => {
  const parts = houseParts(place);
  return { mode: place.mode, where: parts.join(", "), city: parts[0] ?? "" };
};

const read = new Map<string, HouseLocation>();

/** A place as it is written, in the draft or in an earlier issue. Places come again and again. */
export const homeOf = (written: string): HouseLocation => {
  const known = read.get(written);
  if (known) return known;
  const place = housePlace(readPlace(textAt(written, 0)));
  if (read.size < 10_000) read.set(written, place);
  return place;
};
