import { locationName, readLocation } from "../document/location.ts";
import type { EventMode, Location } from "../document/types.ts";
import { applyEdits } from "../text/edit.ts";
import { textAt } from "../text/span.ts";
import { countryFault, stateFault } from "./location-faults.ts";

/** Where an event takes place, in the house style of today: `Reading, UK` for `Reading, 03, GB`. */
export interface HouseLocation {
  readonly mode: EventMode;
  /** City, state and country, without the words that say the mode; empty when none is named. */
  readonly where: string;
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

const houseLocation = (written: Location): HouseLocation => {
  const location = repaired(written);
  return { mode: written.mode, where: locationName(location), city: location.city?.value ?? "" };
};

const known = new Map<string, HouseLocation>();

/** A location as it is written, in the draft or in an earlier issue. The same ones come again and again. */
export const homeOf = (written: string): HouseLocation => {
  const before = known.get(written);
  if (before) return before;
  const location = houseLocation(readLocation(textAt(written, 0)));
  if (known.size < 10_000) known.set(written, location);
  return location;
};
