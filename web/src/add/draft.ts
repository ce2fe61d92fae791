/** The draft that the line is for: the newest of the repository, or one that was given. */
import { signal } from "@preact/signals";
import type { Draft } from "../lint/add-protocol.ts";
import { lintWorker } from "../lint/client.ts";
import { announce } from "../live.tsx";

/** Where the newsletter is written, and its branch. */
export const REPOSITORY = "rust-lang/this-week-in-rust";
const BRANCH = "main";

export interface KnownDraft extends Draft {
  /** Whether it was read from the repository, so that its lines can be linked. */
  readonly isPublic: boolean;
}

export const draft = signal<KnownDraft | undefined>(undefined);
export const isReading = signal(false);
export const trouble = signal<string | undefined>(undefined);

/** Reads the newest draft from GitHub. */
export const readDraft = async (): Promise<void> => {
  isReading.value = true;
  trouble.value = undefined;
  try {
    draft.value = { ...(await lintWorker.newestDraft()), isPublic: true };
    announce(`Read ${draft.value.path}`);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  } finally {
    isReading.value = false;
  }
};

/** A text that somebody has: it is judged as a draft, whatever its name is. */
export const giveDraft = (text: string, name = "pasted.md"): void => {
  draft.value = text.trim() === "" ? undefined : { path: `draft/${name}`, text, isPublic: false };
};

/** GitHub's editor of the draft, at a line. */
export const editorAddress = ({ path }: Draft, line: number): string =>
  `https://github.com/${REPOSITORY}/edit/${BRANCH}/${path.split("/").map(encodeURIComponent).join("/")}#L${line}`;
