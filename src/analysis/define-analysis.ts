/** Memoizes what several rules need to know of an issue: it is computed lazily, once for each issue, in one table. */
import type { Issue } from "../document/types.ts";

type Analysis<T> = (issue: Issue) => T;

/** The cached results of each issue, by analysis. */
const results = new WeakMap<Issue, Map<Analysis<unknown>, unknown>>();

/**
 * Makes an analysis: a pure function of the issue whose result is shared by all that ask for it.
 * @param compute is called once for each issue; its result must not be mutated
 */
export const defineAnalysis =
  <T>(compute: Analysis<T>): Analysis<T> =>
  (issue) => {
    const known = results.get(issue) ?? new Map<Analysis<unknown>, unknown>();
    if (known.size === 0) results.set(issue, known);
    if (!known.has(compute)) known.set(compute, compute(issue));
    return known.get(compute) as T;
  };
