/** Lines that each issue has, as they are for this issue: what there is none of, and the days that it is about. */
import { CompletionItemKind } from "vscode-languageserver";
import { eventsLine, eventWindow } from "../../analysis/event-window.ts";
import { mergedWeek } from "../../analysis/merged-range.ts";
import { isUnder } from "../../document/sections.ts";
import { WEEKLY_PARTS } from "../../newsletter/weekly-parts.ts";
import type { Completer, Completion, CompletionRequest, Part } from "./request.ts";

const whole = ({ line }: CompletionRequest, label: string, parts: readonly Part[]): Completion => ({
  label,
  kind: CompletionItemKind.Snippet,
  parts,
  from: line.span.start,
  to: line.span.end,
});

const noneSentence = (request: CompletionRequest): Completion[] => {
  const { sentence } = WEEKLY_PARTS.find(({ kind }) => isUnder(request.line.section, kind)) ?? {};
  return sentence === undefined ? [] : [whole(request, sentence, [sentence])];
};

const eventsRange = (request: CompletionRequest): Completion[] => {
  const { issue, line } = request;
  const window = line.section.kind === "events" && !issue.eventsRange ? eventWindow(issue) : undefined;
  return window ? [whole(request, eventsLine(window), [eventsLine(window)])] : [];
};

const merged = (request: CompletionRequest): Completion[] => {
  const { issue, line } = request;
  if (line.section.kind !== "project-updates" || issue.merged || issue.date === undefined) return [];
  const { eol } = issue.source;
  const search = `[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A${mergedWeek(issue.date).join("..")}`;
  const parts = [{ stop: "N" }, ` pull requests were [merged in the last week][merged]${eol}${eol}${search}`];
  return [whole(request, "pull requests were merged in the last week", parts)];
};

/** Where a line begins, and while its words are typed. */
export const sentences: Completer = (request) =>
  /^[\w* ]{0,80}$/.test(request.before) && request.line.kind !== "item"
    ? [...noneSentence(request), ...eventsRange(request), ...merged(request)]
    : [];
