/** Earlier issues: what they know of groups and places, and what they say of the line. */
import { signal } from "@preact/signals";
import { proxy } from "comlink";
import { knowledge } from "../check/check.ts";
import { lintWorker } from "../lint/client.ts";
import { announce } from "../live.tsx";
import { plural } from "../prose.tsx";
import { asUser } from "./draft.ts";
import { known } from "./form.ts";

const progress = signal<string | undefined>(undefined);
const trouble = signal<string | undefined>(undefined);

/** Earlier issues that this browser has kept are used without being asked for. */
export const useStored = async (): Promise<void> => {
  const before = known.value.issues;
  if ((await lintWorker.useStoredIssues()) > before) knowledge.value++;
};

const read = async (): Promise<void> => {
  trouble.value = undefined;
  progress.value = "Reading …";
  const tell = (count: number, wanted: number): void => {
    progress.value = `${count} of ${wanted} are read`;
  };
  try {
    const { count, sentence } = await lintWorker.earlierIssues(asUser(), proxy(tell));
    trouble.value = sentence;
    announce(sentence ?? `${plural(count, "earlier issue")} read`);
    knowledge.value++;
  } catch (error) {
    trouble.value = String(error);
  } finally {
    progress.value = undefined;
  }
};

export const EarlierPanel = () => {
  const { issues, groups } = known.value;
  return (
    <section aria-labelledby="earlier-issues">
      <h2 id="earlier-issues">Earlier issues</h2>
      <p>
        {issues === 0
          ? "They know the groups with their links and places, and what was printed before. They are read from GitHub once, about 52 requests, and kept in this browser."
          : `${plural(issues, "issue")} with ${plural(groups.length, "group")}, kept in this browser. The line is compared with them.`}
      </p>
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <p class="actions">
        <button
          type="button"
          aria-disabled={progress.value !== undefined}
          onClick={() => !progress.value && void read()}
        >
          {progress.value ?? (issues === 0 ? "Read earlier issues" : "Read what is new")}
        </button>
      </p>
    </section>
  );
};
