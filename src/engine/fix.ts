/** Applies the fixes of the findings, pass by pass, until a fixed point. */
import type { Fix } from "../rule/define-rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import { memoize } from "../text/memoize.ts";
import { SourceFile } from "../text/source-file.ts";
import { overlaps, partitionPoint, type Span } from "../text/span.ts";
import { lineHashes } from "./fingerprint.ts";
import { type Diagnostic, type EngineOptions, type LintOptions, type LintResult, lint } from "./lint.ts";
import { harmfulFixes } from "./repair-check.ts";

export interface FixOptions extends LintOptions {
  /** Also applies the fixes that a person should look at. */
  readonly unsafe?: boolean;
  /** Filters the findings; those that it removes are neither fixed nor reported. */
  readonly accept?: (result: LintResult) => LintResult;
  /** What `lint` finds in the text, where that is known. */
  readonly found?: LintResult;
}

export interface FixResult extends LintResult {
  /** The text with the fixes applied; what they did not fix is under `diagnostics`. */
  readonly text: string;
  /** How many fixes were applied. */
  readonly fixed: number;
  /** How many fixes remain after the last pass, for another run. */
  readonly left: number;
  /** The fixes that were not made, since they would have caused another finding. */
  readonly refused: readonly RefusedFix[];
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

const isInsertion = ({ start, end }: Span): boolean => start === end;

/** Whether one inserts where the other ends: what was written for the one text would stand behind the other. */
const adjoins = (a: Span, b: Span): boolean =>
  (isInsertion(a) && a.start === b.end) || (isInsertion(b) && b.start === a.end);

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
      return (
        neighbour &&
        (neighbour.start === edit.span.start || overlaps(neighbour, edit.span) || adjoins(neighbour, edit.span))
      );
    });
  }

  add(edit: Edit): void {
    this.#edits.splice(this.#indexOf(edit.span.start), 0, edit);
  }
}

/** The findings whose fixes can be applied together. One that overlaps an earlier one is left for the next pass. */
const compatible = (fixable: readonly Diagnostic[]): Diagnostic[] => {
  const accepted = new EditList();
  return fixable.filter((found) => {
    const edits = editsOf([found]);
    const fits = edits.every((edit) => accepted.canAdd(edit));
    if (fits) for (const edit of edits) accepted.add(edit);
    return fits;
  });
};

/** A fix that is not made, since it would cause another finding. */
export interface RefusedFix {
  readonly rule: string;
  /** The title of the fix. */
  readonly title: string;
}

const hashesOf = memoize(lineHashes);

/** Recognizes a finding in the texts that fixes are tried on. */
const keyOf = ({ rule, span, message }: Diagnostic, source: SourceFile): string => {
  const { column } = source.position(span.start);
  return [rule, column, message, hashesOf(source)(source.lineIndex(span.start))].join("\u0000");
};

/** The findings of a text, and those of them whose fixes are tried on it together. */
interface Attempt {
  readonly whole: LintResult;
  readonly tried: readonly Diagnostic[];
}

/** The fix of a finding that has one. */
const fixOf = ({ fix: made }: Diagnostic): Fix => made as Fix;

const editsOf = (found: readonly Diagnostic[]): readonly Edit[] => found.flatMap((each) => fixOf(each).edits);

/** Tries fixes on one text after the other, and takes back those that cause a finding. */
class Repair {
  readonly #options: FixOptions & EngineOptions;
  /** Of the text that was tried last: what would cause a finding there may be right when others are made. */
  readonly #refused = new Set<string>();
  readonly #seen = new Set<string>();
  #last: Attempt | undefined;
  fixed = 0;

  constructor(options: FixOptions & EngineOptions) {
    this.#options = options;
  }

  isRefused(found: Diagnostic, source: SourceFile): boolean {
    return this.#refused.has(keyOf(found, source));
  }

  /** The findings of the text; those of the text before when what was tried on it caused a finding. */
  settle(source: SourceFile): LintResult {
    const { found } = this.#options;
    const whole = found?.source === source ? found : lint(source, this.#options);
    if (this.#last === undefined) return whole;
    const { whole: before, tried } = this.#last;
    const harmful = harmfulFixes(before, tried.map(fixOf), whole);
    if (harmful.size === 0) {
      this.#refused.clear();
      return whole;
    }
    for (const each of tried) if (harmful.has(fixOf(each))) this.#refused.add(keyOf(each, before.source));
    this.#seen.delete(before.source.text);
    this.fixed -= tried.length;
    return before;
  }

  /**
   * The text with as many of the fixes as can be made together.
   * @throws UnsettledFixes when the text was there before
   */
  attempt(whole: LintResult, fixable: readonly Diagnostic[]): SourceFile {
    const { path, text } = whole.source;
    if (this.#seen.has(text)) throw new UnsettledFixes([...new Set(fixable.map(({ rule }) => rule))], path);
    this.#seen.add(text);
    // Whether an allow comment is used is known only after all other fixes.
    const ordinary = fixable.filter(({ group }) => group !== "allow");
    const tried = compatible(ordinary.length > 0 ? ordinary : fixable);
    this.fixed += tried.length;
    this.#last = { whole, tried };
    return new SourceFile(path, applyEdits(text, editsOf(tried)));
  }
}

/**
 * Repairs what has one right answer, until nothing is left to repair. Text outside the edits stays as it is, byte for
 * byte. A fix that causes a finding is not made.
 * @throws UnsettledFixes when the fixes bring back an earlier text: a bug in the rules that it names
 */
export const fix = (text: string | SourceFile, options: FixOptions & EngineOptions): FixResult => {
  let source = typeof text === "string" ? new SourceFile(options.path ?? "issue.md", text) : text;
  const repair = new Repair(options);
  for (let pass = 0; ; pass++) {
    const whole = repair.settle(source);
    const result = options.accept?.(whole) ?? whole;
    const wanted = result.diagnostics.filter(({ fix: made }) => made && (made.safety === "safe" || options.unsafe));
    const fixable = wanted.filter((found) => !repair.isRefused(found, whole.source));
    // A line of nothing but brackets needs a pass for each: after so many the rest is left for another run.
    if (fixable.length === 0 || pass === MAX_PASSES) {
      const refused = wanted.filter((found) => repair.isRefused(found, whole.source));
      return {
        ...result,
        text: whole.source.text,
        fixed: repair.fixed,
        left: fixable.length,
        refused: refused.map((found) => ({ rule: found.rule, title: fixOf(found).title })),
      };
    }
    source = repair.attempt(whole, fixable);
  }
};
