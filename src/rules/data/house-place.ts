import type { PastHome } from "../../model/archive.ts";
import { readPlace } from "../../model/places.ts";
import type { Place } from "../../model/types.ts";
import { applyEdits } from "../../text/edit.ts";
import { textAt } from "../../text/span.ts";
import { countryFault, stateFault } from "./place-parts.ts";

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

const housePlace = (place: Place): PastHome => {
  const parts = houseParts(place);
  return { mode: place.mode, where: parts.join(", "), city: parts[0] ?? "" };
};

const read = new Map<string, PastHome>();

/** A place as it is written, in the draft or in an earlier issue. Places come again and again. */
export const homeOf = (written: string): PastHome => {
  const known = read.get(written);
  if (known) return known;
  const place = housePlace(readPlace(textAt(written, 0)));
  if (read.size < 10_000) read.set(written, place);
  return place;
};
