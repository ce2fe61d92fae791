/** What is repaired in a document at once. All of it is what `--fix` would make. */
import { type FixOptions, fix } from "../engine/fix.ts";
import { type Diagnostic, type LintResult, lint } from "../engine/lint.ts";
import { harmfulFixes } from "../engine/repair-check.ts";
import type { Fix } from "../rule/define-rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import { SourceFile } from "../text/source-file.ts";
import { contains, type Span } from "../text/span.ts";
import { editsBetween } from "./edits.ts";
import type { Judged } from "./judge.ts";

/** Whether a repair alone causes no finding; each is tried once. */
const harmless = new WeakMap<Fix, boolean>();

/** The text with edits, judged as the document was. */
export const lintWith = ({ result: { source }, options }: Judged, edits: readonly Edit[]): LintResult =>
  lint(new SourceFile(source.path, applyEdits(source.text, edits)), options);

/** The edits of a finding's repair; undefined when it would cause another finding. */
export const repairOf = (judged: Judged, made: Fix): readonly Edit[] | undefined => {
  const isHarmless = harmless.get(made) ?? harmfulFixes(judged.result, [made], lintWith(judged, made.edits)).size === 0;
  harmless.set(made, isHarmless);
  return isHarmless ? made.edits : undefined;
};

const repaired = (
  { result: { source }, options }: Judged,
  accept?: FixOptions["accept"],
  more: Pick<FixOptions, "stage" | "unsafe"> = {},
): Edit[] => editsBetween(source.text, fix(source, { ...options, ...(accept && { accept }), ...more }).text);

const keeping =
  (isWanted: (found: Diagnostic, source: SourceFile) => boolean): FixOptions["accept"] =>
  (result) => ({ ...result, diagnostics: result.diagnostics.filter((found) => isWanted(found, result.source)) });

/** All that has one right answer. */
export const repairAll = (judged: Judged): Edit[] => repaired(judged);

/** All of one rule that has one right answer. */
export const repairRule = (judged: Judged, rule: string): Edit[] =>
  repaired(
    judged,
    keeping((found) => found.rule === rule),
  );

/** The group of the rules about what is left to do before publication. */
export const LEFT_TO_DO = "readiness";

/** What a rule says is left to do before publication, that too which a person should look at: that is who asks for it. */
export const repairBeforePublication = (judged: Judged, rule: unknown): Edit[] =>
  repaired(
    judged,
    keeping((found) => found.group === LEFT_TO_DO && found.rule === rule),
    { stage: "publish", unsafe: true },
  );

/** How the newsletter writes it: what has one right answer of the style rules, within the span. */
export const formatted = (judged: Judged, { start, end }: Span): Edit[] => {
  const { length } = judged.result.source.text;
  const isWithin = ({ fix: made }: Diagnostic, { text }: SourceFile): boolean => {
    // Nothing outside of the span was changed in the passes before, so that it has become longer by as much as the text.
    const span = { start, end: end + text.length - length };
    return made?.edits.every((edit) => contains(span, edit.span)) === true;
  };
  return repaired(
    judged,
    keeping((found, source) => found.group === "style" && isWithin(found, source)),
  );
};
