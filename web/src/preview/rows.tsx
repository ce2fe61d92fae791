/** The two renderings, row by row: once where they agree, side by side where they differ. */
import { memo } from "preact/compat";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Preview } from "../../../src/library/rendering/preview.ts";
import type { Row } from "../../../src/library/rendering/rows.ts";
import { Blocks, type Marks } from "./blocks.tsx";

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

/** A row that only moved to other lines stays as it is; one with marks names lines. */
const idsOf = (preview: Preview): string[] => {
  const seen = new Map<string, number>();
  return preview.rows.map((row) => {
    const json = JSON.stringify(row);
    const text = row.github ? json + JSON.stringify(preview.differences) : json.replace(/"line":\d+/g, "");
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return `${count} ${text}`;
  });
};

/** So many rows are drawn at once, so that no keystroke waits for more. */
const SLICE = 4;

export const Rows = ({ preview }: { preview: Preview }) => {
  const [count, setCount] = useState(SLICE);
  useEffect(() => {
    if (count >= preview.rows.length) return;
    const timer = setTimeout(() => setCount(count + SLICE));
    return () => clearTimeout(timer);
  }, [count, preview]);
  const site = new Map(preview.differences.map((each) => [each.line, each.site]));
  const github = new Map(preview.differences.map((each) => [each.line, each.github]));
  const ids = useMemo(() => idsOf(preview), [preview]);
  return (
    <div class="rendering" aria-busy={count < preview.rows.length}>
      {preview.rows.slice(0, count).map((row, index) => (
        <RowShown key={ids[index]} id={ids[index] as string} row={row} site={site} github={github} />
      ))}
    </div>
  );
};
