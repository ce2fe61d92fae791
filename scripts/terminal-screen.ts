/** What a terminal shows of the output of a program, as HTML for a picture. */
import { spawnSync } from "node:child_process";

/** A background, and the colours that the palette of a terminal has on it. */
export interface Theme {
  readonly background: string;
  readonly text: string;
  /** By the SGR parameter. */
  readonly palette: Readonly<Record<number, string>>;
}

export const THEMES = {
  dark: {
    background: "#1e1e1e",
    text: "#d4d4d4",
    palette: { 91: "#f14c4c", 94: "#3b8eea", 95: "#d670d6" },
  },
  light: {
    background: "#ffffff",
    text: "#333333",
    palette: { 91: "#cd3131", 94: "#0451a5", 95: "#bc05bc" },
  },
} as const satisfies Record<string, Theme>;

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** The output of a command in a terminal of so many columns, for which `script` of util-linux stands in. */
export const outputInTerminal = (
  command: readonly string[],
  { columns, cwd }: { columns: number; cwd: string },
): string => {
  const line = `stty cols ${columns}; exec ${command.map(quoted).join(" ")}`;
  const { stdout, error } = spawnSync("script", ["--quiet", "--command", line, "/dev/null"], {
    cwd,
    encoding: "utf8",
    // Nothing of the surroundings shows in the picture.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TERM: "xterm-256color", FORCE_HYPERLINK: "0" },
  });
  if (error) throw error;
  return stdout.replaceAll("\r\n", "\n").trimEnd();
};

const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** How text looks from one escape sequence on. */
interface Look {
  bold: boolean;
  dim: boolean;
  underlined: boolean;
  color: number | undefined;
}

const turn = (look: Look, parameter: number): void => {
  if (parameter === 1) look.bold = true;
  else if (parameter === 2) look.dim = true;
  else if (parameter === 4) look.underlined = true;
  else if (parameter === 22) look.bold = look.dim = false;
  else if (parameter === 24) look.underlined = false;
  else if (parameter === 39) look.color = undefined;
  else if (parameter >= 30) look.color = parameter;
  else throw new Error(`the escape sequence ${parameter} has no look here`);
};

const styleOf = ({ bold, dim, underlined, color }: Look, { palette }: Theme): string => {
  if (color !== undefined && palette[color] === undefined) throw new Error(`the theme has no colour ${color}`);
  return [
    ...(bold ? ["font-weight:bold"] : []),
    ...(dim ? ["opacity:0.6"] : []),
    ...(underlined ? ["text-decoration:underline"] : []),
    ...(color === undefined ? [] : [`color:${palette[color]}`]),
  ].join(";");
};

/** A colour or style. */
const SEQUENCE = /\x1b\[([\d;]+)m/;

const spansOf = (output: string, theme: Theme): string => {
  const look: Look = { bold: false, dim: false, underlined: false, color: undefined };
  const [first = "", ...parts] = output.split(SEQUENCE);
  let html = escapeHtml(first);
  // Parameters and the text behind them take turns.
  for (let index = 0; index < parts.length; index += 2) {
    const [parameters = "", text = ""] = parts.slice(index, index + 2);
    for (const each of parameters.split(";")) turn(look, Number(each));
    html += `<span style="${styleOf(look, theme)}">${escapeHtml(text)}</span>`;
  }
  return html;
};

/** A page with the screen of a terminal, which breaks what is too long as terminals do: anywhere. */
export const screenPage = (
  output: string,
  { columns, theme }: { columns: number; theme: Theme },
): string => `<!doctype html>
<meta charset="utf-8">
<style>
body { margin: 0; background: ${theme.background}; color: ${theme.text}; }
pre {
  width: ${columns + 0.5}ch; margin: 0; padding: 16px 20px; font: 14px/1.35 "DejaVu Sans Mono", monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; word-break: break-all; text-underline-offset: 3px;
}
</style>
<pre>${spansOf(output, theme)}</pre>
`;
