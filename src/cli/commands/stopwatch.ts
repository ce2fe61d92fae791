/** Measures which step of a run, and which rule, takes how long. */
import type { Timer } from "../../text/timer.ts";

/** The steps of a run in their order; `start` is the start of Node and loading the program. */
export const STEPS = ["start", "read", "parse", "model", "rules", "report", "other"] as const;
export type Step = (typeof STEPS)[number];

/** Of one rule, in milliseconds. */
interface RuleTime {
  time: number;
  calls: number;
}

/** Adds the time since the last call to the current step, and to the current rule within `rules`. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #steps = new Map<Step, number>();
  readonly #rules = new Map<string, RuleTime>();
  #step: Step = "start";
  #rule: string | undefined;
  #since = 0;

  /** `now`: milliseconds since the process started. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Starts a step, and with it the time of a rule. */
  enter(step: Step, rule?: string): void {
    const now = this.#now();
    const time = now - this.#since;
    this.#steps.set(this.#step, (this.#steps.get(this.#step) ?? 0) + time);
    const row = this.#rule === undefined ? undefined : this.#rules.get(this.#rule);
    if (row) row.time += time;
    this.#step = step;
    this.#rule = rule;
    this.#since = now;
  }

  readonly timer: Timer = (phase, work, rule) => {
    const [step, outer] = [this.#step, this.#rule];
    if (rule !== undefined) {
      const row = this.#rules.get(rule) ?? { time: 0, calls: 0 };
      row.calls++;
      this.#rules.set(rule, row);
    }
    this.enter(phase, rule);
    try {
      return work();
    } finally {
      this.enter(step, outer);
    }
  };

  /** Two tables: the steps of the run, and the rules, the slowest first. */
  report(): string {
    this.enter("other");
    const steps = STEPS.map((step) => [this.#steps.get(step) ?? 0, step] as const);
    const rules = [...this.#rules].sort(([, a], [, b]) => b.time - a.time);
    const total = steps.reduce((sum, [time]) => sum + time, 0);
    const ofRules = rules.reduce((sum, [, { time }]) => sum + time, 0);
    return [
      "      ms  share  step",
      ...steps.map(([time, step]) => `${cells(time, total)}  ${step}`),
      `${cells(total, total)}  total`,
      "",
      "      ms  share  files  rule",
      ...rules.map(([rule, { time, calls }]) => `${cells(time, ofRules)}  ${String(calls).padStart(5)}  ${rule}`),
    ]
      .map((line) => `${line}\n`)
      .join("");
  }
}

const cells = (time: number, total: number): string =>
  `${time.toFixed(2).padStart(8)}  ${`${total === 0 ? 0 : Math.round((time / total) * 100)}%`.padStart(5)}`;
