/** Finds a location that is not written in one of the newsletter's forms, whatever its city and country are. */
import { canonicalLocation, inParenthesis, isCanonicalLocation } from "../document/location.ts";
import type { Location } from "../document/types.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

export interface FormFault {
  readonly span: Span;
  readonly message: string;
  readonly help: string;
  /** The repair, where only one is right. */
  readonly edits?: readonly Edit[];
}

/** What is wrong with the form of a location; `wordy-hybrid` reports what says in other words that an event is hybrid. */
export const formFault = (location: Location): FormFault | undefined => {
  const { span, value, mode, where } = location;
  if (isCanonicalLocation(location)) return undefined;
  const canonical = canonicalLocation(location);
  if (mode === "hybrid" && where.value !== "" && canonical) return undefined;
  if (canonical) {
    const { value: right, edits } = canonical;
    return { span, message: `the place reads \`${value}\`, not \`${right}\``, help: `write \`${right}\``, edits };
  }
  const enclosed = inParenthesis(location);
  const place = enclosed ?? "city, CC";
  const right = { hybrid: `Hybrid (${place})`, virtual: `Virtual (${place})`, "in-person": place }[mode];
  const help = enclosed ? "remove what stands behind the parenthesis" : "name the city and the country";
  return { span, message: `the place reads \`${value}\`, not \`${right}\``, help };
};
