/** The types of the parts that every issue has once. */
import type { Span, Text } from "../text/span.ts";
import type { DateRange, DateText, Line, Link, Section } from "./types.ts";

export interface CrateOfTheWeek extends Nomination {
  /** The paragraph `This week's crate is …`. */
  readonly sentence?: Text;
  readonly link?: Link;
}
/** What readers suggest in a thread of the forum: the crate and the quote of the week. */
export interface Nomination {
  readonly section: Section;
  /** Links of `Thanks to [X](…) for the suggestion!` that lead into the forum. */
  readonly thanks: readonly Link[];
  /** `[Please submit …](…)`. */
  readonly invitation?: Link;
  /** The paragraphs above it. */
  readonly prose: readonly Text[];
}
export interface MergedPullRequests {
  /** `merged:D..D` in the search URL. */
  readonly range: DateRange;
  readonly url: Text;
}
export interface Triage {
  readonly report: Link;
  /** The date in the report's file name. */
  readonly date?: DateText;
}
export interface Quote extends Nomination {
  readonly body?: Span;
  /** `– [Who on where](URL)`. */
  readonly attribution?: { readonly line: Line; readonly dash: Text; readonly link?: Link };
}
