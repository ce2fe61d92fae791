/** The location of an event in the house style, in which locations are compared. */
import { locationName, readLocation } from "../document/location.ts";
import type { EventMode, Location } from "../document/types.ts";
import { applyEdits } from "../text/edit.ts";
import { textAt } from "../text/span.ts";
import { countryFault, stateFault } from "./location-faults.ts";

/** Where an event takes place, in the house style of today: `Reading, UK` for `Reading, 03, GB`. */
export interface HouseLocation {
  readonly mode: EventMode;
  /** City, region and country, without the words that say the mode; empty when none is named. */
  readonly address: string;
  readonly city: string;
}

/** Country, state and the comma between them: each can be put right once. */
const MOST_REPAIRS = 3;

/** The location with country and state as the newsletter writes them. */
const repaired = (written: Location): Location => {
  let location = readLocation(textAt(written.value, 0));
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs++) {
    const edit = [countryFault(location), stateFault(location)].find((fault) => fault?.edit)?.edit;
    if (!edit) break;
    location = readLocation(textAt(applyEdits(location.value, [edit]), 0));
  }
  return location;
};

/** The house form of a location as it is written, in the draft or in an earlier issue. */
export const houseLocationOf = (written: string): HouseLocation => {
  const location = readLocation(textAt(written, 0));
  const house = repaired(location);
  return { mode: location.mode, address: locationName(house), city: house.city?.value ?? "" };
};
