/** Earlier issues: what they know of groups and places, and what they say of the line. */
import { signal } from "@preact/signals";
import { announce } from "../live.tsx";
import { plural } from "../prose.tsx";
import { known, learn } from "./form.ts";
import { readEarlier, takeStored } from "./stored-issues.ts";

const progress = signal<string | undefined>(undefined);
const trouble = signal<string | undefined>(undefined);

/** Earlier issues that this browser has kept are used without being asked for. */
export const useStored = async (): Promise<void> => {
  if (await takeStored()) await learn();
};

const read = async (): Promise<void> => {
  trouble.value = undefined;
  progress.value = "Reading …";
  try {
    await readEarlier((done, all) => {
      progress.value = `${done} of ${all} read`;
    });
    await learn();
    announce(`${plural(known.value.issues, "earlier issue")} read`);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
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
          : `${plural(issues, "issue")} of this browser's store, with ${plural(groups.length, "group")}.`}
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
