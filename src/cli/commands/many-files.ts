import { setFlagsFromString } from "node:v8";

/**
 * Tells V8 what a few seconds of work over many files need: to compile for speed only what runs twice as often as
 * it usually takes, and without inlining, since both cost more than they gain; and to clear up before the garbage of
 * finished files is several times what is in use. `docs/speed.md` has the figures.
 */
export const prepareForMany = (): void => {
  setFlagsFromString("--no-turbo-inlining");
  setFlagsFromString("--interrupt-budget=250000");
  setFlagsFromString("--heap-growing-percent=30");
};
