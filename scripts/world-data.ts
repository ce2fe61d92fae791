/** The tables of countries and languages in `src/newsletter/data/`: what of a package's data the newsletter needs. */
import { countries, languages } from "countries-list";

/** A JSON object with one member a line, so that a new version of the package is a readable difference. */
const table = (rows: readonly (readonly [string, unknown])[]): string =>
  `{\n${rows.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",\n")}\n}\n`;

/** By code of ISO 3166: names, and continents with the usual one first. */
export const countryData = (): string =>
  table(
    Object.entries(countries).map(([code, { name, native, alias, continent, continents = [] }]) => [
      code,
      { name, native, alias, continents: [...new Set([continent, ...continents])] },
    ]),
  );

/** English names by code of ISO 639-1. */
export const languageData = (): string => table(Object.entries(languages).map(([code, { name }]) => [code, name]));
