/** Counts warnings against `--max-warnings`. */
import { plural } from "../../report/plural.ts";

/** Files with the same limit share one count. */
export class WarningLimits {
  readonly #counts = new Map<number, number>();

  add(warnings: number, maxWarnings: number | undefined): void {
    if (maxWarnings === undefined) return;
    this.#counts.set(maxWarnings, (this.#counts.get(maxWarnings) ?? 0) + warnings);
  }

  exceeded(): string[] {
    return [...this.#counts]
      .filter(([limit, count]) => count > limit)
      .map(([limit, count]) => `${plural(count, "warning")}, and at most ${limit} allowed`);
  }
}
