/** Which rules have to run where only the findings of some are wanted. */
import type { AnyRule } from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";

/**
 * Whether a rule has to run for the findings of these to be reported as they are in a run of all: it is one of them, or
 * decides over theirs. What rules that are not the newsletter's do nobody knows.
 */
export const mattersTo = (only: ReadonlySet<string>, registered: readonly AnyRule[]): ((rule: AnyRule) => boolean) => {
  const wanted = registered.filter(({ id }) => only.has(id));
  // Whether an allow comment is used depends on all others.
  if (wanted.some(({ on }) => on === "allow")) return () => true;
  const running = registered.filter((rule) => wanted.includes(rule) || rule.hidesOthers === true);
  const needed = new Set(running.flatMap(({ id, yieldsTo = [] }) => [id, ...yieldsTo]));
  const newsletters = new Set(builtIn);
  return (rule) => needed.has(rule.id) || !newsletters.has(rule);
};
