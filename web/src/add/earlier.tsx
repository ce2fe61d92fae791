/** Earlier issues: what they know of groups and places, and what they say of the line. */
import { plural } from "../prose.tsx";
import { EarlierButton } from "../storage/earlier-button.tsx";
import { known } from "./form.ts";

export const EarlierPanel = () => {
  const { issues, groups } = known.value;
  return (
    <section aria-labelledby="earlier-issues">
      <h2 id="earlier-issues">Earlier issues</h2>
      <p>
        {issues === 0
          ? "With them the links and places of groups are filled in, and what was printed before is told. They are read from GitHub once, about 52 requests, and kept in this browser."
          : `${plural(issues, "issue")} with ${plural(groups.length, "group")}, kept in this browser. The line is compared with them.`}
      </p>
      <EarlierButton issues={issues} />
    </section>
  );
};
