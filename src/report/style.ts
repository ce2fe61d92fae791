/** How a report for people looks: its colours, its links and its width. */
import type { Severity } from "../rule/define-rule.ts";
import type { FrameOptions } from "./code-frame.ts";
import { type Colors, createColors } from "./colors.ts";
import { createLink, type Link } from "./hyperlink.ts";
import { type Piece, wrap } from "./wrap.ts";

export interface StyleOptions extends Pick<FrameOptions, "widthOf"> {
  readonly color: boolean;
  /** Makes the names of rules links to their pages. */
  readonly links?: boolean;
  /** Columns of the terminal, when there is one: text is wrapped to it, and lines of the draft are truncated. */
  readonly columns?: number;
}

export interface Style extends FrameOptions {
  readonly colors: Colors;
  readonly link: Link;
  /** Of a row; infinite when there is no terminal. */
  readonly columns: number;
}

/** The maximum width of a line of the draft, and the width when there is no terminal. */
const DEFAULT_WIDTH = 160;
const MIN_WIDTH = 40;
/** The number of a line and the bar behind it. */
export const GUTTER = 8;

export const styleOf = ({ color, links = false, columns, widthOf }: StyleOptions): Style => ({
  colors: createColors(color),
  link: createLink(links),
  columns: columns === undefined ? Number.POSITIVE_INFINITY : Math.max(MIN_WIDTH, columns),
  width: Math.min(DEFAULT_WIDTH, Math.max(MIN_WIDTH, columns ?? DEFAULT_WIDTH) - GUTTER),
  widthOf,
});

type Paint = NonNullable<Piece["paint"]>;

export const painter = ({ colors }: Style, severity: Severity): Paint =>
  ({ error: colors.red, warning: colors.magenta, info: colors.blue })[severity];

/** Where text begins behind its label, as in `      help: `. */
export const INDENT = 6;

/** Columns before the rows below a label: as many as it takes, if that leaves most of the row to them. */
export const hangBelow = (label: string, { columns }: Style): number =>
  Math.min(INDENT + `${label}: `.length, Math.floor(columns / 3));

/** Text behind a label, wrapped to stand below its beginning, or as many columns deeper. */
export const labelled = (label: string, text: readonly Piece[], style: Style, deeper = 0): string[] => {
  const name = { text: `${label}:`, paint: style.colors.bold };
  return wrap([{ text: " ".repeat(INDENT) }, name, { text: " " }, ...text], {
    ...style,
    hang: hangBelow(label, style) + deeper,
  });
};
