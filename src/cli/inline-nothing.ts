import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from inlining, which costs a few seconds of work more than it gains: Node 20 takes a third longer with it,
 * Node 24 a fifth, Node 26 as long. `docs/speed.md` has the figures.
 */
export const inlineNothing = (): void => setFlagsFromString("--no-turbo-inlining");
