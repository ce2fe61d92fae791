/** Names the rows of a preview by all that is drawn of them. */
import type { Preview } from "../../../src/library/rendering/preview.ts";

/** A row that only moved to other lines keeps its id; one with marks names lines. */
export const idsOf = ({ rows, differences }: Preview): string[] => {
  const seen = new Map<string, number>();
  let next = 0;
  return rows.map((row, index) => {
    const from = next;
    const end = rows[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    while ((differences[next]?.line ?? end) < end) next++;
    const json = JSON.stringify(row);
    // The differences of all rows for each of them would be too much.
    const text = row.github ? json + JSON.stringify(differences.slice(from, next)) : json.replace(/"line":\d+/g, "");
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return `${count} ${text}`;
  });
};
