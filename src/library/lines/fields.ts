/** What somebody types who wants a line in the newsletter, field by field. */

/** One field is one string, as it was typed; the empty one is nothing yet. */
export interface EntryFields {
  readonly kind: "entry";
  readonly title: string;
  readonly url: string;
  /** `video`, `ES`. */
  readonly tags: readonly string[];
  /** One of the headings of the community. */
  readonly section: string;
}

export interface EventFields {
  readonly kind: "event";
  /** Days: `2026-03-18`. */
  readonly from: string;
  readonly to: string;
  readonly mode: "in-person" | "virtual" | "hybrid";
  readonly city: string;
  readonly region: string;
  /** A code or a name. */
  readonly country: string;
  readonly group: string;
  readonly groupUrl: string;
  readonly title: string;
  readonly url: string;
}

/** A call for papers. */
export interface CallFields {
  readonly kind: "call";
  readonly title: string;
  readonly url: string;
  readonly deadline: string;
  readonly place: string;
  readonly from: string;
  readonly to: string;
}

/** A task of a project. */
export interface TaskFields {
  readonly kind: "task";
  readonly project: string;
  readonly title: string;
  readonly url: string;
}

export type LineFields = EntryFields | EventFields | CallFields | TaskFields;
export type LineKind = LineFields["kind"];

type KeysOf<T> = T extends unknown ? keyof T : never;
/** A field of one of the kinds. */
export type FieldName = Exclude<KeysOf<LineFields>, "kind">;

/** Why a field cannot be written as it is. */
export interface FieldFault {
  readonly field: FieldName;
  /** The predicate of a sentence about what was typed. */
  readonly reason: string;
}

/** A part of the line: what stands there, or the name of what is still missing. */
export interface Piece {
  readonly text: string;
  /** The field that the text stands in for. */
  readonly missing?: FieldName;
}
