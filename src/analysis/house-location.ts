/** The location of an event in the house style, in which locations are compared. */

import { readPlace } from "../document/location.ts";
import type { Place } from "../document/types.ts";
import { applyEdits } from "../text/edit.ts";
import { textAt } from "../text/span.ts";
import { countryFault, stateFault } from "./location-faults.ts";

/** The location of an event in the house style: `Reading, UK` for `Reading, 03, GB`. */
export interface HouseLocation {
  readonly mode: Place["mode"];
  /** City, region and country, without the words that say the mode; empty when none is named. */
  readonly address: string;
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

/** The house form of a location as it is written, in the draft or in an earlier issue. */
export const houseLocationOf = (written: string): HouseLocation => {
  const place = readPlace(textAt(written, 0));
  const parts = houseParts(place);
  return { mode: place.mode, address: parts.join(", "), city: parts[0] ?? "" };
};
