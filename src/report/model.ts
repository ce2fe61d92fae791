/** What the model sees in an issue, as data: its sections, and in each what was understood of its lines. */
import type { Issue, Section } from "../document/types.ts";
import { formatDay } from "../text/calendar.ts";
import type { Position } from "../text/source-file.ts";
import { partitionPoint, type Span } from "../text/span.ts";
import { type Field, partsOf } from "./model-parts.ts";

export interface ModelRange {
  readonly start: Position;
  readonly end: Position;
}
/** Something that a part says of itself: a word of ours, or a text of the draft with its position. */
export interface ModelField {
  readonly name: string;
  readonly value: string;
  readonly range?: ModelRange;
}
/** Something that was understood, or a line of which nothing was. */
export interface ModelPart {
  /** What it is: the names that a rule's `on` has, and `front-matter`, `allow`, `quote`, `line`. */
  readonly type: string;
  readonly range: ModelRange;
  readonly fields: readonly ModelField[];
}
export interface ModelSection {
  readonly kind: string;
  readonly title: string;
  readonly depth: number;
  readonly range: ModelRange;
  /** Kinds of the sections that it stands under, itself left out. */
  readonly under: readonly string[];
  readonly parts: readonly ModelPart[];
}
export interface Model {
  readonly schemaVersion: 1;
  readonly path: string;
  readonly number?: number;
  readonly date?: string;
  readonly sections: readonly ModelSection[];
}

/**
 * The model of an issue.
 * @param only the number of a line: then only what touches it
 */
export const modelOf = (issue: Issue, only?: number): Model => {
  const { source, sections } = issue;
  const rangeOf = ({ start, end }: Span): ModelRange => ({ start: source.position(start), end: source.position(end) });
  const fieldOf = ([name, value]: Field): ModelField[] => {
    if (value === undefined || value === "" || (typeof value !== "string" && value.value === "")) return [];
    return [typeof value === "string" ? { name, value } : { name, value: value.value, range: rangeOf(value.span) }];
  };
  const isWanted = ({ start, end }: Span): boolean =>
    only === undefined ||
    (source.position(start).line <= only && only <= source.position(Math.max(start, end - 1)).line);
  const all = partsOf(issue);
  const partsIn = ({ span }: Section): ModelPart[] =>
    all
      .slice(...[span.start, span.end].map((at) => partitionPoint(all, (part) => part.span.start < at)))
      .filter((part) => isWanted(part.span))
      .map((part) => ({ type: part.type, range: rangeOf(part.span), fields: part.fields.flatMap(fieldOf) }));
  return {
    schemaVersion: 1,
    path: source.path,
    ...(issue.number === undefined ? {} : { number: issue.number }),
    ...(issue.date === undefined ? {} : { date: formatDay(issue.date) }),
    sections: sections
      .filter(({ span }) => isWanted(span))
      .map((section) => ({
        kind: section.kind,
        title: section.title.value,
        depth: section.depth,
        range: rangeOf(section.span),
        under: [...section.kinds].filter((kind) => kind !== section.kind),
        parts: partsIn(section),
      })),
  };
};
