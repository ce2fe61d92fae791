import { type Archive, NO_ARCHIVE } from "../archive/types.ts";
import type { Allow } from "../document/allow.ts";
import type {
  CfpProject,
  CfpTalk,
  Comment,
  Definition,
  EventEntry,
  HtmlTag,
  Issue,
  Line,
  Link,
  LinkEntry,
  Malformed,
  MarkdownTree,
  NoneLine,
  Section,
} from "../document/types.ts";
import { NO_PAGES, type PageSketch, type Pages } from "../linked-pages/page.ts";
import type { Edit } from "../text/edit.ts";
import type { Position, SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { Earlier } from "./example-facts.ts";
import type { ExamplePlace } from "./example-frame.ts";

export type Severity = "error" | "warning" | "info";
/** Where the issue is in its week: while a draft is written, some things are still to be done. */
export type Stage = "draft" | "publish";

/** Who wrote what is judged: some sections are for editors only. */
export type Author = "editor" | "external";

/**
 * How sure it is that an editor would change what is found: `likely` is evidence, not proof, and `possible` is worth a
 * look, for a careful editor may leave it.
 */
export type Confidence = "certain" | "likely" | "possible";

/** What a rule is about; decides its severity. */
export type Group = keyof typeof GROUPS;

/** The groups with their severity at each stage, and what they promise. */
export const GROUPS = {
  syntax: { draft: "error", publish: "error", title: "The site will not show what was meant" },
  structure: { draft: "error", publish: "error", title: "The issue is not put together as an issue" },
  dates: { draft: "error", publish: "error", title: "A date cannot be right" },
  policy: { draft: "error", publish: "error", title: "What the newsletter does not take" },
  guideline: { draft: "warning", publish: "warning", title: "What the README and the editors ask" },
  style: { draft: "warning", publish: "warning", title: "How the newsletter writes it" },
  archive: { draft: "warning", publish: "warning", title: "Earlier issues say otherwise" },
  readiness: { draft: "info", publish: "error", title: "Left to do before publication" },
  online: { draft: "warning", publish: "warning", title: "What only the linked page knows; asked with `--online`" },
  hint: { draft: "info", publish: "info", title: "Worth a look" },
  allow: { draft: "warning", publish: "warning", title: "About the linter itself" },
} as const satisfies Record<string, { draft: Severity; publish: Severity; title: string }>;

/** The severity of what a rule of the group is that sure of, when nothing is configured. */
export const severityOf = (group: Group, confidence: Confidence, stage: Stage): Severity => {
  if (confidence === "possible") return "info";
  const severity = GROUPS[group][stage];
  return confidence === "likely" && severity === "error" ? "warning" : severity;
};

/** What a rule can ask to be called for: once for each target of the issue. */
export interface Targets {
  issue: Issue;
  section: Section;
  line: Line;
  link: Link;
  definition: Definition;
  comment: Comment;
  html: HtmlTag;
  entry: LinkEntry;
  "none-line": NoneLine;
  project: CfpProject;
  talk: CfpTalk;
  event: EventEntry;
  malformed: Malformed;
  allow: Allow;
  /** For what no other target names; it is parsed only when a rule asks for it. */
  tree: MarkdownTree;
}

export interface Fix {
  /** What it does, as a command: "remove the parameter". */
  readonly title: string;
  /** Safe: no information is lost and no meaning changed. Deleting an entry or changing a date is unsafe. */
  readonly safety: "safe" | "unsafe";
  /** Made together or not at all. */
  readonly edits: readonly Edit[];
}

/** A place that explains a finding: in this file, or in another. */
export type Related = RelatedHere | RelatedElsewhere;
export interface RelatedHere {
  readonly span: Span;
  readonly message: string;
}
export interface RelatedElsewhere {
  /** Of the other file, as it is shown. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly message: string;
}

/** What a rule reports; the engine adds which rule, which file and how severe. */
export interface Finding {
  readonly span: Span;
  /** The fact, in lower case, without a final period, text of the draft in backticks. */
  readonly message: string;
  /** What to do, in words that can be pasted into a review. */
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** An edit that takes away the root of other findings: what is not found with it made is not told beside this one. */
  readonly root?: Edit;
  /** Where it differs from the rule's. */
  readonly confidence?: Confidence;
}

/** What may be known from outside the issue, as plain data. A rule never fetches: it declares its needs and is given them. */
export interface Facts {
  /** The issues before this one, as far as they were read. */
  readonly archive: Archive;
  /** The pages that the issue links to. */
  readonly pages: Pages;
}
export type FactName = keyof Facts;

/** What a rule sees of facts that it was not given. */
export const NO_FACTS: Facts = { archive: NO_ARCHIVE, pages: NO_PAGES };

export interface Context extends Facts {
  readonly issue: Issue;
  readonly source: SourceFile;
  readonly stage: Stage;
  /** Undefined where nobody has said so. */
  readonly author?: Author;
  /** Whether an allow comment for this rule covers the place. Asking counts as using the comment. */
  isAllowed(span: Span): boolean;
}

/** `incorrect` with `^^^ message` lines below what is reported, `correct` as it should read. */
export interface Example extends ExamplePlace {
  /** Who is said to have written it. */
  readonly author?: Author;
  /** What the pages say, by URL. */
  readonly pages?: Readonly<Record<string, PageSketch>>;
  /** What stood there in earlier issues. */
  readonly earlier?: Earlier;
  readonly incorrect: string;
  readonly correct: string;
}

export interface Rule<K extends keyof Targets = keyof Targets> {
  /** Names the flagged thing and reads well after "allow". */
  readonly id: string;
  readonly on: K;
  readonly group: Group;
  /** The facts without which it does not run. */
  readonly needs?: readonly FactName[];
  /** Facts with which it sees more. */
  readonly consults?: readonly FactName[];
  /** How sure its findings are unless they say otherwise; `certain` when it is left out. */
  readonly confidence?: Confidence;
  readonly fix: "never" | "sometimes" | "always";
  /**
   * Found in the text of every target that it has something to say of; where it is not, `check` is not called. Only for
   * speed: the rule says the same without it.
   */
  readonly mentions?: RegExp;
  /** Also speaks of a file that is no issue at all. */
  readonly anyFile?: true;
  /** One sentence: what it flags. */
  readonly summary: string;
  /** Why an editor cares. */
  readonly why: string;
  /** The guideline it comes from. */
  readonly source?: string;
  /** The page about it, for a rule that is not the newsletter's. */
  readonly url?: string;
  readonly examples: readonly [Example, ...Example[]];
  check(target: Targets[K], context: Context): Iterable<Finding>;
}

/** Any rule, whatever it is called for. */
export type AnyRule = { [K in keyof Targets]: Rule<K> }[keyof Targets];

/** How sure the findings of a rule are that say nothing of it. */
export const confidenceOf = ({ confidence = "certain" }: Pick<AnyRule, "confidence">): Confidence => confidence;

/** Gives a rule its types: `check` gets the target that `on` names. */
export const defineRule = <K extends keyof Targets>(rule: Rule<K>): Rule<K> => rule;

/** A fix that needs no thought. */
export const safeFix = (title: string, ...edits: Edit[]): Fix => ({ title, safety: "safe", edits });
/** A fix that a person should look at. */
export const unsafeFix = (title: string, ...edits: Edit[]): Fix => ({ title, safety: "unsafe", edits });
