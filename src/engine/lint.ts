/** Runs the rules over an issue, and turns their findings into diagnostics. */
import { earlierThan } from "../archive/types.ts";
import { type ChangedIssue, changedIssue } from "../change/changed-issue.ts";
import type { FileChange } from "../change/file-change.ts";
import { readAllows } from "../document/allow.ts";
import { issueOf } from "../document/build.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import type { Issue } from "../document/types.ts";
import { dayInName } from "../newsletter/issue-name.ts";
import {
  type AnyRule,
  type Author,
  type Confidence,
  type Context,
  confidenceOf,
  type FactName,
  type Facts,
  type Finding,
  type Group,
  NO_FACTS,
  type Severity,
  type Stage,
} from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";
import { type Day, parseDay } from "../text/calendar.ts";
import { SourceFile } from "../text/source-file.ts";
import { type Timer, untimed } from "../text/timer.ts";
import { type AllowList, allowList } from "./allow.ts";
import { guarded } from "./fix-guard.ts";
import { withoutConsequences } from "./root-causes.ts";
import { mattersTo } from "./rules-that-matter.ts";
import { type RuleSettings, type Severities, severitiesOf, stageOf } from "./settings.ts";
import { callRule } from "./targets.ts";
import { caller } from "./validate-finding.ts";
import { withoutYielding } from "./yielding.ts";

/** A finding with what the engine adds to it. */
export interface Diagnostic extends Finding {
  readonly rule: string;
  readonly group: Group;
  /** The page about the rule, where the rule names one. */
  readonly url?: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** Set where it was computed before other diagnostics were filtered out; see `fingerprints`. */
  readonly fingerprint?: string;
}

/** A finding that an allow comment allows. */
export interface AllowedDiagnostic extends Diagnostic {
  /** The reason that the comment gives. */
  readonly reason: string;
}

export interface LintOptions extends RuleSettings {
  /** Decides the stage, and its date is compared with the one in the front matter. */
  readonly path?: string;
  /** Default: `draft` in a folder of that name, else `publish`. */
  readonly stage?: Stage;
  /** `external` is anyone but an editor. When it is left out, what only editors may do is allowed. */
  readonly author?: Author;
  /** Only these rules, on any text. Default: all of the newsletter, on an issue of it. */
  readonly rules?: readonly AnyRule[];
  /** Additional rules, which are treated like the others. */
  readonly plugins?: readonly AnyRule[];
  /** Facts from outside of the issue; rules that need others do not run. */
  readonly facts?: Partial<Facts>;
  /** The Markdown parser. Default: that of the library. */
  readonly parser?: MarkdownParser;
  /** What the text has changed in, for the rules about a change. Only `lintChange` leaves out what was there before. */
  readonly change?: FileChange;
  /** Measures the phases of a run. */
  readonly timer?: Timer;
}

/** The options of the engine, which brings no parser of its own. */
export interface EngineOptions extends LintOptions {
  readonly parser: MarkdownParser;
  /** The ids of the rules whose findings are wanted; those of others may be left out. Default: all. */
  readonly only?: ReadonlySet<string>;
}

export interface LintResult {
  readonly source: SourceFile;
  readonly issue: Issue;
  readonly stage: Stage;
  /** Sorted by position, then by rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** The findings that allow comments allow, in the same order. */
  readonly allowed: readonly AllowedDiagnostic[];
  /** Ids of the rules that did not run because the issue is older than the conventions that they are about. */
  readonly youngerRules: readonly string[];
}

/** Thrown when a rule throws, which is a bug in the rule and must be neither a finding nor go unnoticed. */
export class RuleCrash extends Error {
  readonly rule: string;
  readonly path: string;

  constructor(rule: string, path: string, cause: unknown) {
    super(`rule ${rule} crashed on ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.rule = rule;
    this.path = path;
  }
}

/** The later of the days in the front matter and in the file's name: a mistyped year must not switch rules off. */
const issueDay = ({ date, source }: Issue): Day | undefined => {
  const named = dayInName(source.path);
  return date === undefined || named === undefined ? (date ?? named) : Math.max(date, named);
};

/** Whether the convention of the rule holds for an issue of that day. */
const holdsOn = (day: Day | undefined, { since }: AnyRule): boolean =>
  since === undefined || day === undefined || (parseDay(since) ?? Number.NEGATIVE_INFINITY) <= day;

/** Whether the file is an issue: it has front matter, or a section that only issues have. */
const isIssue = ({ frontMatter, sections }: Issue): boolean =>
  frontMatter.fields.length > 0 || sections.some(({ kind }) => kind === "community" || kind === "events");

const partition = <T>(items: readonly T[], test: (item: T) => boolean): readonly [T[], T[]] => [
  items.filter(test),
  items.filter((item) => !test(item)),
];

interface Run {
  readonly parser: MarkdownParser;
  readonly issue: Issue;
  readonly stage: Stage;
  readonly author?: Author;
  readonly allows: AllowList;
  readonly facts: Facts;
  readonly changed?: ChangedIssue;
}

/** A rule that runs, with the severities of its findings. */
interface Active {
  readonly rule: AnyRule;
  readonly severities: Severities;
}

const runRule = ({ rule, severities }: Active, run: Run): Diagnostic[] => {
  const { issue, stage, author, allows, facts, parser, changed } = run;
  const isAllowed = (span: Finding["span"]) => allows.covering(rule.id, span) !== undefined;
  // Written out, because spreading an object takes longer than most rules do.
  const { archive, pages, dictionary } = facts;
  const context: Context = { archive, pages, dictionary, issue, source: issue.source, stage, author, isAllowed };
  const ofRule = { rule: rule.id, group: rule.group, ...(rule.url === undefined ? {} : { url: rule.url }) };
  const diagnostics: Diagnostic[] = [];
  try {
    const call = caller(rule, context);
    callRule(rule, { issue, allows, parser, changed }, (target, match) => {
      for (const finding of call(target, match)) {
        const confidence = finding.confidence ?? confidenceOf(rule);
        const fix = guarded(finding.fix, rule, issue);
        diagnostics.push({ ...finding, fix, ...ofRule, confidence, severity: severities[confidence] });
      }
    });
  } catch (error) {
    throw new RuleCrash(rule.id, issue.source.path, error);
  }
  return diagnostics;
};

/** Compares findings by position, then by rule. */
export const byPosition = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Runs the rules, and separates the findings that are allowed by a comment. */
const runRules = (active: readonly Active[], run: Run, timer: Timer): Pick<LintResult, "diagnostics" | "allowed"> => {
  const diagnostics: Diagnostic[] = [];
  const allowed: AllowedDiagnostic[] = [];
  const runTimed = (each: Active): Diagnostic[] => timer("rules", () => runRule(each, run), each.rule.id);
  const add = (found: readonly Diagnostic[]): void => {
    for (const diagnostic of found) {
      const reason = run.allows.covering(diagnostic.rule, diagnostic.span)?.reason;
      if (reason === undefined) diagnostics.push(diagnostic);
      else allowed.push({ ...diagnostic, reason });
    }
  };
  const [others, onAllow] = partition(active, ({ rule }) => rule.on !== "allow");
  const rules = others.map(({ rule }) => rule);
  add(withoutYielding(others.flatMap(runTimed), rules));
  // Whether an allow comment is used is known only when all other rules have run.
  for (const each of onAllow) add(runTimed(each));
  return { diagnostics: diagnostics.sort(byPosition), allowed: allowed.sort(byPosition) };
};

/** The facts that the rules are given: of the archive only the issues before this one. */
const factsFor = (issue: Issue, given: Partial<Facts> = {}): Facts => {
  const archive = given.archive && earlierThan(given.archive, issue);
  return { ...NO_FACTS, ...given, ...(archive && { archive }) };
};

/** What the change does to the text that is linted, which a fix may have edited since. */
const changeOf = (issue: Issue, { change, parser }: EngineOptions): ChangedIssue | undefined => {
  if (change === undefined) return undefined;
  const { after } = change;
  const isCurrent = after === undefined || after === issue.source;
  return changedIssue(isCurrent ? change : change.withAfter(issue.source), issue, parser);
};

const lintOnce = (source: SourceFile, options: EngineOptions): LintResult => {
  const stage = options.stage ?? stageOf(source.path);
  const { parser, timer = untimed, author } = options;
  const issue = timer("model", () => issueOf(source, { parser, timer }));
  const registered = [...(options.rules ?? builtIn), ...(options.plugins ?? [])];
  // For a file that is not an issue, only the rules for any file and those about the change that made it so run, unless
  // rules are selected explicitly.
  const runsAll = options.rules !== undefined || options.select !== undefined || isIssue(issue);
  const isGiven = (name: FactName): boolean => options.facts?.[name] !== undefined;
  const isNeeded = options.only === undefined ? () => true : mattersTo(options.only, registered);
  const selected = registered.flatMap((rule): Active[] => {
    if (!isNeeded(rule) || !(runsAll || rule.anyFile || rule.on === "change") || !(rule.needs ?? []).every(isGiven))
      return [];
    const severities = severitiesOf(rule, stage, options);
    return severities ? [{ rule, severities }] : [];
  });
  const day = issueDay(issue);
  const [active, younger] = partition(selected, ({ rule }) => holdsOn(day, rule));
  const allows = allowList(readAllows(issue.comments, issue.lines, source), {
    known: new Set([...builtIn, ...registered].map((rule) => rule.id)),
    active: new Set(active.map(({ rule }) => rule.id)),
  });
  const changed = active.some(({ rule }) => rule.on === "change") ? changeOf(issue, options) : undefined;
  const run: Run = { parser, issue, stage, author, allows, changed, facts: factsFor(issue, options.facts) };
  const youngerRules = younger.map(({ rule }) => rule.id);
  return { source, issue, stage, youngerRules, ...runRules(active, run, timer) };
};

/**
 * Finds what an editor would send back. Pure: no file, no clock, no network.
 * @param text the whole file; a byte order mark may stand in front
 * @throws RuleCrash when a rule has a bug; bad input never throws
 */
export const lint = (text: string | SourceFile, options: EngineOptions): LintResult => {
  const source = typeof text === "string" ? new SourceFile(options.path ?? "issue.md", text) : text;
  const result = lintOnce(source, options);
  return withoutConsequences(result, (other, only) =>
    lintOnce(new SourceFile(source.path, other), { ...options, only }),
  );
};
