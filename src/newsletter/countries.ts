/** Countries by code and by name, and the headings of the regions that their events stand under. */
import { withoutAccents } from "../text/accents.ts";
import { table } from "../text/table.ts";
import countries from "./data/countries.json" with { type: "json" };

interface Country {
  readonly name: string;
  /** In the language of the country. */
  readonly native: string;
  readonly alias?: readonly string[];
  /** Codes; the usual one first. */
  readonly continents: readonly string[];
}

/** Where the newsletter writes another code than ISO 3166. */
const HOUSE_CODES = table({ GB: "UK" });
const ISO_CODES = table({ UK: "GB" });

/** Names that the data lack, by ISO code. */
const MORE_NAMES: Readonly<Record<string, readonly string[]>> = {
  GB: ["England", "Scotland", "Wales", "Northern Ireland"],
  US: ["U.S.", "U.S.A."],
  NL: ["The Netherlands"],
  KR: ["Korea"],
};

/** The headings of the regions, by continent; Antarctica has none. */
const REGIONS: Readonly<Record<string, string>> = {
  AF: "Africa",
  AS: "Asia",
  EU: "Europe",
  NA: "North America",
  OC: "Oceania",
  SA: "South America",
};

/** Countries that the data put on one continent and the newsletter may put on another too. */
const ALSO_IN: Readonly<Record<string, readonly string[]>> = { AM: ["Europe"], CY: ["Asia"] };

const COUNTRIES = new Map<string, Country>(Object.entries(countries));

const normalizeName = (name: string): string => withoutAccents(name).toLowerCase();
let codes: ReadonlyMap<string, string> | undefined;
/** By normalized name. Built lazily: nearly every line has a code, not a name. */
const codesByName = (): ReadonlyMap<string, string> => {
  codes ??= new Map(
    [...COUNTRIES].flatMap(([code, { name, native, alias = [] }]) =>
      [name, native, ...alias, ...(MORE_NAMES[code] ?? [])].map((each) => [normalizeName(each), code] as const),
    ),
  );
  return codes;
};

/** The code as the newsletter writes it. */
const houseCode = (iso: string): string => HOUSE_CODES.get(iso) ?? iso;

/** Whether the newsletter writes this code, in this case. */
export const isCountryCode = (code: string): boolean =>
  ISO_CODES.has(code) || (COUNTRIES.has(code) && !HOUSE_CODES.has(code));

/** The newsletter's code for what was written: a code in any case, `GB`, or a country's name. */
export const countryCode = (written: string): string | undefined => {
  const upper = written.toUpperCase();
  if (isCountryCode(upper)) return upper;
  const iso = COUNTRIES.has(upper) ? upper : codesByName().get(normalizeName(written));
  return iso === undefined ? undefined : houseCode(iso);
};

export const countryName = (code: string): string => COUNTRIES.get(ISO_CODES.get(code) ?? code)?.name ?? code;

/** The headings under which events in the country may stand; the first is the usual one. */
export const regionsOf = (code: string): readonly string[] => {
  const country = COUNTRIES.get(ISO_CODES.get(code) ?? code);
  const regions = [...(country?.continents ?? []).map((continent) => REGIONS[continent]), ...(ALSO_IN[code] ?? [])];
  return [...new Set(regions.filter((region) => region !== undefined))];
};

/** The codes that the newsletter writes, by name. */
export const countryCodes = (): string[] =>
  [...COUNTRIES.keys()].map(houseCode).sort((a, b) => countryName(a).localeCompare(countryName(b), "en"));
