/** Applies the fixes of the findings, pass by pass, until a fixed point. */
import type { Fix } from "../rule/define-rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import { SourceFile } from "../text/source-file.ts";
import { overlaps, partitionPoint } from "../text/span.ts";
import { type EngineOptions, type LintOptions, type LintResult, lint } from "./lint.ts";

export interface FixOptions extends LintOptions {
  /** Also applies the fixes that a person should look at. */
  readonly unsafe?: boolean;
  /** Filters the findings; those that it removes are neither fixed nor reported. */
  readonly accept?: (result: LintResult) => LintResult;
}

export interface FixResult extends LintResult {
  /** The text with the fixes applied; what they did not fix is under `diagnostics`. */
  readonly text: string;
  /** How many fixes were applied. */
  readonly fixed: number;
  /** How many fixes remain after the last pass, for another run. */
  readonly left: number;
}

const MAX_PASSES = 10;

/** Thrown when the fixes of rules undo each other, which is a bug in one of them. */
export class UnsettledFixes extends Error {
  readonly rules: readonly string[];

  constructor(rules: readonly string[], path: string) {
    super(`the fixes of ${rules.join(", ")} do not settle on ${path}`);
    this.rules = rules;
  }
}

/** Edits that do not overlap, sorted by position. */
class EditList {
  readonly #edits: Edit[] = [];

  #indexOf(offset: number): number {
    return partitionPoint(this.#edits, ({ span }) => span.start < offset);
  }

  canAdd(edit: Edit): boolean {
    const at = this.#indexOf(edit.span.start);
    // The edits in the list do not overlap, so only the neighbours can overlap this one. Two at one offset have no order.
    return ![at - 1, at].some((index) => {
      const neighbour = this.#edits[index]?.span;
      return neighbour && (neighbour.start === edit.span.start || overlaps(neighbour, edit.span));
    });
  }

  add(edit: Edit): void {
    this.#edits.splice(this.#indexOf(edit.span.start), 0, edit);
  }
}

/** The fixes that can be applied together. One that overlaps an earlier one is left for the next pass. */
const compatible = (fixes: readonly Fix[]): Fix[] => {
  const accepted = new EditList();
  return fixes.filter(({ edits }) => {
    const fits = edits.every((edit) => accepted.canAdd(edit));
    if (fits) for (const edit of edits) accepted.add(edit);
    return fits;
  });
};

/**
 * Repairs what has one right answer, until nothing is left to repair.
 * Text outside the edits stays as it is, byte for byte.
 * @throws UnsettledFixes when the fixes bring back an earlier text: a bug in the rules that it names
 */
export const fix = (text: string | SourceFile, options: FixOptions & EngineOptions): FixResult => {
  let source = typeof text === "string" ? new SourceFile(options.path ?? "issue.md", text) : text;
  let fixed = 0;
  const seen = new Set<string>();
  for (let pass = 0; ; pass++) {
    const whole = lint(source, options);
    const result = options.accept?.(whole) ?? whole;
    const fixable = result.diagnostics.filter(({ fix: found }) => found && (found.safety === "safe" || options.unsafe));
    // A line of nothing but brackets needs a pass for each: after so many the rest is left for another run.
    if (fixable.length === 0 || pass === MAX_PASSES)
      return { ...result, text: source.text, fixed, left: fixable.length };
    if (seen.has(source.text)) throw new UnsettledFixes([...new Set(fixable.map(({ rule }) => rule))], source.path);
    seen.add(source.text);
    // Whether an allow comment is used is known only after all other fixes.
    const ordinary = fixable.filter(({ group }) => group !== "allow");
    const fixes = compatible((ordinary.length > 0 ? ordinary : fixable).map((diagnostic) => diagnostic.fix as Fix));
    fixed += fixes.length;
    source = new SourceFile(
      source.path,
      applyEdits(
        source.text,
        fixes.flatMap((each) => each.edits),
      ),
    );
  }
};
