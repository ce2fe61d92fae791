/** When output is coloured, and when the names of rules are links. */
import type { ColorWhen } from "../options/request.ts";
import { type Io, isUnattended, type Output } from "./io.ts";

type Env = Io["env"];

/** `FORCE_COLOR` as Node and chalk read it: a number of colours, or a word; undefined for what both ignore. */
const forcedColor = ({ FORCE_COLOR }: Env): boolean | undefined => {
  if (FORCE_COLOR === undefined) return undefined;
  if (FORCE_COLOR === "false") return false;
  if (FORCE_COLOR === "" || FORCE_COLOR === "true") return true;
  return /^\d+$/.test(FORCE_COLOR) ? Number(FORCE_COLOR) > 0 : undefined;
};

/** Whether to colour what goes to a stream. What stands first decides: the flag, then what the user said, then what is there. */
export const useColor = (when: ColorWhen, output: Pick<Output, "isTTY">, env: Env): boolean => {
  if (when !== "auto") return when === "always";
  if (env.NO_COLOR) return false;
  const forced = forcedColor(env);
  if (forced !== undefined) return forced;
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== "0") return true;
  if (env.CLICOLOR === "0" || env.TERM === "dumb") return false;
  return output.isTTY;
};

/** A version like `3.6.6` as a number that grows with it. */
const versionNumber = (version = ""): number => {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  return major * 1000 + minor;
};

/** Terminals that show links, by `TERM_PROGRAM`, and from which version on. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "iTerm.app": "3.1",
  WezTerm: "20200620",
  vscode: "1.72",
  ghostty: "0",
};
/** And by `TERM`. */
const TERMS = ["alacritty", "foot", "xterm-ghostty", "xterm-kitty"];

const showsLinks = (env: Env): boolean => {
  const { TERM = "", TERM_PROGRAM = "", TERM_PROGRAM_VERSION, VTE_VERSION, WT_SESSION } = env;
  if (TERM === "dumb" || TERM.startsWith("screen")) return false;
  if (Object.hasOwn(PROGRAMS, TERM_PROGRAM))
    return versionNumber(TERM_PROGRAM_VERSION) >= versionNumber(PROGRAMS[TERM_PROGRAM]);
  // VTE, the terminal of GNOME, writes 0.52.1 as 5201. Its 0.50.0 crashes at a link.
  return Boolean(WT_SESSION) || Number(VTE_VERSION) > 5000 || TERMS.includes(TERM);
};

/**
 * Whether names are links where a stream goes: on a terminal that is known to show them. A link is no colour, so NO_COLOR
 * and `--color` say nothing about it. The package supports-hyperlinks decides alike, but reads the environment of the
 * process, options that are not ours, and both streams, which take longer to load than a draft takes to lint.
 */
export const useLinks = (output: Pick<Output, "isTTY">, env: Env): boolean => {
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== "0" && env.FORCE_HYPERLINK !== "false";
  return output.isTTY && !isUnattended(env) && showsLinks(env);
};
