/** Calls a rule, and validates its findings, since rules may come from plugins. */
import type { AnyRule, Confidence, Context, Finding, Fix, Match, Related } from "../rule/define-rule.ts";
import { type Edit, haveOverlap } from "../text/edit.ts";
import type { Position, SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

/** A rule with that many more findings than the text has characters is in an endless loop. */
const SPARE_FINDINGS = 1000;

const LONE_SURROGATE = /[\ud800-\udfff]/u;

const textOf = (value: unknown, what: string): string => {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new TypeError(`${what} is ${value === "" ? "empty" : typeof value}, not a text`);
};

/** A message is one line, whatever it quotes: a piece of a draft may reach over several. */
const messageOf = (value: unknown, what: string): string => textOf(value, what).replace(/[\r\n]+/g, " ");

const spanOf = (value: Span | undefined, source: SourceFile, what: string): Span => {
  const { start, end } = value ?? {};
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new TypeError(`${what} has no span { start, end }`);
  const span = { start: start as number, end: end as number };
  if (0 <= span.start && span.start <= span.end && span.end <= source.text.length) return span;
  throw new RangeError(`${what} spans ${start} to ${end}, and the file 0 to ${source.text.length}`);
};

/** Whether the offset parts the two halves of a character. */
const partsCharacter = (text: string, offset: number): boolean =>
  offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;

const editOf = (value: Edit, source: SourceFile): Edit => {
  const span = spanOf(value?.span, source, "an edit");
  const { text } = value;
  if (typeof text !== "string") throw new TypeError(`the text of an edit is ${typeof text}`);
  // A file cannot hold a lone surrogate, but a given text may, and then a fix may move it.
  const isTorn = LONE_SURROGATE.test(text) && !LONE_SURROGATE.test(source.text);
  if (partsCharacter(source.text, span.start) || partsCharacter(source.text, span.end) || isTorn)
    throw new RangeError(`an edit at ${span.start} to ${span.end} cuts a character in two`);
  return { span, text };
};

const fixOf = (value: Fix, source: SourceFile): Fix => {
  const { safety, edits: written } = value;
  const title = textOf(value.title, "the title of a fix");
  if (safety !== "safe" && safety !== "unsafe") throw new TypeError("the safety of a fix is neither safe nor unsafe");
  if (!Array.isArray(written)) throw new TypeError("a fix has no list of edits");
  const edits = (written as readonly Edit[]).map((edit) => editOf(edit, source));
  if (haveOverlap(edits)) throw new RangeError("two edits of a fix overlap");
  return { title, safety, edits };
};

const positionOf = (value: Position | undefined): Position => {
  const { line = 0, column = 0, offset = -1 } = value ?? {};
  if (line >= 1 && column >= 1 && offset >= 0 && [line, column, offset].every(Number.isSafeInteger))
    return { line, column, offset };
  throw new TypeError("a related place has neither a span nor a start and an end");
};

const relatedOf = (value: Related, source: SourceFile): Related => {
  const message = messageOf(value.message, "the message of a related place");
  if ("span" in value) return { span: spanOf(value.span, source, "a related place"), message };
  const path = textOf(value.path, "the path of a related place");
  return { path, start: positionOf(value.start), end: positionOf(value.end), message };
};

const confidenceIn = (value: Confidence): Confidence => {
  if (value === "certain" || value === "likely" || value === "possible") return value;
  throw new TypeError("the confidence of a finding is none of certain, likely and possible");
};

/** Fields that findings had in earlier versions, and what replaced them. */
const REPLACED = Object.entries({
  hint: '`confidence: "possible"`',
  warning: '`confidence: "likely"`',
  root: "`rootCause`",
});

/** Requires all fields of a finding, so that none is forgotten here. */
type Copy = { readonly [K in keyof Required<Finding>]: Finding[K] };

/** A validated copy of a finding without other fields, so that a rule can neither mutate it nor set what the engine sets. */
const copyOf = (finding: Finding, source: SourceFile): Copy => {
  const message = messageOf(finding?.message, "the message of a finding");
  for (const [field, instead] of REPLACED)
    if (field in finding) throw new TypeError(`a finding has \`${field}\`: write ${instead} for it`);
  const { help, confidence, related, fix, rootCause, twin, silences } = finding;
  return {
    span: spanOf(finding.span, source, "a finding"),
    message,
    help: help === undefined ? undefined : textOf(help, "the help of a finding"),
    confidence: confidence === undefined ? undefined : confidenceIn(confidence),
    related: related?.map((each) => relatedOf(each, source)),
    fix: fix && fixOf(fix, source),
    rootCause: rootCause && editOf(rootCause, source),
    silences: silences && spanOf(silences, source, "what a finding silences"),
    twin: twin && {
      span: spanOf(twin.span, source, "the twin of a finding"),
      message: messageOf(twin.message, "the message of a twin"),
      help: twin.help === undefined ? undefined : textOf(twin.help, "the help of a twin"),
      fix: twin.fix && fixOf(twin.fix, source),
    },
  };
};

const listOf = (value: unknown): Iterable<Finding> => {
  const result = value as Partial<Iterable<Finding> & AsyncIterable<Finding> & PromiseLike<unknown>> | null | undefined;
  if (typeof result?.[Symbol.iterator] === "function") return result as Iterable<Finding>;
  const isLate = typeof result?.[Symbol.asyncIterator] === "function" || typeof result?.then === "function";
  throw new TypeError(
    isLate
      ? "check is asynchronous, and a rule may wait for nothing"
      : `check gave ${result === null ? "null" : typeof result} in place of findings: write \`*check\` and \`yield\` them`,
  );
};

/** Calls the check of a rule with a target and, for a rule with a pattern, the match. */
type Caller = (target: object, match?: Match) => readonly Finding[];

const NOTHING: readonly Finding[] = [];

/**
 * What calls a rule in one issue. Whatever could damage a file or never end is rejected here, for all rules. The caller
 * throws a TypeError or RangeError that says what the rule got wrong, and whatever the rule throws.
 */
export const caller = (rule: AnyRule, context: Context): Caller => {
  // The target is of the kind that `on` names; the type of a list of rules cannot say so.
  const check = rule.check as (target: unknown, context: Context, match?: Match) => unknown;
  const most = context.source.text.length + SPARE_FINDINGS;
  return (target, match) => {
    // Nearly all calls find nothing, and need no list.
    let found: Finding[] | undefined;
    for (const finding of listOf(check.call(rule, target, context, match))) {
      found ??= [];
      if (found.length === most) throw new RangeError(`more than ${most} findings at one place`);
      found.push(copyOf(finding, context.source));
    }
    return found ?? NOTHING;
  };
};
