/** Counts work, so that how it grows is tested without a clock: how often the pieces of our own code run. */
import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import { expect } from "vitest";

const OURS = "/src/";
const SIZES = [1, 6, 36];
/** Six times the input is six times the work where it grows in line, or a little more to sort it, and 36 times where it grows by the square. */
const MOST = 10;

/** How often the blocks of the code in `src/` ran, all together. What V8 does inside one call is not seen. */
export const workOf = async (run: () => unknown): Promise<number> => {
  const session = new Session();
  session.connect();
  // Optimized code does not count.
  setFlagsFromString("--no-opt");
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    await run();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    return result
      .filter(({ url }) => url.includes(OURS))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  } finally {
    setFlagsFromString("--opt");
    session.disconnect();
  }
};

/** Expects that the work for 6 and 36 times the input is 6 and 36 times as much. */
export const expectInLine = async <Input>(given: {
  /** Makes an input of that size anew, since what was made before may hold what is remembered of it. */
  readonly input: (size: number) => Input;
  readonly work: (input: Input) => unknown;
  readonly size: number;
}): Promise<void> => {
  const counts: number[] = [];
  for (const times of SIZES) {
    const input = given.input(given.size * times);
    counts.push(await workOf(() => given.work(input)));
  }
  const growth = counts.slice(1).map((count, index) => count / (counts[index] as number));
  expect(Math.max(...growth), `${counts.join(", ")} blocks`).toBeLessThanOrEqual(MOST);
};
