/** Every span of the model and of the findings lies in the text, and every value is what stands at its span. */
import type { LintResult } from "../../../src/index.ts";
import type { Check, Failure } from "./check.ts";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** What is wrong with the objects that can be reached from here, each looked at once. */
function* wrongSpans(root: Record<string, unknown>, text: string): Generator<Failure> {
  const pending: { value: Record<string, unknown>; path: string }[] = [{ value: root, path: "" }];
  const seen = new Set<unknown>();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path } = next;
    if (seen.has(value)) continue;
    seen.add(value);
    const { start, end } = value;
    if (typeof start === "number" && typeof end === "number" && !(0 <= start && start <= end && end <= text.length))
      yield { kind: `a span outside of the text: ${path}`, detail: `${start} to ${end} of ${text.length}` };
    // Lists of all lines hold the same keys, so the number is left out of the kind.
    for (const [key, inner] of Object.entries(value))
      if (isObject(inner)) pending.push({ value: inner, path: Array.isArray(value) ? path : `${path}.${key}` });
  }
}

/** Words of the language that no message of ours has. */
const LEAKED = /native code|\[object |\bundefined\b|\bNaN\b/;

function* wrongWords({ diagnostics, source }: LintResult): Generator<Failure> {
  for (const { rule, message, help = "" } of diagnostics) {
    if (/[\r\n]/.test(message)) yield { kind: `a message of two lines: ${rule}`, detail: message };
    const leaked = LEAKED.exec(`${message}\n${help}`)?.[0];
    if (leaked !== undefined && !source.text.includes(leaked))
      yield { kind: `a message with what is no word: ${rule}`, detail: message };
  }
}

export const spans: Check = {
  name: "spans",
  *find({ linted }) {
    const { source, issue, diagnostics, allowed } = linted;
    const { source: _, ...parts } = issue;
    yield* wrongSpans({ issue: parts, diagnostics, allowed }, source.text);
    yield* wrongWords(linted);
  },
};
