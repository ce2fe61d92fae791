/** Cuts two renderings into rows: where they agree one is enough, where they differ they stand side by side. */
import type { Difference } from "./compare.ts";
import type { Block } from "./tree.ts";

/** Lines that are shown together. */
export interface Row {
  /** The first of them, from 0. */
  readonly line: number;
  readonly site: readonly Block[];
  /** Undefined where it shows the same. */
  readonly github?: readonly Block[];
}

/** Each block, and each item of a list that is in no other one, apart. */
const unitsOf = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block): Block[] =>
    block.type === "list"
      ? block.items.map((item, index) => ({
          ...block,
          line: item.line,
          items: [item],
          ...(block.start !== undefined && { start: block.start + index }),
        }))
      : [block],
  );

/** Puts the items of one list together again. */
const joined = (units: readonly Block[]): Block[] => {
  const blocks: Block[] = [];
  for (const unit of units) {
    const last = blocks.at(-1);
    if (last?.type === "list" && unit.type === "list" && (last.start === undefined) === (unit.start === undefined))
      blocks[blocks.length - 1] = { ...last, items: [...last.items, ...unit.items] };
    else blocks.push(unit);
  }
  return blocks;
};

/** More units than this in a row take long to draw at once. */
const MOST_UNITS = 12;

interface OpenRow {
  readonly line: number;
  readonly site: Block[];
  readonly github: Block[];
  readonly differs: boolean;
}

/** The two renderings in rows that begin and end at the same lines. */
export const rowsOf = (site: readonly Block[], github: readonly Block[], differences: readonly Difference[]): Row[] => {
  const [onSite, onGitHub] = [unitsOf(site), unitsOf(github)];
  const starts = new Set(onGitHub.map(({ line }) => line));
  const bounds = [...new Set(onSite.map(({ line }) => line))].filter((line) => starts.has(line));
  const rows: OpenRow[] = [];
  let [nextSite, nextGitHub, nextDifference] = [0, 0, 0];
  for (let index = -1; index < bounds.length; index++) {
    const end = bounds[index + 1] ?? Number.POSITIVE_INFINITY;
    const [fromSite, fromGitHub, fromDifference] = [nextSite, nextGitHub, nextDifference];
    while ((onSite[nextSite]?.line ?? end) < end) nextSite++;
    while ((onGitHub[nextGitHub]?.line ?? end) < end) nextGitHub++;
    while ((differences[nextDifference]?.line ?? end) < end) nextDifference++;
    const [a, b] = [onSite.slice(fromSite, nextSite), onGitHub.slice(fromGitHub, nextGitHub)];
    if (a.length === 0 && b.length === 0) continue;
    const differs = nextDifference > fromDifference;
    const last = rows.at(-1);
    if (last?.differs === differs && last.site.length < MOST_UNITS && a[0]?.type !== "heading") {
      last.site.push(...a);
      last.github.push(...b);
    } else rows.push({ line: Math.max(0, bounds[index] ?? 0), site: [...a], github: [...b], differs });
  }
  return rows.map(({ line, site: a, github: b, differs }) => ({
    line,
    site: joined(a),
    ...(differs && { github: joined(b) }),
  }));
};
