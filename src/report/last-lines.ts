/** The last lines of a report for people: what it only counts, and the sums. */
import { type FileReport, summarize } from "./file-report.ts";
import { isHint, isTask, onlyListed } from "./listed.ts";
import { plural } from "./plural.ts";
import type { ReportContext } from "./reporter.ts";
import { painter, type Style } from "./style.ts";
import { type Piece, wrap } from "./wrap.ts";

type Listing = Partial<Pick<ReportContext, "hints" | "change">>;

/** What the last lines are made of. */
export interface ListedCounts {
  /** Of the findings that are listed. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly safeFixes: number;
  readonly unsafeFixes: number;
  /** The files that have such findings. */
  readonly concerned: number;
  /** Of those that are only counted. */
  readonly tasks: number;
  readonly hints: number;
  readonly repairedHints: number;
  /** Fixes that were made before. */
  readonly fixed: number;
}

export const countListed = (files: readonly FileReport[], listing: Listing): ListedCounts => {
  const shown = files.map((file) => onlyListed(file, listing));
  const { errors, warnings, infos } = summarize(shown);
  const fixes = shown.flatMap(({ diagnostics }) => diagnostics.flatMap(({ fix }) => (fix ? [fix.safety] : [])));
  const safeFixes = fixes.filter((safety) => safety === "safe").length;
  const findings = (test: typeof isHint) =>
    files.flatMap((file) => file.diagnostics.filter((found) => test(file, found)));
  const hints = listing.hints === true ? [] : findings(isHint);
  return {
    errors,
    warnings,
    infos,
    safeFixes,
    unsafeFixes: fixes.length - safeFixes,
    concerned: shown.filter(({ diagnostics }) => diagnostics.length > 0).length,
    tasks: findings(isTask).length,
    hints: hints.length,
    repairedHints: hints.filter(({ fix }) => fix?.safety === "safe").length,
    fixed: summarize(files).fixed,
  };
};

const countLines = ({ tasks, hints, repairedHints }: ListedCounts, { change }: Listing): string[] => {
  if (change !== undefined) return [];
  const them = (count: number): string => (count === 1 ? "it" : "them");
  const share = repairedHints === hints ? "" : `${repairedHints} of them `;
  const byFix = repairedHints > 0 ? `, ${share}repaired by --fix` : "";
  return [
    ...(tasks > 0
      ? [`${plural(tasks, "thing")} left to do before publication: --stage publish lists ${them(tasks)}`]
      : []),
    ...(hints > 0 ? [`${plural(hints, "hint")}${byFix}: --hints lists ${them(hints)}`] : []),
  ];
};

const fixableText = ({ safeFixes, unsafeFixes }: ListedCounts): string => {
  const words = [
    ...(safeFixes > 0 ? [`${safeFixes} fixable with --fix`] : []),
    ...(unsafeFixes > 0 ? [`${unsafeFixes} ${safeFixes > 0 ? "more" : "fixable"} with --unsafe-fixes`] : []),
  ];
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
};

const summaryLine = (counts: ListedCounts, style: Style): Piece[] => {
  const { errors, warnings, infos, concerned, fixed } = counts;
  const each: Piece[] = [
    ...(errors > 0 ? [{ text: plural(errors, "error"), paint: painter(style, "error") }] : []),
    ...(warnings > 0 ? [{ text: plural(warnings, "warning"), paint: painter(style, "warning") }] : []),
    ...(infos > 0 ? [{ text: plural(infos, "hint"), paint: painter(style, "info") }] : []),
  ];
  const found = each.flatMap((count, index) => (index === 0 ? [count] : [{ text: ", " }, count]));
  const where = found.length > 0 ? [{ text: ` in ${plural(concerned, "file")}` }] : [];
  const done = fixed > 0 ? [{ text: `${fixed} fixed${found.length > 0 ? "; " : ""}` }] : [];
  const pieces = [...done, ...found, ...where];
  const left = fixableText(counts);
  if (pieces.length > 0) return [...pieces, { text: left }];
  return left === "" ? [] : [{ text: left.slice(2, -1) }];
};

/** What is only counted, and the sums. */
export const lastLines = (counts: ListedCounts, listing: Listing, style: Style): string[] => {
  const counted = countLines(counts, listing).map((text): Piece[] => [{ text }]);
  const summary = summaryLine(counts, style);
  return [...counted, ...(summary.length > 0 ? [summary] : [])].flatMap((pieces) =>
    wrap(pieces, { ...style, hang: 2 }),
  );
};
