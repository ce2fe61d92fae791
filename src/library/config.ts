/** The config file, for whoever has its text. */
import { parseConfig as parseRawConfig, readRawConfig } from "../config/parse.ts";
import { settingsOf } from "../config/settings.ts";
import type { LintOptions } from "../engine/lint.ts";
import type { AnyRule } from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";

/** What a config file says. */
export interface ParsedConfig {
  /** For `lint` and `fix`. */
  readonly options: Pick<LintOptions, "severity" | "select" | "ignore" | "stage" | "author">;
  /** More warnings than this are a failure; undefined when any number is none. */
  readonly maxWarnings?: number;
  /** How many earlier issues count at most. */
  readonly earlierIssues: number;
  /** The paths and packages of its plugins, which are programs: nothing here loads them. */
  readonly plugins: readonly string[];
}

/**
 * Reads the text of a `twir-lint.config.json`.
 * @param path how the file is named in errors
 * @param rules the rules of the plugins that it names, which it may configure too
 * @throws UsageError naming the first thing that is wrong, and what to write
 */
export const parseConfig = async (
  text: string,
  { path = "twir-lint.config.json", rules = [] }: { path?: string; rules?: readonly AnyRule[] } = {},
): Promise<ParsedConfig> => {
  const raw = await readRawConfig(path, text);
  const all = [...builtIn, ...rules];
  const config = await parseRawConfig(raw, all);
  const { maxWarnings, earlierIssues, ...options } = settingsOf(config, {}, all);
  return { options, maxWarnings, earlierIssues, plugins: raw.plugins };
};
