/** Finds what is wrong with the country of a location, and with the state or other region before it. */
import type { Location } from "../document/types.ts";
import { countryCode, isCountryCode } from "../newsletter/countries.ts";
import {
  countriesWithState,
  hasStates,
  isState,
  needsState,
  stateCode,
  stateName,
  stateOfCapital,
} from "../newsletter/states.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

export interface PartFault {
  readonly span: Span;
  readonly message: string;
  readonly help: string;
  /** The repair, where only one is right. */
  readonly edit?: Edit;
  /** `possible` where readers understand the location all the same. */
  readonly confidence?: "possible";
}

const rewrite = (span: Span, message: string, right: string): PartFault => ({
  span,
  message,
  help: `write \`${right}\``,
  edit: { span, text: right },
});

/** `MN, US` for `MN US`; undefined for all but a state and its country. */
const withComma = (value: string): string | undefined => {
  const [state = "", country = "", ...more] = value.split(/ +/);
  return more.length === 0 && isState(state, country) ? `${state}, ${country}` : undefined;
};

/** Names of countries that are also names of states of the US. */
const ALSO_A_STATE = new Set(["georgia"]);

/** Countries that are cities of the same name. */
const CITY_STATES = new Set(["singapore", "monaco", "luxembourg", "djibouti", "panama", "kuwait"]);

/** What is wrong with the country: the last part of a location, or missing behind it. */
export const countryFault = ({ city, country, mode }: Location): PartFault | undefined => {
  const last = country ?? city;
  if (!last || isCountryCode(last.value)) return undefined;
  const { value, span } = last;
  const separated = withComma(value);
  if (separated) return rewrite(span, `\`${value}\` lacks the comma before the country`, separated);
  const countries = country ? countriesWithState(value) : [];
  if (countries.length === 1)
    return rewrite(span, `the country is missing behind \`${value}\``, `${value}, ${countries[0]}`);
  const code = country && !ALSO_A_STATE.has(value.toLowerCase()) ? countryCode(value) : undefined;
  if (code) return rewrite(span, `the country reads \`${value}\`, not \`${code}\``, code);
  const alone = country ? undefined : countryCode(value);
  if (alone && mode !== "virtual") {
    if (CITY_STATES.has(value.toLowerCase()))
      return rewrite(span, `the country is missing behind \`${value}\``, `${value}, ${alone}`);
    return {
      span,
      message: `\`${value}\` is a country where a city belongs`,
      help: `write the city, as in \`City, ${alone}\``,
    };
  }
  // What stands behind `Virtual` may as well be a continent, a language or `Global`.
  if (mode === "virtual") return undefined;
  const looksLikeCode = country && countries.length === 0 && /^[A-Z]{2}$/.test(value);
  const message = looksLikeCode ? `\`${value}\` is no country's code` : `the country is missing behind \`${value}\``;
  const choice = countries.map((each) => `\`${value}, ${each}\``).join(" or ");
  return { span, message, help: choice ? `write ${choice}` : "end the place with the two letters of the country" };
};

/** What is wrong with the region, the part between city and country, or with its absence. */
export const stateFault = ({ city, region, country: written }: Location): PartFault | undefined => {
  const country = countryCode(written?.value ?? "");
  if (!city || country === undefined) return undefined;
  const { value, span } = region ?? city;
  if (!region) {
    const capital = stateOfCapital(value, country);
    // Half of the lines lack it, and readers know where it is.
    if (capital)
      return {
        ...rewrite(span, `the state is missing behind \`${value}\``, `${value}, ${capital}`),
        confidence: "possible",
      };
    const message = `the state or province is missing between \`${value}\` and \`${country}\``;
    const [other] = countriesWithState(country);
    const orState = other ? `, or \`${value}, ${country}, ${other}\` if ${stateName(country, other)} is meant` : "";
    return needsState(country) ? { span, message, help: `write \`${value}, state, ${country}\`${orState}` } : undefined;
  }
  if (hasStates(country)) {
    if (isState(value, country)) return undefined;
    const code = stateCode(value, country);
    if (code) return rewrite(span, `the state reads \`${value}\`, not \`${code}\``, code);
    return { span, message: `\`${value}\` is no state of \`${country}\``, help: "look up the state" };
  }
  // A spelled-out region tells where a small town is; a code means nothing to readers elsewhere.
  if (!/^[A-Z\d]{1,3}$/.test(value)) return undefined;
  return {
    span,
    message: `\`${value}\` is a region, and places in \`${country}\` are written without one`,
    help: "remove it",
    confidence: "possible",
    edit: { span: { start: city.span.end, end: span.end }, text: "" },
  };
};

/** The fault of a location where its country or state is not known from what is written. */
export const unknownPart = (location: Location): PartFault | undefined =>
  [countryFault(location), stateFault(location)].find((fault) => fault && !fault.edit);
