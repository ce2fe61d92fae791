/** Colours for a terminal, as escape sequences. The caller decides whether they are enabled. */

/** The SGR parameters that turn each style on and off. */
const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
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
