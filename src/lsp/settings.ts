/** The settings of the editor, section `twirLint`; none of them is required. */

import type { Flags } from "../config/settings.ts";
import { AUTHORS } from "../rule/define-rule.ts";

export const SECTION = "twirLint";

/** How the least finding is marked that is shown; the names are those of the protocol. */
export const LEAST = ["hint", "information", "warning", "error"] as const;
export type Least = (typeof LEAST)[number];

export interface EditorSettings extends Pick<Flags, "stage" | "author"> {
  /** The folder of earlier issues, from the folder of the workspace, or false for none. */
  readonly archive?: string | false;
  readonly severity: Least;
  /** Whether the weekday of each event is shown behind its date. */
  readonly weekdays: boolean;
  /** Whether what is left before publication is said above the sections. */
  readonly lenses: boolean;
}

const VALUES = {
  stage: ["draft", "publish"],
  author: AUTHORS,
  severity: LEAST,
} as const;

/** The value if it is one of these. What an editor sends for a setting that is not set means nothing: `null`, or an empty text. */
const oneOf = <T extends string>(
  name: string,
  value: unknown,
  allowed: readonly T[],
  tell: (fault: string) => void,
): T | undefined => {
  if (value === undefined || value === null || value === "") return undefined;
  const found = allowed.find((each) => each === value);
  if (found === undefined) tell(`the setting \`${SECTION}.${name}\` must be one of ${allowed.join(", ")}`);
  return found;
};

const flag = (name: string, value: unknown, tell: (fault: string) => void): boolean => {
  if (typeof value === "boolean" || value === undefined || value === null) return value ?? true;
  tell(`the setting \`${SECTION}.${name}\` must be true or false`);
  return true;
};

/**
 * The settings in what a client sent.
 * @param tell is told what is wrong with a setting, which counts as not set then
 */
export const readSettings = (given: unknown, tell: (fault: string) => void): EditorSettings => {
  const values: Readonly<Record<string, unknown>> = typeof given === "object" && given !== null ? { ...given } : {};
  const { archive } = values;
  const isArchive = archive === false || typeof archive === "string";
  if (!isArchive && archive !== undefined && archive !== null)
    tell(`the setting \`${SECTION}.archive\` must be the path of a folder, or false`);
  return {
    stage: oneOf("stage", values.stage, VALUES.stage, tell),
    author: oneOf("author", values.author, VALUES.author, tell),
    severity: oneOf("severity", values.severity, VALUES.severity, tell) ?? "hint",
    weekdays: flag("weekdays", values.weekdays, tell),
    lenses: flag("lenses", values.lenses, tell),
    archive: isArchive && archive !== "" ? archive : undefined,
  };
};
