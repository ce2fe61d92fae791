/** What the page asks when a line is written with its form, and what it is answered. */
import type { ListedGroup, ListedPlace } from "../../../src/archive/group-directory.ts";
import type { HouseLine } from "../../../src/library/lines/compose.ts";
import type { LineFields } from "../../../src/library/lines/fields.ts";
import type { Insertion } from "../../../src/library/lines/insertion.ts";
import type { PageFinding } from "./protocol.ts";

/** The draft that the line is for. */
export interface Draft {
  readonly path: string;
  readonly text: string;
}

/** What came of reading one, or why there is none and what to do. */
export type DraftAnswer = { readonly draft: Draft } | { readonly trouble: string };

export interface AddRequest {
  readonly fields: LineFields;
  readonly draft?: Draft;
  /** The day on which the next issue comes out, for when there is no draft. */
  readonly issueDate: string;
}

/** A finding of the line; its offsets are in the line. */
export interface AddFinding extends PageFinding {
  /** The fields with which the line is repaired; undefined where no button can do that. */
  readonly repaired?: LineFields;
}

/** Where the line goes under one of its headings. */
export type AddPlace = Pick<
  Insertion,
  "section" | "line" | "text" | "isHeadingNew" | "contradicted" | "above" | "below"
>;

export interface AddAnswer extends HouseLine {
  readonly findings: readonly AddFinding[];
  /** The states or provinces of the country, where the newsletter names them: codes and names. */
  readonly regions: readonly (readonly [code: string, name: string])[];
  /** In the draft; none without one, or before the line is finished. */
  readonly places: readonly AddPlace[];
  /** The headings that the draft lacks. */
  readonly lacks: readonly string[];
}

/** What can be chosen in the form. */
export interface AddChoices {
  /** Names of countries. */
  readonly countries: readonly string[];
  /** Tags of languages and their names: `ES`, `Spanish`. */
  readonly languages: readonly (readonly [tag: string, name: string])[];
}

/** What earlier issues tell. */
export interface Known {
  /** In how many of them it was looked up. */
  readonly issues: number;
  readonly groups: readonly ListedGroup[];
  readonly places: readonly ListedPlace[];
}
