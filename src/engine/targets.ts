/** What `on` may name, and the calls of `check` that follow from it. */
import type { MarkdownParser } from "../document/markdown/parser.ts";
import { treeOf } from "../document/tree.ts";
import type { Issue } from "../document/types.ts";
import type { AnyRule, Match, Targets } from "../rule/define-rule.ts";
import { memoize } from "../text/memoize.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { AllowList } from "./allow.ts";
import { searchFor } from "./matches.ts";

/** An issue during a run. */
export interface Judged {
  readonly issue: Issue;
  readonly allows: AllowList;
  readonly parser: MarkdownParser;
}

const READERS: { readonly [K in keyof Targets]: (judged: Judged) => readonly Targets[K][] } = {
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
  allow: ({ allows }) => allows.list(),
  tree: ({ issue, parser }) => [treeOf(issue, parser)],
};

/** What `on` may name. */
export const TARGET_NAMES: readonly string[] = Object.keys(READERS);

const textOf = (target: object, source: SourceFile): string =>
  "span" in target ? source.slice(target.span as Span) : source.text;

const startOf = (target: object): number => ("span" in target ? (target.span as Span).start : 0);

/** The texts of a list of targets, which is the same list for all rules of an issue. */
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
  judged: Judged,
  call: (target: object, match?: Match) => void,
): void => {
  const targets: readonly object[] = READERS[on](judged);
  if (!pattern) {
    for (const target of targets) call(target);
    return;
  }
  const search = searchFor(pattern);
  const texts = textsOf(targets)(judged.issue.source);
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index] as object;
    for (const match of search(texts[index] as string, startOf(target))) call(target, match);
  }
};
