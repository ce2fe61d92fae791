/** Linting: the rules are run over an issue, and what they find becomes diagnostics. */
import { earlierThan } from "../archive/types.ts";
import { readAllows } from "../document/allow.ts";
import { buildIssue } from "../document/build.ts";
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
import { type RuleSettings, type Severities, severitiesOf, stageOf } from "./settings.ts";
import { callRule } from "./targets.ts";
import { caller } from "./validate-finding.ts";
import { withoutYielding } from "./yielding.ts";

/** A finding with all that the engine knows of it. */
export interface Diagnostic extends Finding {
  readonly rule: string;
  readonly group: Group;
  /** The page about the rule, where the rule names one. */
  readonly url?: string;
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** Its name from run to run, where it was told before others were left out of the list; see `fingerprints`. */
  readonly fingerprint?: string;
}

/** A finding that an allow comment lets stand. */
export interface AllowedDiagnostic extends Diagnostic {
  /** As the comment says it. */
  readonly reason: string;
}

export interface LintOptions extends RuleSettings {
  /** Says the stage and the name that the front matter is held against. */
  readonly path?: string;
  /** Default: `draft` in a folder of that name, else `publish`. */
  readonly stage?: Stage;
  /** `external`: not an editor; default: not known, and nothing is held against it. */
  readonly author?: Author;
  /** Only these rules, on any text. Default: all of the newsletter, on an issue of it. */
  readonly rules?: readonly AnyRule[];
  /** Rules of one's own, beside those and treated as they are. */
  readonly plugins?: readonly AnyRule[];
  /** What is known from outside; rules that need more do not run. */
  readonly facts?: Partial<Facts>;
  /** What reads the Markdown. The library has one of its own. */
  readonly parser?: MarkdownParser;
  /** Hears how long what takes. */
  readonly timer?: Timer;
}

/** The options of the engine, which brings no parser of its own. */
export type EngineOptions = LintOptions & { readonly parser: MarkdownParser };

export interface LintResult {
  readonly source: SourceFile;
  readonly issue: Issue;
  readonly stage: Stage;
  /** Sorted by position, then by rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** What would be among them but for an allow comment, sorted alike. */
  readonly allowed: readonly AllowedDiagnostic[];
  /** Ids of the rules that did not run because the issue is older than the conventions that they are about. */
  readonly youngerRules: readonly string[];
}

/** A rule threw: a bug in the rule, never a finding and never silence. */
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
const dayOf = ({ date, source }: Issue): Day | undefined => {
  const named = dayInName(source.path);
  return date === undefined || named === undefined ? (date ?? named) : Math.max(date, named);
};

/** Whether the convention of the rule holds for an issue of that day. */
const holdsOn = (day: Day | undefined, { since }: AnyRule): boolean =>
  since === undefined || day === undefined || (parseDay(since) ?? Number.NEGATIVE_INFINITY) <= day;

/** Something of an issue is there: a line of its front matter, or a section that only issues have. */
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
}

/** A rule that runs. */
interface Active {
  readonly rule: AnyRule;
  readonly severities: Severities;
}

const runRule = ({ rule, severities }: Active, run: Run): Diagnostic[] => {
  const { issue, stage, author, allows, facts, parser } = run;
  const isAllowed = (span: Finding["span"]) => allows.covering(rule.id, span) !== undefined;
  // Written out: copying an object and adding to it takes longer than most rules do.
  const { archive, pages } = facts;
  const context: Context = { archive, pages, issue, source: issue.source, stage, author, isAllowed };
  const ofRule = { rule: rule.id, group: rule.group, ...(rule.url === undefined ? {} : { url: rule.url }) };
  const diagnostics: Diagnostic[] = [];
  try {
    const call = caller(rule, context);
    callRule(rule, { issue, allows, parser }, (target, match) => {
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

const byPosition = (a: Diagnostic, b: Diagnostic): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Runs the rules; findings that an allow comment covers are kept apart. */
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

/** What the rules see of the facts given: of the archive only what is earlier than the issue. */
const factsFor = (issue: Issue, given: Partial<Facts> = {}): Facts => {
  const archive = given.archive && earlierThan(given.archive, issue);
  return { ...NO_FACTS, ...given, ...(archive && { archive }) };
};

const lintOnce = (source: SourceFile, options: EngineOptions): LintResult => {
  const stage = options.stage ?? stageOf(source.path);
  const { parser, timer = untimed, author } = options;
  const issue = timer("model", () => buildIssue(source, { parser, timer }));
  const registered = [...(options.rules ?? builtIn), ...(options.plugins ?? [])];
  // Of a file that is no issue one thing is to be said and nothing repaired, unless rules are asked for by name.
  const isMeant = options.rules !== undefined || options.select !== undefined || isIssue(issue);
  const isGiven = (name: FactName): boolean => options.facts?.[name] !== undefined;
  const selected = registered.flatMap((rule): Active[] => {
    if ((!isMeant && !rule.anyFile) || !(rule.needs ?? []).every(isGiven)) return [];
    const severities = severitiesOf(rule, stage, options);
    return severities ? [{ rule, severities }] : [];
  });
  const day = dayOf(issue);
  const [active, younger] = partition(selected, ({ rule }) => holdsOn(day, rule));
  const allows = allowList(readAllows(issue.comments, issue.lines, source), {
    known: new Set([...builtIn, ...registered].map((rule) => rule.id)),
    active: new Set(active.map(({ rule }) => rule.id)),
  });
  const run: Run = { parser, issue, stage, author, allows, facts: factsFor(issue, options.facts) };
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
  return withoutConsequences(result, (other) => lintOnce(new SourceFile(source.path, other), options));
};
