/** The states and provinces that the newsletter writes between city and country. */
import { withoutAccents } from "../text/accents.ts";

/** By country and code. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    AL: "Alabama",
    AK: "Alaska",
    AZ: "Arizona",
    AR: "Arkansas",
    CA: "California",
    CO: "Colorado",
    CT: "Connecticut",
    DE: "Delaware",
    DC: "District of Columbia",
    FL: "Florida",
    GA: "Georgia",
    HI: "Hawaii",
    ID: "Idaho",
    IL: "Illinois",
    IN: "Indiana",
    IA: "Iowa",
    KS: "Kansas",
    KY: "Kentucky",
    LA: "Louisiana",
    ME: "Maine",
    MD: "Maryland",
    MA: "Massachusetts",
    MI: "Michigan",
    MN: "Minnesota",
    MS: "Mississippi",
    MO: "Missouri",
    MT: "Montana",
    NE: "Nebraska",
    NV: "Nevada",
    NH: "New Hampshire",
    NJ: "New Jersey",
    NM: "New Mexico",
    NY: "New York",
    NC: "North Carolina",
    ND: "North Dakota",
    OH: "Ohio",
    OK: "Oklahoma",
    OR: "Oregon",
    PA: "Pennsylvania",
    PR: "Puerto Rico",
    RI: "Rhode Island",
    SC: "South Carolina",
    SD: "South Dakota",
    TN: "Tennessee",
    TX: "Texas",
    UT: "Utah",
    VT: "Vermont",
    VA: "Virginia",
    WA: "Washington",
    WV: "West Virginia",
    WI: "Wisconsin",
    WY: "Wyoming",
  },
  CA: {
    AB: "Alberta",
    BC: "British Columbia",
    MB: "Manitoba",
    NB: "New Brunswick",
    NL: "Newfoundland and Labrador",
    NS: "Nova Scotia",
    NT: "Northwest Territories",
    NU: "Nunavut",
    ON: "Ontario",
    PE: "Prince Edward Island",
    QC: "Quebec",
    SK: "Saskatchewan",
    YT: "Yukon",
  },
  AU: {
    ACT: "Australian Capital Territory",
    NSW: "New South Wales",
    NT: "Northern Territory",
    QLD: "Queensland",
    SA: "South Australia",
    TAS: "Tasmania",
    VIC: "Victoria",
    WA: "Western Australia",
  },
};

/** Codes that Meetup exports, with those that people write. */
const EXPORTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: { AC: "ACT", NS: "NSW", QL: "QLD", TS: "TAS", VI: "VIC" },
};

/** Cities that are known without their state, by country: there is no other of the name. */
const CAPITALS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: {
    adelaide: "SA",
    brisbane: "QLD",
    canberra: "ACT",
    darwin: "NT",
    hobart: "TAS",
    melbourne: "VIC",
    perth: "WA",
    sydney: "NSW",
  },
};

/** The code of the state that a well-known city is in; undefined where the name alone does not tell. */
export const stateOfCapital = (city: string, country: string): string | undefined => {
  const known = CAPITALS[country] ?? {};
  return Object.hasOwn(known, city.toLowerCase()) ? known[city.toLowerCase()] : undefined;
};

/** Countries whose cities are hardly ever printed without one. Australia has states, but half of its lines lack them. */
const REQUIRED = new Set(["US", "CA"]);

export const hasStates = (country: string): boolean => Object.hasOwn(NAMES, country);
export const needsState = (country: string): boolean => REQUIRED.has(country);

export const isState = (code: string, country: string): boolean => Object.hasOwn(NAMES[country] ?? {}, code);

/** The name of a state that the country has. */
export const stateName = (code: string, country: string): string => NAMES[country]?.[code] ?? code;

/** The code for what was written: one in any case, one that Meetup exports, or the state's name. */
export const stateCode = (written: string, country: string): string | undefined => {
  const upper = written.toUpperCase();
  if (isState(upper, country)) return upper;
  const exported = EXPORTED[country] ?? {};
  if (Object.hasOwn(exported, upper)) return exported[upper];
  const folded = withoutAccents(written).toLowerCase();
  return Object.entries(NAMES[country] ?? {}).find(([, name]) => name.toLowerCase() === folded)?.[0];
};

/** The countries that have such a state. */
export const countriesWithState = (code: string): string[] =>
  Object.keys(NAMES).filter((country) => isState(code, country));

/** The states of a country: their codes and names. */
export const statesOf = (country: string): (readonly [code: string, name: string])[] =>
  hasStates(country) ? Object.entries(NAMES[country] ?? {}) : [];
