/** The last lines of a report for people: what it only counts, and the sums. */
import type { Diagnostic } from "../engine/lint.ts";
import { type FileReport, summarize } from "./file-report.ts";
import { isHint, isTask } from "./listed.ts";
import { plural } from "./plural.ts";
import type { ReportContext } from "./reporter.ts";
import { painter, type Style } from "./style.ts";
import { type Piece, wrap } from "./wrap.ts";

type Test = (file: FileReport, found: Diagnostic) => boolean;
const filterFindings = (files: readonly FileReport[], test: Test): Diagnostic[] =>
  files.flatMap((file) => file.diagnostics.filter((found) => test(file, found)));

type Listing = Partial<Pick<ReportContext, "hints" | "change">>;

const countLines = (files: readonly FileReport[], { hints, change }: Listing): string[] => {
  if (change !== undefined) return [];
  const them = (count: number): string => (count === 1 ? "it" : "them");
  const tasks = filterFindings(files, isTask).length;
  const hinted = hints === true ? [] : filterFindings(files, isHint);
  const repaired = hinted.filter(({ fix }) => fix?.safety === "safe").length;
  const share = repaired === hinted.length ? "" : `${repaired} of them `;
  const byFix = repaired > 0 ? `, ${share}repaired by --fix` : "";
  return [
    ...(tasks > 0
      ? [`${plural(tasks, "thing")} left to do before publication: --stage publish lists ${them(tasks)}`]
      : []),
    ...(hinted.length > 0 ? [`${plural(hinted.length, "hint")}${byFix}: --hints lists ${them(hinted.length)}`] : []),
  ];
};

const fixableText = (files: readonly FileReport[]): string => {
  const fixes = files.flatMap(({ diagnostics }) => diagnostics.flatMap(({ fix }) => (fix ? [fix.safety] : [])));
  const safe = fixes.filter((safety) => safety === "safe").length;
  const unsafe = fixes.length - safe;
  const words = [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? "more" : "fixable"} with --unsafe-fixes`] : []),
  ];
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
};

const summaryLine = ({ files, shown }: Reported, style: Style): Piece[] => {
  const { errors, warnings, infos } = summarize(shown);
  const { fixed } = summarize(files);
  const counts: Piece[] = [
    ...(errors > 0 ? [{ text: plural(errors, "error"), paint: painter(style, "error") }] : []),
    ...(warnings > 0 ? [{ text: plural(warnings, "warning"), paint: painter(style, "warning") }] : []),
    ...(infos > 0 ? [{ text: plural(infos, "hint"), paint: painter(style, "info") }] : []),
  ];
  const concerned = shown.filter(({ diagnostics }) => diagnostics.length > 0).length;
  const found = counts.flatMap((count, index) => (index === 0 ? [count] : [{ text: ", " }, count]));
  const where = found.length > 0 ? [{ text: ` in ${plural(concerned, "file")}` }] : [];
  const done = fixed > 0 ? [{ text: `${fixed} fixed${found.length > 0 ? "; " : ""}` }] : [];
  const pieces = [...done, ...found, ...where];
  const left = fixableText(shown);
  if (pieces.length > 0) return [...pieces, { text: left }];
  return left === "" ? [] : [{ text: left.slice(2, -1) }];
};

interface Reported {
  /** With all findings. */
  readonly files: readonly FileReport[];
  /** With those that the report tells one by one. */
  readonly shown: readonly FileReport[];
}

/** What is only counted, and the sums. */
export const lastLines = (reported: Reported, listing: Listing, style: Style): string[] => {
  const counted = countLines(reported.files, listing).map((text): Piece[] => [{ text }]);
  const summary = summaryLine(reported, style);
  return [...counted, ...(summary.length > 0 ? [summary] : [])].flatMap((pieces) =>
    wrap(pieces, { ...style, hang: 2 }),
  );
};
