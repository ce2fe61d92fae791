/** How the core has its work timed, though it has no clock. */

/** The parts of linting one file that are timed. */
export type Phase = "parse" | "model" | "rules";

/** Does the work and records how long it took. Whoever wants to know passes one in. */
export type Timer = <T>(phase: Phase, work: () => T, rule?: string) => T;

/** Does the work and records nothing. */
export const untimed: Timer = (_, work) => work();
