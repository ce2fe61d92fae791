/** The contract of a rule: what it declares, what it is given, what it reports. */
import { type Archive, NO_ARCHIVE } from "../archive/types.ts";
import type { ChangedIssue } from "../change/changed-issue.ts";
import type { Allow } from "../document/allow.ts";
import type { MarkdownTree } from "../document/tree.ts";
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
  NoneLine,
  Section,
} from "../document/types.ts";
import { NO_PAGES, type PageSketch, type Pages } from "../linked-pages/page.ts";
import { type Dictionary, NO_DICTIONARY } from "../text/dictionary.ts";
import type { Edit } from "../text/edit.ts";
import type { Position, SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import type { EarlierText } from "./example-facts.ts";
import type { ExamplePlace } from "./example-frame.ts";

export type Severity = "error" | "warning" | "info";
/** Whether the issue is still being written: then some things are not yet done. */
export type Stage = "draft" | "publish";

/** Who wrote the change: some sections are for editors only. */
export const AUTHORS = ["editor", "external"] as const;
export type Author = (typeof AUTHORS)[number];

/**
 * How sure it is that an editor would change what is found: `likely` has evidence but no proof, and `possible` is worth a
 * look, though a careful editor may leave it.
 */
export type Confidence = "certain" | "likely" | "possible";

/** What a rule is about, which decides its severity. */
export type Group = keyof typeof GROUPS;

/** The groups with their severity at each stage, and what they are about. */
export const GROUPS = {
  syntax: { draft: "error", publish: "error", title: "The site will not show what was meant" },
  structure: { draft: "error", publish: "error", title: "The issue is not put together as an issue" },
  dates: { draft: "error", publish: "error", title: "A date cannot be right" },
  policy: { draft: "error", publish: "error", title: "What the newsletter does not take" },
  guideline: { draft: "warning", publish: "warning", title: "What the README and the editors ask" },
  style: { draft: "warning", publish: "warning", title: "How the newsletter writes it" },
  archive: { draft: "warning", publish: "warning", title: "Earlier issues say otherwise" },
  readiness: { draft: "info", publish: "error", title: "Left to do before publication" },
  change: { draft: "warning", publish: "warning", title: "What a change does to what was there" },
  online: { draft: "warning", publish: "warning", title: "What only the linked page knows; asked with `--online`" },
  hint: { draft: "info", publish: "info", title: "Worth a look" },
  allow: { draft: "warning", publish: "warning", title: "About the linter itself" },
} as const satisfies Record<string, { draft: Severity; publish: Severity; title: string }>;

/** The severity of a finding with that confidence in a rule of the group, unless another is configured. */
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
  /** What a change does to the file; there is none unless a change is linted. */
  change: ChangedIssue;
  /** For what no other target names; it is parsed only when a rule asks for it. */
  tree: MarkdownTree;
}

export interface Fix {
  /** What it does, as a command: "remove the parameter". */
  readonly title: string;
  /** Safe: no information is lost and no meaning changed. Deleting an entry or changing a date is unsafe. */
  readonly safety: "safe" | "unsafe";
  /** Applied together or not at all. */
  readonly edits: readonly Edit[];
}

/** A position that explains a finding, in this file or in another. */
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

/** A finding about two lines, as it is told at the other one. */
export interface Twin {
  readonly span: Span;
  readonly message: string;
  readonly help?: string;
  readonly fix?: Fix;
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
  /** An edit that removes the cause of other findings: those that are not found once it is applied are not reported. */
  readonly rootCause?: Edit;
  /** Where it differs from the rule's. */
  readonly confidence?: Confidence;
  /** For a defect of two lines that is told at one: a change that has only the other is told it there. */
  readonly twin?: Twin;
  /** What goes when this is put right: of other findings in it only errors of syntax are reported. */
  readonly silences?: Span;
}

/** Facts from outside of the issue, as plain data. A rule never fetches them: it declares which it needs and is given them. */
export interface Facts {
  /** The issues before this one, as far as they were read. */
  readonly archive: Archive;
  /** The pages that the issue links to. */
  readonly pages: Pages;
  /** The words of English and of software. */
  readonly dictionary: Dictionary;
}
export type FactName = keyof Facts;

/** What a rule sees of facts that it was not given. */
export const NO_FACTS: Facts = { archive: NO_ARCHIVE, pages: NO_PAGES, dictionary: NO_DICTIONARY };

export interface Context extends Facts {
  readonly issue: Issue;
  readonly source: SourceFile;
  readonly stage: Stage;
  /** Undefined when it is not known. */
  readonly author?: Author;
  /** Whether an allow comment for this rule covers the span. A comment for which it is true counts as used. */
  isAllowed(span: Span): boolean;
}

/** `incorrect` with `^^^ message` lines below what is reported, `correct` as it should read. */
export interface Example extends ExamplePlace {
  /** The author that it is linted with. */
  readonly author?: Author;
  /** What the pages say, by URL. */
  readonly pages?: Readonly<Record<string, PageSketch>>;
  /** What stood there in earlier issues. */
  readonly earlier?: EarlierText;
  /** For a rule about a change: what stood there before it. */
  readonly before?: string;
  /** The newest draft before the change. */
  readonly newestDraft?: string;
  readonly incorrect: string;
  readonly correct: string;
}

/** A match of a rule's pattern, and what each capturing group matched, in their order. */
export interface Match extends Text {
  /** Undefined for a group that did not participate. */
  readonly groups: readonly (Text | undefined)[];
}

/**
 * A rule that is asked about each target that `on` names. With a pattern in `match` (`M` is `RegExp` then) it is asked
 * about the matches in the text of each target.
 */
export interface Rule<K extends keyof Targets = keyof Targets, M extends RegExp | undefined = RegExp | undefined> {
  /** Names the flagged thing and reads well after "allow". */
  readonly id: string;
  readonly on: K;
  readonly group: Group;
  /** The facts without which it does not run. */
  readonly needs?: readonly FactName[];
  /** Facts with which it finds more, though it runs without them. */
  readonly consults?: readonly FactName[];
  /** How sure its findings are unless they say otherwise; `certain` when it is left out. */
  readonly confidence?: Confidence;
  readonly fix: "never" | "sometimes" | "always";
  /**
   * The pattern that the rule looks for in the text of a target. `check` is called with the first match, or with each one
   * in turn if the pattern has the flag `g`, and not at all where there is none.
   */
  readonly match?: M;
  /**
   * The date, `YYYY-MM-DD`, of the first issue that the convention holds for: the rule does not run on older issues.
   */
  readonly since?: string;
  /**
   * The better-informed rules: where one of them reports a character that a finding of this rule covers too, that
   * finding is removed, so that one defect is reported once. A comment that allows theirs allows both.
   */
  readonly yieldsTo?: readonly string[];
  /** Set where its findings have `rootCause` or `silences`, with which they decide what of other rules is reported. */
  readonly hidesOthers?: true;
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
  check(target: Targets[K], context: Context, ...match: M extends RegExp ? [match: Match] : []): Iterable<Finding>;
}

/** Any rule, whatever it is called for. */
export type AnyRule = { [K in keyof Targets]: Rule<K> }[keyof Targets];

/** The confidence of a rule's findings that do not set one. */
export const confidenceOf = ({ confidence = "certain" }: Pick<AnyRule, "confidence">): Confidence => confidence;

/** Gives a rule its types: `check` gets the target that `on` names, and the match if the rule has a pattern. */
export const defineRule = <K extends keyof Targets, M extends RegExp | undefined = undefined>(
  rule: Rule<K, M>,
): Rule<K, NoInfer<M>> => rule;

/** One edit, or a list: a draft may need more of them than a call takes arguments. */
type Edits = Edit | readonly Edit[];

/** A fix that needs no thought. */
export const safeFix = (title: string, ...edits: Edits[]): Fix => ({ title, safety: "safe", edits: edits.flat() });
/** A fix that a person should look at. */
export const unsafeFix = (title: string, ...edits: Edits[]): Fix => ({ title, safety: "unsafe", edits: edits.flat() });
