/** The text that is being checked, and what was found in it. It lives as long as the page. */
import { computed, effect, signal } from "@preact/signals";
import type { EditorHandle } from "../editor/editor.tsx";
import { keep, kept } from "../kept.ts";
import { lintWorker } from "../lint/client.ts";
import { Newest } from "../lint/newest.ts";
import type { CheckAnswer, CheckRequest } from "../lint/protocol.ts";
import { announce } from "../live.tsx";
import { defect, plural } from "../prose.tsx";
import { type Route, routeOf } from "../route.ts";
import { settings } from "../settings.ts";
import { EXAMPLE } from "./example.ts";
import { nextIssueDate } from "./issue-date.ts";

/** What the user has put in. */
export interface Subject {
  readonly text: string;
  /** The name of the file that was dropped. */
  readonly path?: string;
  /** The chosen heading of lone lines. */
  readonly section?: string;
}

const hasSharedText = (route: Route): boolean => route.view === "check" && route.shared !== undefined;

const keptSubject = (): Subject | undefined => {
  const { text, path, section } = kept("subject", { text: "", path: "", section: "" });
  return text === "" ? undefined : { text, ...(path && { path }), ...(section && { section }) };
};

/** A text that comes with the address is unpacked first. */
export const subject = signal<Subject>(keptSubject() ?? { text: hasSharedText(routeOf(location)) ? "" : EXAMPLE });
keep("subject", () => (subject.value.text === EXAMPLE ? undefined : subject.value));

/** What was found, and in which text. */
export const checked = signal<(CheckAnswer & { readonly text: string }) | undefined>(undefined);
/** Goes up when the linter knows more than before. */
export const knowledge = signal(0);
/** Whether what this browser keeps is known by now. */
export const hasLearned = signal(false);
/** The editor that shows the text, while it is there. */
export const editor = signal<EditorHandle | undefined>(undefined);
/** A failure of the linter itself. */
export const crash = signal<string | undefined>(undefined);

/** Puts a text in place of the one that is there, of which nothing is kept. */
export const show = (next: Subject): void => {
  subject.value = next;
  editor.value?.setText(next.text);
};

/** Puts a repaired text in place of the one that was: its name and its heading are the same. */
export const showRepaired = (text: string): void => show({ ...subject.value, text });

export const request = computed((): CheckRequest => {
  const { stage, author, hints } = settings.value;
  return { ...subject.value, stage, author, hints, issueDate: nextIssueDate(new Date()) };
});

/** `2 errors, 1 warning, 3 hints`. */
export const countsText = ({ counts }: Pick<CheckAnswer, "counts">): string =>
  (["error", "warning", "info"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity === "info" ? "hint" : severity))
    .join(", ");

let isFirst = true;
/** Milliseconds in which the first findings are drawn. */
const DRAWN = 100;

/** What was found is shown before words are looked up and earlier issues compared. It checks without them as well. */
const learn = async (): Promise<void> => {
  await Promise.allSettled([lintWorker.loadDictionary(), lintWorker.useStoredIssues()]);
  hasLearned.value = true;
  knowledge.value++;
};

/** Marks in the editor what was found, if it still shows that text. */
export const markFindings = (): void => {
  if (checked.value) editor.value?.mark(checked.value.text, checked.value.findings);
};

const tell = (answer: CheckAnswer, { text }: CheckRequest): void => {
  crash.value = undefined;
  checked.value = { ...answer, text };
  // A task of its own: together with the cards it would keep the page from taking a key.
  setTimeout(markFindings);
  // It is judged again when the linter learns more, whatever is shown then.
  if (routeOf(location).view === "check") announce(text.trim() === "" ? "" : countsText(answer) || "nothing to say");
  // Before a text that comes with the address there is none, and nothing is found in it.
  if (!isFirst || text.trim() === "") return;
  isFirst = false;
  setTimeout(learn, DRAWN);
};

/** What was found in another text says nothing of this one. */
const fail = (error: unknown): void => {
  crash.value = defect(error);
  checked.value = undefined;
  editor.value?.mark(subject.value.text, []);
};

const newest = new Newest<CheckRequest, CheckAnswer>((asked) => lintWorker.check(asked), { tell, fail });

effect(() => {
  knowledge.value;
  void newest.ask(request.value);
});
