/** Waits until what the client has sent is read, so that nothing is computed of a text that is old already. */

/** `setImmediate` is Node's; a browser has none. */
const { setImmediate: immediate } = globalThis as { setImmediate?: (run: () => void) => unknown };

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    if (immediate) immediate(resolve);
    else setTimeout(resolve, 0);
  });

/** From the bytes of a message to its handler the protocol's library takes a few turns of the event loop. */
const QUIET_TURNS = 5;

/** Resolves when the count has stayed the same for some turns. */
export const quiet = async (count: () => number): Promise<void> => {
  let before = count();
  for (let turns = 0; turns < QUIET_TURNS; turns++) {
    await turn();
    const now = count();
    if (now !== before) turns = -1;
    before = now;
  }
};
