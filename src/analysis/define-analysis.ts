/** What several rules ask of an issue, computed when it is first asked for, once an issue, in one table. */
import type { Issue } from "../document/types.ts";

type Analysis<T> = (issue: Issue) => T;

/** For each issue what is known of it, by analysis. */
const results = new WeakMap<Issue, Map<Analysis<unknown>, unknown>>();

/**
 * Makes an analysis: a pure function of the issue whose result is shared by all that ask for it.
 * @param compute is called once for each issue; its result must not be changed
 */
export const defineAnalysis =
  <T>(compute: Analysis<T>): Analysis<T> =>
  (issue) => {
    const known = results.get(issue) ?? new Map<Analysis<unknown>, unknown>();
    if (known.size === 0) results.set(issue, known);
    if (!known.has(compute)) known.set(compute, compute(issue));
    return known.get(compute) as T;
  };
