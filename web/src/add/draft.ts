/** The draft that the line is for: the newest of the repository, or one that was given. */
import { signal } from "@preact/signals";
import { editUrl } from "../../../src/github/links.ts";
import { NEWSLETTER_BRANCH, NEWSLETTER_REPOSITORY } from "../../../src/newsletter/repository.ts";
import { keep, kept } from "../kept.ts";
import type { Draft } from "../lint/add-protocol.ts";
import { lintWorker } from "../lint/client.ts";
import { tooLong } from "../lint/limits.ts";
import { announce } from "../live.tsx";
import { asUser } from "../token.ts";

const NEWSLETTER = { repository: NEWSLETTER_REPOSITORY, name: NEWSLETTER_BRANCH };

export interface KnownDraft extends Draft {
  /** Whether it was read from the repository, so that its lines can be linked. */
  readonly isPublic: boolean;
}

const given = kept("draft", { path: "", text: "" });

export const draft = signal<KnownDraft | undefined>(given.text === "" ? undefined : { ...given, isPublic: false });
// The newest of the repository is read again.
keep("draft", () => (draft.value?.isPublic ? undefined : draft.value));
export const isReading = signal(false);
export const trouble = signal<string | undefined>(undefined);

const fail = (sentence: string): void => {
  trouble.value = sentence;
};

/** Reads the newest draft from GitHub. */
export const readDraft = async (): Promise<void> => {
  isReading.value = true;
  trouble.value = undefined;
  const answer = await lintWorker.newestDraft(asUser()).catch((error: unknown) => ({ trouble: String(error) }));
  isReading.value = false;
  if ("trouble" in answer) {
    fail(answer.trouble);
    return;
  }
  draft.value = { ...answer.draft, isPublic: true };
  announce(`Read ${answer.draft.path}`);
};

/** A text that somebody has: it is judged as a draft, whatever its name is. */
export const giveDraft = (text: string, name = "pasted.md"): void => {
  trouble.value = tooLong(text);
  if (trouble.value !== undefined) return;
  draft.value = text.trim() === "" ? undefined : { path: `draft/${name}`, text, isPublic: false };
};

/** GitHub's editor of the draft, at a line. */
export const editorAddress = ({ path }: Draft, line: number): string | undefined => {
  const url = editUrl({ server: "https://github.com", branch: NEWSLETTER }, path);
  return url && `${url}#L${line}`;
};
