/** Ends work that does not end by itself. */
import { createContext, Script } from "node:vm";

/** Made once: a context takes longer to make than most documents take to lint. */
const sandbox = createContext({ work: () => {} });
const call = new Script("work()");

/** Thrown when the time is over. */
export class Hang extends Error {
  constructor(milliseconds: number) {
    super(`it was not done after ${milliseconds / 1000} s`);
  }
}

/**
 * What the work gives back.
 * @throws Hang when it takes longer: the engine stops it, wherever it is, within a pattern too
 */
export const withinTime = <Result>(work: () => Result, milliseconds: number): Result => {
  sandbox.work = work;
  try {
    return call.runInContext(sandbox, { timeout: milliseconds }) as Result;
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") throw new Hang(milliseconds);
    throw error;
  }
};
