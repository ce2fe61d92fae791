/** Cities that name a time zone: their spelling needs no other witness. */
import { memoize } from "../text/memoize.ts";
import { titleKey } from "../text/title-key.ts";

const ZONES = {};
/** `Auckland` of `Pacific/Auckland`. */
const cities = memoize(
  (_: typeof ZONES): ReadonlySet<string> =>
    new Set(Intl.supportedValuesOf("timeZone").map((zone) => titleKey(zone.slice(zone.lastIndexOf("/") + 1)))),
);

export const isZoneCity = (city: string): boolean => cities(ZONES).has(titleKey(city));
