/** What a screen reader is told of what changes on the page. */
import { signal } from "@preact/signals";

const said = signal("");
let timer: ReturnType<typeof setTimeout> | undefined;

/** Milliseconds without another change: who types wants no interim results read out. */
const CALM = 1000;

/** Has a screen reader say the text when the page has come to rest. */
export const announce = (text: string): void => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    said.value = text;
  }, CALM);
};

export const LiveRegion = () => (
  <div class="unseen" role="status" aria-live="polite">
    {said.value}
  </div>
);
