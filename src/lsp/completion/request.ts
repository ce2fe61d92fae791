/** What completion is asked for, and what it answers: in terms of the issue, not of the protocol. */
import type { CompletionItemKind } from "vscode-languageserver";
import { type Archive, earlierThan, NO_ARCHIVE } from "../../archive/types.ts";
import type { Issue, Line } from "../../document/types.ts";
import type { Judged } from "../judge.ts";

export interface CompletionRequest {
  readonly judged: Judged;
  readonly issue: Issue;
  readonly archive: Archive;
  readonly line: Line;
  /** Where the cursor is. */
  readonly offset: number;
  /** The line up to the cursor, and behind it. */
  readonly before: string;
  readonly after: string;
}

/** A text to be written, with names where the user writes on: in an editor with snippets each is a stop. */
export type Part = string | { readonly stop: string };

export interface Completion {
  readonly label: string;
  readonly detail?: string;
  readonly kind: CompletionItemKind;
  readonly parts: readonly Part[];
  /** From where on the line is replaced. */
  readonly from: number;
  /** Up to where; to the cursor where nothing is said. */
  readonly to?: number;
  /** What is typed of it, if that is not its label. */
  readonly filter?: string;
  /** Completions are shown in the order of these. */
  readonly order?: string;
}

/** Offers completions where they belong; elsewhere none. */
export type Completer = (request: CompletionRequest) => readonly Completion[];

/** Lines in which nothing is written that the newsletter has a form for. */
const OTHERS: ReadonlySet<Line["kind"]> = new Set(["code", "comment"]);

/** Undefined where nothing is to be completed: in code, in front matter, and in comments but for those that allow. */
export const requestAt = (judged: Judged, offset: number): CompletionRequest | undefined => {
  const { issue, source } = judged.result;
  const line = issue.lines[source.lineIndex(offset)];
  if (!line || offset <= issue.frontMatter.span.end) return undefined;
  const before = source.slice({ start: line.span.start, end: offset });
  if (OTHERS.has(line.kind) && !before.includes("twir-lint-allow")) return undefined;
  const archive = earlierThan(judged.options.facts?.archive ?? NO_ARCHIVE, issue);
  const after = source.slice({ start: offset, end: Math.max(offset, line.span.end) });
  return { judged, issue, archive, line, offset, before, after };
};
