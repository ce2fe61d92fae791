import type { EventEntry } from "../document/types.ts";
import { countryCode } from "../newsletter/countries.ts";
import { hasStates, isState, stateCode } from "../newsletter/states.ts";
import { withoutAccents } from "../text/accents.ts";
import type { Span } from "../text/span.ts";
import { table } from "../text/table.ts";
import { isTypo } from "../text/typo.ts";
import type { PageEvent, PagePlace } from "./page.ts";

/** Cities that have two names, in English and in their own language. */
const TWO_NAMES = table<string>({
  antwerpen: "antwerp",
  athina: "athens",
  beograd: "belgrade",
  bengaluru: "bangalore",
  bruxelles: "brussels",
  brussel: "brussels",
  bucuresti: "bucharest",
  "den haag": "the hague",
  firenze: "florence",
  geneve: "geneva",
  genf: "geneva",
  goteborg: "gothenburg",
  kobenhavn: "copenhagen",
  koln: "cologne",
  kyiv: "kiev",
  lisboa: "lisbon",
  milano: "milan",
  moskva: "moscow",
  munchen: "munich",
  napoli: "naples",
  nurnberg: "nuremberg",
  praha: "prague",
  roma: "rome",
  sevilla: "seville",
  torino: "turin",
  venezia: "venice",
  warszawa: "warsaw",
  wien: "vienna",
  "new york city": "new york",
  nyc: "new york",
});

const fold = (text: string): string =>
  withoutAccents(text.replaceAll("ø", "o").replaceAll("Ø", "o").replaceAll("ł", "l"))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const city = (text: string): string => TWO_NAMES.get(fold(text)) ?? fold(text);

const isSameCity = (a: string, b: string): boolean => {
  const [left, right] = [city(a), city(b)];
  return left === right || left.includes(right) || right.includes(left) || isTypo(left, right);
};

/** The state or province as the newsletter writes it, where it writes one. */
const stateAs = (region: string, country: string): string | undefined => {
  if (!hasStates(country)) return undefined;
  return isState(region, country) ? region : stateCode(region, country);
};

/** The place that a page says, as the newsletter writes it: `Portland, OR, US`; undefined where it names no country. */
export const saidPlace = ({ city, region = "", country = "" }: PagePlace): string | undefined => {
  const code = countryCode(country);
  if (code === undefined) return undefined;
  return [city, stateAs(region, code), code].filter((part) => part !== undefined && part !== "").join(", ");
};

/** What the page says against the place of an entry, as the newsletter writes places; undefined when nothing. */
export const contradictedPlace = (
  { location, groups, titleLinks }: EventEntry,
  event: PageEvent,
): { span: Span; said: string } | undefined => {
  const there = event.place;
  const { city: town, region: state, country: last, mode } = location ?? {};
  if (!there || !town || !last || mode === "virtual") return undefined;
  const country = countryCode(last.value);
  const countryThere = countryCode(there.country ?? "");
  if (country === undefined || countryThere === undefined) return undefined;
  const region = there.region === undefined ? undefined : stateAs(there.region, countryThere);
  const said = saidPlace(there) ?? "";
  if (country !== countryThere) return { span: last.span, said };
  const mentions = [
    ...[event.name, event.organizer?.name, there.name, there.street, there.region],
    ...[...groups, ...titleLinks].map(({ text }) => text.value),
  ];
  const isNamed = mentions.some((text) => text !== undefined && city(text).includes(city(town.value)));
  const isLatin = /^[\p{Script=Latin}\p{P}\p{N} ]+$/u.test(there.city ?? "");
  // A venue in the next town is still the city's meetup, when anything there names the city.
  if (there.city !== undefined && isLatin && !isNamed && !isSameCity(town.value, there.city))
    return { span: town.span, said };
  return state && region !== undefined && isState(state.value, country) && region !== state.value
    ? { span: state.span, said }
    : undefined;
};
