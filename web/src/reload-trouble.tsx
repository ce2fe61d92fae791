/** Says that a part of the page does not work, with the one thing that helps. */
import { reload } from "./kept.ts";

export const ReloadTrouble = ({ text }: { text: string }) => (
  <div class="trouble" role="alert">
    <p>{text}</p>
    <p class="actions">
      <button type="button" onClick={reload}>
        Reload the page
      </button>
    </p>
  </div>
);
