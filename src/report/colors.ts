/** Colours for a terminal, as escape sequences. The caller decides whether they are enabled. */

/**
 * The SGR parameters that turn each style on and off. Of the 16 colours of a terminal these three can be read best on
 * dark and on light backgrounds alike: over the palettes of the usual terminals they have a contrast of 3 where yellow,
 * green and cyan sink to 2 on white, and plain blue on black. So a warning is magenta, as GCC and Clang have it.
 */
const STYLES = {
  bold: ["1", "22"],
  dim: ["2", "22"],
  red: ["91", "39"],
  magenta: ["95", "39"],
  blue: ["94", "39"],
  /** What a fix writes: no colour alone tells it. */
  added: ["1;4", "22;24"],
} as const;

export type Colors = Readonly<Record<keyof typeof STYLES, (text: string) => string>>;

/** One function for each style. Do not nest styles: the end of the inner one may end the outer one too. */
export const createColors = (enabled: boolean): Colors => {
  const styles = Object.entries(STYLES).map(([name, [on, off]]) => [
    name,
    (text: string) => (enabled ? `\x1b[${on}m${text}\x1b[${off}m` : text),
  ]);
  return Object.fromEntries(styles) as Colors;
};
