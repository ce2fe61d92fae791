/** Fixes: they settle, fixing twice is fixing once, nothing outside of the edits is lost, and no finding is caused. */
import type { LintResult } from "../../../src/index.ts";
import type { Span } from "../../../src/text/span.ts";
import { causedFindings } from "./caused.ts";
import type { Check, Failure, Repairs, Subject } from "./check.ts";

/** Fixes that lie in each other need a pass each, and one run has ten. */
const MOST_RUNS = 40;

const editedSpans = ({ diagnostics }: LintResult, unsafe: boolean): Span[] =>
  diagnostics
    .flatMap(({ fix }) => (fix && (unsafe || fix.safety === "safe") ? fix.edits.map(({ span }) => span) : []))
    .sort((a, b) => a.start - b.start);

/** The pieces of the text between the spans. */
const keptPieces = (text: string, spans: readonly Span[]): string[] => {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (start >= done) pieces.push(text.slice(done, start));
    done = Math.max(done, end);
  }
  return [...pieces, text.slice(done)];
};

/** Whether all the pieces are in the text, in their order, the first at its start and the last at its end. */
const holds = (text: string, pieces: readonly string[]): boolean => {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let at = text.startsWith(first) ? first.length : text.length + 1;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    at = found < 0 ? text.length + 1 : found + piece.length;
  }
  return at + last.length <= text.length && text.endsWith(last);
};

function* lostBytes({ passes }: Repairs, unsafe: boolean): Generator<Failure> {
  for (const [index, { source }] of passes.slice(1).entries()) {
    const before = passes[index] as LintResult;
    if (holds(source.text, keptPieces(before.source.text, editedSpans(before, unsafe)))) continue;
    const rules = new Set(before.diagnostics.flatMap(({ rule, fix }) => (fix ? [rule] : [])));
    yield { kind: "text outside of the edits is lost", detail: [...rules].join(", ") };
  }
}

/** Fixes that have not settled after so many runs never will. */
function* unsettled(subject: Subject, { result }: Repairs, unsafe: boolean): Generator<Failure> {
  let { text, left } = result;
  for (let run = 0; run < MOST_RUNS; run++) {
    const again = subject.fix(text, { unsafe }).result;
    if (again.text === text && again.left === 0) return;
    // What was left for another run is made by it; a run that leaves nothing has done all there is to do.
    if (left === 0) {
      const [rule = "nothing"] = subject.lint(text).diagnostics.flatMap(({ rule, fix }) => (fix ? [rule] : []));
      yield { kind: `fixing twice is not fixing once: ${rule}`, detail: again.text };
      return;
    }
    ({ text, left } = again);
  }
  yield { kind: "fixes do not settle", detail: text };
}

function* causedBy({ passes }: Repairs): Generator<Failure> {
  for (const [index, after] of passes.slice(1).entries())
    for (const { rule, message } of causedFindings(passes[index] as LintResult, after))
      yield { kind: `a safe fix causes ${rule}`, detail: `${message}: ${after.source.text}` };
}

const hasFix = (result: LintResult, safety?: "unsafe"): boolean =>
  result.diagnostics.some(({ fix }) => fix && fix.safety === (safety ?? fix.safety));

export const safeFixes: Check = {
  name: "safe fixes",
  *find(subject) {
    if (!hasFix(subject.linted)) return;
    const repairs = subject.repairs(false);
    yield* lostBytes(repairs, false);
    yield* unsettled(subject, repairs, false);
    yield* causedBy(repairs);
  },
};

export const unsafeFixes: Check = {
  name: "unsafe fixes",
  *find(subject) {
    // Where no unsafe one is ever offered, all that is made are the safe ones.
    if (!subject.repairs(false).passes.some((pass) => hasFix(pass, "unsafe"))) return;
    const repairs = subject.repairs(true);
    yield* lostBytes(repairs, true);
    yield* unsettled(subject, repairs, true);
  },
};
