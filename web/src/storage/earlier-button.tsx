/** The button that reads earlier issues from GitHub, with which the whole page compares from then on. */
import { signal } from "@preact/signals";
import { proxy } from "comlink";
import { knowledge } from "../check/check.ts";
import { lintWorker } from "../lint/client.ts";
import { announce } from "../live.tsx";
import { plural } from "../prose.tsx";
import { asUser } from "../token.ts";

const progress = signal<string | undefined>(undefined);
const trouble = signal<string | undefined>(undefined);

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

/** @param issues how many there are */
export const EarlierButton = ({ issues }: { issues: number }) => (
  <>
    {trouble.value && (
      <p class="trouble" role="alert">
        {trouble.value}
      </p>
    )}
    <p class="actions">
      <button type="button" aria-disabled={progress.value !== undefined} onClick={() => !progress.value && void read()}>
        {progress.value ?? (issues === 0 ? "Read earlier issues" : "Read what is new")}
      </button>
    </p>
  </>
);
