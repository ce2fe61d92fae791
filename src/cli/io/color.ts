/** When output is coloured. */
import type { ColorWhen } from "../options/request.ts";
import type { Io, Output } from "./io.ts";

/** Whether to colour what goes to a stream. In this order decide the flag, NO_COLOR, FORCE_COLOR, and the terminal. */
export const useColor = (when: ColorWhen, output: Output, env: Io["env"]): boolean => {
  if (when !== "auto") return when === "always";
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return output.isTTY && env.TERM !== "dumb";
};
