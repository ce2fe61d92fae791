/** The related positions of findings. */
import type { Diagnostic } from "../engine/lint.ts";
import type { Position } from "../text/source-file.ts";
import type { FileReport } from "./file-report.ts";

/** A position that explains a finding, in the same or another file. */
export interface RelatedPosition {
  /** As reports show it. */
  readonly path: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

/** The related positions of a finding, each with its path. */
export const relatedPositions = ({ path, source }: FileReport, { related = [] }: Diagnostic): RelatedPosition[] =>
  related.map((each) =>
    "span" in each
      ? {
          path,
          range: { start: source.position(each.span.start), end: source.position(each.span.end) },
          message: each.message,
        }
      : { path: each.path, range: { start: each.start, end: each.end }, message: each.message },
  );
