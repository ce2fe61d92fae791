import { treeOf } from "../model/tree.ts";
import type { Issue } from "../model/types.ts";
import type { Targets } from "../rules/define-rule.ts";
import type { AllowList } from "./allow-list.ts";

const READERS: { readonly [K in keyof Targets]: (issue: Issue, allows: AllowList) => readonly Targets[K][] } = {
  issue: (issue) => [issue],
  section: (issue) => issue.sections,
  line: (issue) => issue.lines,
  link: (issue) => issue.links,
  definition: (issue) => issue.definitions,
  comment: (issue) => issue.comments,
  html: (issue) => issue.htmlTags,
  entry: (issue) => issue.entries,
  "none-line": (issue) => issue.noneLines,
  project: (issue) => issue.projects,
  talk: (issue) => issue.talks,
  event: (issue) => issue.events,
  malformed: (issue) => issue.malformed,
  allow: (_, allows) => allows.list(),
  tree: (issue) => [treeOf(issue)],
};

/** What `on` may name. */
export const TARGET_NAMES: readonly string[] = Object.keys(READERS);

/** All that a rule is called for in one issue. */
export const targetsOf = <K extends keyof Targets>(on: K, issue: Issue, allows: AllowList): readonly Targets[K][] =>
  READERS[on](issue, allows);
