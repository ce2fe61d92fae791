/** Colours for a terminal, as escape sequences; whether there are any is for the caller to say. */

/** The parameters of SGR that turn each style on and off. */
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

/** One function for each style. No style is put into another: the end of the inner one would end the outer one too. */
export const createColors = (enabled: boolean): Colors => {
  const styles = Object.entries(STYLES).map(([name, [on, off]]) => [
    name,
    (text: string) => (enabled ? `\x1b[${on}m${text}\x1b[${off}m` : text),
  ]);
  return Object.fromEntries(styles) as Colors;
};
