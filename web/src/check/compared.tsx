/** With how many earlier issues the text is compared, and the way to more of them. */
import { plural } from "../prose.tsx";
import { EarlierButton } from "../storage/earlier-button.tsx";
import { checked, hasLearned } from "./check.ts";

export const Compared = () => {
  const answer = checked.value;
  // Those that are kept in this browser are not there at first.
  if (answer === undefined || !hasLearned.value) return null;
  const { earlierIssues } = answer;
  return (
    <div class="compared">
      <p class="quiet">
        {earlierIssues === 0
          ? "Not compared with earlier issues, which are read from GitHub once and kept in this browser."
          : `Compared with ${plural(earlierIssues, "earlier issue")}.`}
      </p>
      <EarlierButton issues={earlierIssues} />
    </div>
  );
};
