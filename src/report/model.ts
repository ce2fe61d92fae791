/** The model of an issue as data: its sections, and the parts of each. */
import type { Issue, Section } from "../document/types.ts";
import { formatDay } from "../text/calendar.ts";
import type { Position } from "../text/source-file.ts";
import { partitionPoint, type Span } from "../text/span.ts";
import { type Field, partsOf } from "./model-parts.ts";

export interface ModelRange {
  readonly start: Position;
  readonly end: Position;
}
/** A field of a part: a word of the model, or a text of the draft with its position. */
export interface ModelField {
  readonly name: string;
  readonly value: string;
  readonly range?: ModelRange;
}
/** A parsed part, or a line that was not parsed as anything. */
export interface ModelPart {
  /** Its kind: a name of a rule's `on`, or another kind of part, such as `front-matter` or `line`. */
  readonly type: string;
  readonly range: ModelRange;
  readonly fields: readonly ModelField[];
}
export interface ModelSection {
  readonly kind: string;
  readonly title: string;
  readonly depth: number;
  readonly range: ModelRange;
  /** The kinds of the sections above it. */
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
 * @param only a line number: restricts the model to what touches that line
 */
export const modelOf = (issue: Issue, only?: number): Model => {
  const { source, sections } = issue;
  const rangeOf = ({ start, end }: Span): ModelRange => ({ start: source.position(start), end: source.position(end) });
  const fieldOf = ([name, value]: Field): ModelField[] => {
    if (value === undefined || value === "" || (typeof value !== "string" && value.value === "")) return [];
    return [typeof value === "string" ? { name, value } : { name, value: value.value, range: rangeOf(value.span) }];
  };
  const isSelected = ({ start, end }: Span): boolean =>
    only === undefined ||
    (source.position(start).line <= only && only <= source.position(Math.max(start, end - 1)).line);
  const all = partsOf(issue);
  const partsIn = ({ span }: Section): ModelPart[] =>
    all
      .slice(...[span.start, span.end].map((offset) => partitionPoint(all, (part) => part.span.start < offset)))
      .filter((part) => isSelected(part.span))
      .map((part) => ({ type: part.type, range: rangeOf(part.span), fields: part.fields.flatMap(fieldOf) }));
  return {
    schemaVersion: 1,
    path: source.path,
    ...(issue.number === undefined ? {} : { number: issue.number }),
    ...(issue.date === undefined ? {} : { date: formatDay(issue.date) }),
    sections: sections
      .filter(({ span }) => isSelected(span))
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
