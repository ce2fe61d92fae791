/** The targets that `on` may name, and the calls of `check` for them. */
import type { ChangedIssue } from "../change/changed-issue.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import { treeOf } from "../document/tree.ts";
import type { Issue } from "../document/types.ts";
import type { AnyRule, Match, Targets } from "../rule/define-rule.ts";
import { memoize } from "../text/memoize.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { AllowList } from "./allow.ts";
import { searchFor } from "./matches.ts";

/** What the targets of an issue are read from. */
export interface TargetSources {
  readonly issue: Issue;
  readonly allows: AllowList;
  readonly parser: MarkdownParser;
  /** Undefined when the text is not judged as part of a change. */
  readonly changed?: ChangedIssue;
}

const READERS: { readonly [K in keyof Targets]: (sources: TargetSources) => readonly Targets[K][] } = {
  issue: ({ issue }) => [issue],
  section: ({ issue }) => issue.sections,
  line: ({ issue }) => issue.lines,
  link: ({ issue }) => issue.links,
  definition: ({ issue }) => issue.definitions,
  comment: ({ issue }) => issue.comments,
  html: ({ issue }) => issue.htmlTags,
  entry: ({ issue }) => issue.entries,
  "none-line": ({ issue }) => issue.noneLines,
  project: ({ issue }) => issue.projects,
  talk: ({ issue }) => issue.talks,
  event: ({ issue }) => issue.events,
  malformed: ({ issue }) => issue.malformed,
  change: ({ changed }) => (changed ? [changed] : []),
  allow: ({ allows }) => allows.list(),
  tree: ({ issue, parser }) => [treeOf(issue, parser)],
};

/** What `on` may name. */
export const TARGET_NAMES: readonly string[] = Object.keys(READERS);

const textOf = (target: object, source: SourceFile): string =>
  "span" in target ? source.slice(target.span as Span) : source.text;

const startOf = (target: object): number => ("span" in target ? (target.span as Span).start : 0);

/** The texts of a list of targets, memoized since all rules of an issue are given the same list. */
const textsOf = memoize((targets: readonly object[]) => {
  let texts: readonly string[] | undefined;
  return (source: SourceFile): readonly string[] => {
    texts ??= targets.map((target) => textOf(target, source));
    return texts;
  };
});

/** Calls a rule: once for each target or, if it has a pattern, once for each match in the texts of its targets. */
export const callRule = (
  { on, match: pattern }: Pick<AnyRule, "on" | "match">,
  sources: TargetSources,
  call: (target: object, match?: Match) => void,
): void => {
  const targets: readonly object[] = READERS[on](sources);
  if (!pattern) {
    for (const target of targets) call(target);
    return;
  }
  const search = searchFor(pattern);
  const texts = textsOf(targets)(sources.issue.source);
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index] as object;
    for (const match of search(texts[index] as string, startOf(target))) call(target, match);
  }
};
