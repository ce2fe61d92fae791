/** How work grows with its input: measured against itself in the same run, so that a slow or busy machine is no matter. */
import { expect } from "vitest";

/** Four times the input is four times the work where it grows in line, and sixteen times where it grows by the square. */
const FACTOR = 4;
const MOST = 9;
/** Milliseconds. What takes less says nothing. */
const NOISE = 10;
const TRIES = 4;

export interface Growth<Input> {
  /** Makes an input of about that size, anew for each try: what was made before may hold what is remembered of it. */
  readonly input: (size: number) => Input;
  readonly work: (input: Input) => unknown;
  readonly size: number;
}

/** Milliseconds of this process, whatever else the machine does. */
const timeOf = async <Input>({ input, work }: Growth<Input>, size: number): Promise<number> => {
  const given = input(Math.round(size));
  const before = process.cpuUsage();
  await work(given);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** Expects that the work grows in line with its input up to that size: by the best of several tries. */
export const expectLinear = async <Input>(growth: Growth<Input>): Promise<void> => {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const ratio = (): number => large / Math.max(small, NOISE);
  for (let turn = 0; turn < TRIES && !(ratio() <= MOST); turn++) {
    small = Math.min(small, await timeOf(growth, growth.size / FACTOR));
    large = Math.min(large, await timeOf(growth, growth.size));
  }
  expect(ratio(), `${small} ms for a quarter, ${large} ms for all`).toBeLessThanOrEqual(MOST);
};
