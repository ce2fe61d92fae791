/** The two renderings, row by row: once where they agree, side by side where they differ. */
import { memo } from "preact/compat";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Preview } from "../../../src/library/rendering/preview.ts";
import type { Row } from "../../../src/library/rendering/rows.ts";
import { Blocks, type Marks } from "./blocks.tsx";
import { idsOf } from "./row-ids.ts";

interface RowProps {
  readonly row: Row;
  readonly site: Marks;
  readonly github: Marks;
  /** The same for all that is drawn alike. */
  readonly id: string;
}

const RowShown = memo(
  ({ row, site, github }: RowProps) =>
    row.github === undefined ? (
      <Blocks blocks={row.site} />
    ) : (
      <div class="pair">
        <section>
          <p class="side">On the site</p>
          <Blocks blocks={row.site} marks={site} />
        </section>
        <section>
          <p class="side">In GitHub’s preview</p>
          <Blocks blocks={row.github} marks={github} />
        </section>
      </div>
    ),
  (before, after) => before.id === after.id,
);

/** So many rows are drawn at once, so that no keystroke waits for more. */
const SLICE = 4;

export const Rows = ({ preview }: { preview: Preview }) => {
  const [count, setCount] = useState(SLICE);
  useEffect(() => {
    if (count >= preview.rows.length) return;
    const timer = setTimeout(() => setCount(count + SLICE));
    return () => clearTimeout(timer);
  }, [count, preview]);
  const { ids, site, github } = useMemo(
    () => ({
      ids: idsOf(preview),
      site: new Map(preview.differences.map((each) => [each.line, each.site])),
      github: new Map(preview.differences.map((each) => [each.line, each.github])),
    }),
    [preview],
  );
  return (
    <div class="rendering" aria-busy={count < preview.rows.length}>
      {preview.rows.slice(0, count).map((row, index) => (
        <RowShown key={ids[index]} id={ids[index] as string} row={row} site={site} github={github} />
      ))}
    </div>
  );
};
