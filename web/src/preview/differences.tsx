/** The list of what differs, each of which leads to its line in the editor. */
import type { Preview } from "../../../src/library/rendering/preview.ts";
import { editor } from "../check/check.ts";
import { plural } from "../prose.tsx";

type Difference = Preview["differences"][number];

interface Run {
  readonly first: Difference;
  last: number;
}

/** Lines below each other that differ in the same way are told together. */
const runsOf = (differences: readonly Difference[]): Run[] => {
  const runs: Run[] = [];
  for (const each of differences) {
    const run = runs.at(-1);
    if (run && run.last === each.line - 1 && run.first.site === each.site && run.first.github === each.github)
      run.last = each.line;
    else runs.push({ first: each, last: each.line });
  }
  return runs;
};

const whereOf = ({ first, last }: Run): string =>
  first.line === last ? `line ${last + 1}` : `lines ${first.line + 1} to ${last + 1}`;

/** More than this nobody reads. */
const MOST_LISTED = 50;

export const Differences = ({ differences }: Pick<Preview, "differences">) => {
  const runs = runsOf(differences);
  return (
    <>
      <p class="verdict">GitHub’s preview misleads at {plural(runs.length, "place")}</p>
      <ol class="differences">
        {runs.slice(0, MOST_LISTED).map((run) => (
          <li key={run.first.line}>
            <button type="button" class="plain" onClick={() => editor.value?.goTo(run.first.from)}>
              {whereOf(run)}
            </button>{" "}
            <span>
              On the site: {run.first.site}. In GitHub’s preview: {run.first.github}.
            </span>
          </li>
        ))}
      </ol>
      {runs.length > MOST_LISTED && <p class="quiet">and {runs.length - MOST_LISTED} more, marked below</p>}
    </>
  );
};
