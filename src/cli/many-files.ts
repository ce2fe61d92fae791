import { setFlagsFromString } from "node:v8";

/**
 * Tells V8 what a few seconds of work over many files need: no inlining, which costs them more than it gains, and to
 * clear up before the garbage of finished files is several times what is in use. `docs/speed.md` has the figures.
 */
export const prepareForMany = (): void => {
  setFlagsFromString("--no-turbo-inlining");
  setFlagsFromString("--heap-growing-percent=30");
};
