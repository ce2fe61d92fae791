/** Writes and judges the line of the form; loaded when it is opened. */
import { groupDirectory, placeDirectory } from "../../../src/archive/group-directory.ts";
import { fileChange } from "../../../src/change/file-change.ts";
import { buildIssue } from "../../../src/document/build.ts";
import type { Diagnostic, LintResult } from "../../../src/engine/lint.ts";
import { lintChange } from "../../../src/engine/lint-change.ts";
import { composeLine, type HouseLine } from "../../../src/library/lines/compose.ts";
import type { LineFields } from "../../../src/library/lines/fields.ts";
import { type Insertion, inserted, insertionPoint } from "../../../src/library/lines/insertion.ts";
import { readFields } from "../../../src/library/lines/parse-back.ts";
import { parser } from "../../../src/library/parser.ts";
import { countryCode, countryCodes, countryName } from "../../../src/newsletter/countries.ts";
import { languages } from "../../../src/newsletter/languages.ts";
import { statesOf } from "../../../src/newsletter/states.ts";
import { SourceFile } from "../../../src/text/source-file.ts";
import { contains, type Span } from "../../../src/text/span.ts";
import type { AddAnswer, AddChoices, AddFinding, AddRequest, Draft, Known } from "./add-protocol.ts";
import { findingIn } from "./finding.ts";
import type { Linter } from "./linter.ts";
import type { PageFinding, PageRelated } from "./protocol.ts";

/** The places of the draft that a finding points at, outside of the line. */
const relatedOutside = (source: SourceFile, line: Span, { related = [] }: Diagnostic): PageRelated[] =>
  related.flatMap((each) =>
    "span" in each && !contains(line, each.span)
      ? [{ message: each.message, where: `line ${source.lineIndex(each.span.start) + 1} of the draft` }]
      : [],
  );

/** What the line is to blame for in the draft. */
const judgedInDraft = (linter: Linter, draft: Draft, point: Insertion): PageFinding[] => {
  const { text, span } = inserted(draft.text, point);
  const { path } = draft;
  const [before, after] = [new SourceFile(path, draft.text), new SourceFile(path, text)];
  const { dictionary, archive } = linter;
  const facts = { ...(dictionary && { dictionary }), ...(archive.issues.length > 0 && { archive }) };
  const change = fileChange({ path, before, after, newestDraft: path });
  const { diagnostics }: LintResult = lintChange(change, { parser, author: "external", facts });
  return diagnostics
    .filter(({ span: at }) => at.start < span.end && at.end > span.start)
    .map((found) => {
      const shown = findingIn(after, span, found);
      return { ...shown, related: [...shown.related, ...relatedOutside(after, span, found)] };
    });
};

const judgedAlone = (linter: Linter, text: string, section: string, issueDate: string): readonly PageFinding[] =>
  linter.check({ text, section, issueDate, author: "external", hints: true }).findings;

/** The fields of the line once the fix is made, if the form can write that line. */
const repairedBy = (
  { fix }: PageFinding,
  text: string,
  line: HouseLine,
  fields: LineFields,
): LineFields | undefined => {
  if (!fix) return undefined;
  const edits = [...fix.edits].sort((a, b) => b.from - a.from);
  const repaired = edits.reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
  const read = readFields(repaired, fields.kind, line.sections[0] ?? "");
  return read && composeLine(read).text === repaired ? read : undefined;
};

const regionsOf = (fields: LineFields): AddAnswer["regions"] =>
  fields.kind === "event" ? statesOf(countryCode(fields.country.trim()) ?? "") : [];

export const addLine = (linter: Linter, { fields, draft, issueDate }: AddRequest): AddAnswer => {
  const line = composeLine(fields);
  const answer = { ...line, regions: regionsOf(fields), findings: [], places: [], lacks: [] };
  const { text, sections } = line;
  if (text === undefined || sections[0] === undefined) return answer;
  const issue = draft && buildIssue(new SourceFile(draft.path, draft.text), { parser });
  const points = issue ? sections.map((section) => insertionPoint(issue, { fields, text, section })) : [];
  const places = points.flatMap((point) => ("lacks" in point ? [] : [point]));
  const [first] = places;
  const findings =
    draft && first ? judgedInDraft(linter, draft, first) : judgedAlone(linter, text, sections[0], issueDate);
  return {
    ...answer,
    findings: findings.map((found): AddFinding => ({ ...found, repaired: repairedBy(found, text, line, fields) })),
    places,
    lacks: [...new Set(points.flatMap((point) => ("lacks" in point ? [point.lacks] : [])))],
  };
};

export const addChoices = (): AddChoices => ({
  countries: countryCodes().map(countryName),
  languages: languages().map(([code, name]) => [code.toUpperCase(), name]),
});

export const known = ({ archive }: Linter): Known => ({
  issues: archive.issues.length,
  groups: groupDirectory(archive),
  places: placeDirectory(archive),
});
