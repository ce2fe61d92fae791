/** Which findings of a text a change is to blame for: those on its own lines, and those that it causes elsewhere. */
import type { FileChange } from "../change/file-change.ts";
import type { Related } from "../rule/define-rule.ts";
import type { SourceFile } from "../text/source-file.ts";
import { partitionPoint, type Span } from "../text/span.ts";
import { withFingerprints } from "./fingerprint.ts";
import { byPosition, type Diagnostic, type LintResult } from "./lint.ts";
import { stageOf } from "./settings.ts";

export type Findings = Pick<LintResult, "source" | "diagnostics" | "allowed">;

/** A rename from `draft/` to another folder, with which an issue is published. */
export const isPublication = ({ path, before }: FileChange): boolean =>
  before !== undefined && stageOf(before.path) === "draft" && stageOf(path) === "publish";

/** A rule about the change speaks of what the change does, wherever that is told. */
const isAboutChange = ({ group }: Diagnostic): boolean => group === "change";

const linesOf = (source: SourceFile, { start, end }: Span): number[] => {
  const [first, last] = [source.lineIndex(start), source.lineIndex(end)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

/** Recognizes a finding on a line that stands: by its rule, its line in the text before, and its column. */
const keysOf = (source: SourceFile, lineBefore: (line: number) => number | undefined, withColumn: boolean) => {
  return ({ rule, span }: Diagnostic): string | undefined => {
    const line = source.lineIndex(span.start);
    const before = lineBefore(line);
    const column = withColumn ? source.position(span.start).column : 0;
    return before === undefined ? undefined : `${rule} ${before} ${column}`;
  };
};

/** The nearest of lines in order; of two the one above. */
const nearest = (lines: readonly number[], to: number): number | undefined => {
  const at = partitionPoint(lines, (line) => line < to);
  const [above, below] = [lines[at - 1], lines[at]];
  if (above === undefined || below === undefined) return above ?? below;
  return to - above <= below - to ? above : below;
};

/** The line without white space around it; a blank line is empty. */
const lineSpan = (source: SourceFile, line: number): Span => {
  const { start, end } = source.lines[line] as Span;
  const text = source.text.slice(start, end);
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
};

/** In lines: so much nearer a blank line is than one with text where it is the one to blame. */
const NEAR = 5;

/** Blames the lines of one change. */
class Blame {
  readonly #after: SourceFile;
  readonly #own: ReadonlySet<number>;
  readonly #moved: ReadonlySet<number>;
  /** Own and moved lines: where a finding can be told. */
  readonly #places: readonly number[];
  /** Those of them with text. */
  readonly #texts: readonly number[];

  constructor(file: FileChange, after: SourceFile) {
    const { own, moved } = file.lines;
    this.#after = after;
    this.#own = own;
    this.#moved = moved;
    this.#places = [...own, ...moved].sort((a, b) => a - b);
    this.#texts = this.#places.filter((line) => lineSpan(after, line).start < lineSpan(after, line).end);
  }

  isOn(lines: ReadonlySet<number>, span: Span): boolean {
    return linesOf(this.#after, span).some((line) => lines.has(line));
  }

  isOwn({ span }: Diagnostic): boolean {
    return this.isOn(this.#own, span);
  }

  /** The findings, and for a defect of two lines of which the change has only the other, that is told there. */
  atOwn<T extends Diagnostic>(findings: readonly T[]): readonly T[] {
    const told: T[] = [];
    const result = findings.map((finding): T => {
      const { span, twin } = finding;
      if (!twin || this.isOwn(finding) || !this.isOn(this.#own, twin.span)) return finding;
      told.push(finding);
      return { ...finding, fix: undefined, ...twin, related: [{ span, message: "the other one" }], twin: undefined };
    });
    const isEcho = ({ rule, severity, span }: Diagnostic): boolean =>
      severity === "info" && told.some((each) => each.rule === rule && each.twin?.span.start === span.start);
    return told.length === 0 ? findings : result.filter((each) => !isEcho(each));
  }

  /** The line of the change that causes a finding on a line that stands: one that it points at, else the nearest. */
  #causeOf({ span, related = [] }: Diagnostic): number | undefined {
    const pointedAt = related.flatMap((each) => ("span" in each ? linesOf(this.#after, each.span) : []));
    const line = pointedAt.find((each) => this.#own.has(each)) ?? pointedAt.find((each) => this.#moved.has(each));
    if (line !== undefined) return line;
    const at = this.#after.lineIndex(span.start);
    const [text, any] = [nearest(this.#texts, at), nearest(this.#places, at)];
    // A blank line causes something only near itself.
    return text === undefined || (any !== undefined && Math.abs(any - at) < Math.abs(text - at) - NEAR) ? any : text;
  }

  /** The part of a span that begins at the first line of the change in it; undefined when no line of it is the change's. */
  #partOf(span: Span): Span | undefined {
    const lines = linesOf(this.#after, span);
    const first = lines.find((line) => this.#own.has(line)) ?? lines.find((line) => this.#moved.has(line));
    if (first === undefined || first === lines[0]) return first === undefined ? undefined : span;
    const { start } = lineSpan(this.#after, first);
    return { start, end: Math.max(start, span.end) };
  }

  /** A finding that the change causes, told at a line of the change; where it only removes lines, it stays. */
  placed<T extends Diagnostic>(finding: T): T {
    const part = this.#partOf(finding.span);
    if (part !== undefined) return part === finding.span ? finding : { ...finding, span: part };
    const line = this.#causeOf(finding);
    if (line === undefined) return finding;
    const { fix } = finding;
    const there: Related = { span: finding.span, message: "here" };
    const related = [
      there,
      ...(finding.related ?? []).filter((each) => !("span" in each && this.#is(each.span, line))),
    ];
    const message = `because of this line, on line ${this.#after.lineIndex(finding.span.start) + 1}: ${finding.message}`;
    const isOwnFix = fix?.edits.every(({ span }) => linesOf(this.#after, span).every((each) => this.#own.has(each)));
    return { ...finding, fix: isOwnFix ? fix : undefined, span: lineSpan(this.#after, line), message, related };
  }

  #is(span: Span, line: number): boolean {
    return this.#after.lineIndex(span.start) === line;
  }

  /** Each rule once for each line that it was moved to, and not where the rule speaks of the line already. */
  merged<T extends Diagnostic>(findings: readonly T[], about: readonly T[]): T[] {
    const keyOf = ({ rule, span }: Diagnostic): string => `${rule} ${this.#after.lineIndex(span.start)}`;
    const result = [...about];
    const said = new Set(findings.map(keyOf));
    const moved = new Map<string, number>();
    for (const finding of findings) {
      const placed = this.placed(finding);
      const key = keyOf(placed);
      if (placed === finding) result.push(finding);
      else if (moved.has(key)) {
        const index = moved.get(key) as number;
        const first = result[index] as T;
        result[index] = { ...first, related: [...(first.related ?? []), ...(placed.related ?? []).slice(0, 1)] };
      } else if (!said.has(key)) {
        moved.set(key, result.length);
        result.push(placed);
      }
    }
    return result.sort(byPosition);
  }
}

/** The rules of the findings for which it matters what was found in the text before: those on lines that stand. */
export const rulesInQuestion = ({ source, diagnostics, allowed }: Findings, file: FileChange): string[] => {
  const blame = new Blame(file, source);
  const onOthers = [...diagnostics, ...allowed].filter((each) => !isAboutChange(each) && !blame.isOwn(each));
  return [...new Set(onOthers.map(({ rule }) => rule))];
};

/**
 * Leaves of the findings of the new text those that the change is to blame for. A finding on a line that the change adds
 * or edits is the change's, even if the line had it before; one on a line that stands is so if the change causes it, and
 * is told at the line of the change then. Publication is to blame for the whole issue.
 * @param before what was found in the text before; undefined when there was none
 * @param file the change, with the new text that `after` is about
 */
export const blamed = <T extends Findings>(before: Findings | undefined, after: T, file: FileChange): T => {
  if (before === undefined || isPublication(file)) return after;
  const { lines } = file;
  const blame = new Blame(file, after.source);
  const keyBefore = keysOf(before.source, (line) => line, !lines.isRewritten);
  const keyAfter = keysOf(after.source, lines.before, !lines.isRewritten);
  const blamedOf = <D extends Diagnostic>(found: readonly D[], old: readonly D[]): D[] => {
    const known = new Set(old.map(keyBefore));
    const [about, others] = [found.filter(isAboutChange), blame.atOwn(found.filter((each) => !isAboutChange(each)))];
    return blame.merged(
      others.filter((each) => blame.isOwn(each) || !known.has(keyAfter(each))),
      about,
    );
  };
  const found = withFingerprints(after);
  // A finding that was allowed before and is not now was caused by removing the comment, so the two are separate.
  return {
    ...after,
    diagnostics: blamedOf(found.diagnostics, before.diagnostics),
    allowed: blamedOf(found.allowed, before.allowed),
  };
};
