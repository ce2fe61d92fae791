/** What an issue has anew each week, in the form in which it is compared with earlier issues. */
import type { Issue, Link } from "../document/types.ts";
import type { SectionKind } from "../newsletter/outline.ts";
import { pageKeyOf } from "../newsletter/page-key.ts";
import type { Span } from "../text/span.ts";
import { titleKey } from "../text/title-key.ts";

/** What the parts are called in a sentence. */
export const WEEKLY = {
  quote: "quote of the week",
  "quote-thanks": "post that the quote's suggestion is thanked for",
  crate: "crate of the week",
  "crate-thanks": "post that the crate's suggestion is thanked for",
  "pull-request": "merged pull request",
  triage: "performance triage report",
  "revision-range": "revision range of the performance triage",
  discussion: "discussion link",
} as const;

export type WeeklyKind = keyof typeof WEEKLY;

export interface WeeklyPart {
  readonly kind: WeeklyKind;
  /** Two parts of a kind that have the same key are the same. */
  readonly key: string;
  readonly span: Span;
}

/** Until 2024 the merged pull requests were one list, without headings for the teams. */
const MERGED: ReadonlySet<SectionKind> = new Set<SectionKind>(["team", "project-updates"]);
const REVISION_RANGE = /perf\.rust-lang\.org\/\?start=/;

type Weekly = Pick<Issue, "source" | "links" | "entries" | "crate" | "quote" | "triage" | "discussion">;

const ofLinks = (kind: WeeklyKind, links: readonly (Link | undefined)[]): WeeklyPart[] =>
  links.flatMap((link) => (link ? [{ kind, key: pageKeyOf(link.url.value), span: link.url.span }] : []));

/** The parts of the week, those that are there. A placeholder is none of them. */
export const weeklyParts = ({ source, links, entries, crate, quote, triage, discussion }: Weekly): WeeklyPart[] => {
  const body = quote?.body;
  const quoted = body ? titleKey(source.slice(body)) : "";
  const merged = entries.filter(({ section }) => MERGED.has(section.kind)).map(({ link }) => link);
  const parts = [
    ...(body && quoted !== "" ? [{ kind: "quote", key: quoted, span: body } as const] : []),
    ...ofLinks("quote-thanks", quote?.thanks ?? []),
    ...ofLinks("crate", [crate?.link]),
    ...ofLinks("crate-thanks", crate?.thanks ?? []),
    ...ofLinks("pull-request", merged),
    ...ofLinks("triage", [triage?.report]),
    ...ofLinks(
      "revision-range",
      links.filter(({ url, section }) => section.kind === "triage" && REVISION_RANGE.test(url.value)),
    ),
    ...ofLinks("discussion", [discussion]),
  ];
  // What is still to be filled in is told by another rule.
  return parts.filter(({ key }) => !key.includes("_HERE"));
};
