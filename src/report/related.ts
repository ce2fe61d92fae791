import type { Diagnostic } from "../engine/lint.ts";
import type { Position } from "../text/source-file.ts";
import type { FileReport } from "./file-report.ts";

/** A place that explains a finding, in whatever file. */
export interface RelatedPosition {
  /** As it is shown. */
  readonly path: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

/** The places that explain a finding, each with its file. */
export const relatedPositions = ({ path, source }: FileReport, { related = [] }: Diagnostic): RelatedPosition[] =>
  related.map((place) =>
    "span" in place
      ? {
          path,
          range: { start: source.position(place.span.start), end: source.position(place.span.end) },
          message: place.message,
        }
      : { path: place.path, range: { start: place.start, end: place.end }, message: place.message },
  );
