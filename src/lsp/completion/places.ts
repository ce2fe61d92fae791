/** Places that earlier issues know, and the codes of states and countries. */
import { CompletionItemKind } from "vscode-languageserver";
import { placeDirectory } from "../../archive/group-directory.ts";
import type { Archive } from "../../archive/types.ts";
import { countryCodes, countryName } from "../../newsletter/countries.ts";
import { statesOf } from "../../newsletter/states.ts";
import { memoize } from "../../text/memoize.ts";
import type { Completer, Completion } from "./request.ts";

/** The second column of an event up to the cursor, without the words for how it is held. */
const COLUMN =
  /^\s{0,9}[*+-]\s{1,9}\d{4}-\d\d-\d\d[^|]{0,40}\|\s{0,3}(?:(?:Virtual|Hybrid)\s{0,3}\(?)?([^|()]{0,80})$/i;

const known = memoize((archive: Archive) =>
  placeDirectory(archive).map(({ city, region, country }) => [city, region, country].filter(Boolean).join(", ")),
);

/** Codes that stand behind a comma: a country, or a state with its country. */
const codes = (): [code: string, name: string][] => {
  const countries = countryCodes();
  return [
    ...countries.map((code): [string, string] => [code, countryName(code)]),
    ...countries.flatMap((country) =>
      statesOf(country).map(([code, name]): [string, string] => [`${code}, ${country}`, name]),
    ),
  ];
};

export const places: Completer = ({ offset, before, after, archive }) => {
  const typed = COLUMN.exec(before)?.[1];
  if (typed === undefined) return [];
  const city = typed.trimStart();
  const from = offset - city.length;
  // The rest of the column goes, but not what closes it.
  const to = offset + (/^[^|()]{0,80}/.exec(after)?.[0].trimEnd().length ?? 0);
  const cities: Completion[] = known(archive).map((place) => ({
    label: place,
    kind: CompletionItemKind.Value,
    parts: [place],
    from,
    to,
    order: `0${place}`,
  }));
  const comma = city.lastIndexOf(",");
  if (comma < 0) return cities;
  const behind = city.slice(comma + 1).trimStart();
  return [
    ...cities,
    ...codes().map(([code, name]) => ({
      label: code,
      detail: name,
      kind: CompletionItemKind.EnumMember,
      parts: [code],
      from: offset - behind.length,
      to,
      filter: `${code} ${name}`,
      order: `1${code}`,
    })),
  ];
};
