/** Formats the location of an event page, and compares it with that of an entry. */
import type { EventEntry } from "../document/types.ts";
import { countryCode } from "../newsletter/countries.ts";
import { hasStates, isState, stateCode } from "../newsletter/states.ts";
import { withoutAccents } from "../text/accents.ts";
import type { Span } from "../text/span.ts";
import { table } from "../text/table.ts";
import { isTypo } from "../text/typo.ts";
import type { PageEvent, PageLocation } from "./page.ts";

/** English names of cities, by their local names and abbreviations. */
const ENGLISH_NAMES = table<string>({
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

const normalize = (text: string): string =>
  withoutAccents(text.replaceAll("ø", "o").replaceAll("Ø", "o").replaceAll("ł", "l"))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const normalizeCity = (text: string): string => ENGLISH_NAMES.get(normalize(text)) ?? normalize(text);

const isSameCity = (a: string, b: string): boolean => {
  const [left, right] = [normalizeCity(a), normalizeCity(b)];
  return left === right || left.includes(right) || right.includes(left) || isTypo(left, right);
};

/** The state or province in the newsletter's format; undefined for countries without one. */
const formatState = (region: string, country: string): string | undefined => {
  if (!hasStates(country)) return undefined;
  return isState(region, country) ? region : stateCode(region, country);
};

/** The location of a page in the newsletter's format, `Portland, OR, US`; undefined when it has no country. */
export const formatPageLocation = ({ city, region = "", country = "" }: PageLocation): string | undefined => {
  const code = countryCode(country);
  if (code === undefined) return undefined;
  return [city, formatState(region, code), code].filter((part) => part !== undefined && part !== "").join(", ");
};

/** The location of the page, in the newsletter's format, when it conflicts with that of the entry; else undefined. */
export const conflictingLocation = (
  { location, groups, titleLinks }: EventEntry,
  event: PageEvent,
): { span: Span; onPage: string } | undefined => {
  const pageLocation = event.place;
  const { city: town, region: state, country: last, mode } = location ?? {};
  if (!pageLocation || !town || !last || mode === "virtual") return undefined;
  const country = countryCode(last.value);
  const pageCountry = countryCode(pageLocation.country ?? "");
  if (country === undefined || pageCountry === undefined) return undefined;
  const region = pageLocation.region === undefined ? undefined : formatState(pageLocation.region, pageCountry);
  const onPage = formatPageLocation(pageLocation) ?? "";
  if (country !== pageCountry) return { span: last.span, onPage };
  const mentions = [
    ...[event.name, event.organizer?.name, pageLocation.name, pageLocation.street, pageLocation.region],
    ...[...groups, ...titleLinks].map(({ text }) => text.value),
  ];
  const isNamed = mentions.some(
    (text) => text !== undefined && normalizeCity(text).includes(normalizeCity(town.value)),
  );
  const isLatin = /^[\p{Script=Latin}\p{P}\p{N} ]+$/u.test(pageLocation.city ?? "");
  // A meetup of a city may have its venue in a town nearby: no conflict when the page names the city anywhere.
  if (pageLocation.city !== undefined && isLatin && !isNamed && !isSameCity(town.value, pageLocation.city))
    return { span: town.span, onPage };
  return state && region !== undefined && isState(state.value, country) && region !== state.value
    ? { span: state.span, onPage }
    : undefined;
};
