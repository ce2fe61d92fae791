/** The settings that hold for a file, `twir-lint --show-settings`, for people and for programs. */
import type { Author, Stage } from "../rule/define-rule.ts";
import { escapeHidden } from "./escape.ts";
import { jsonLines } from "./json-text.ts";

/** A setting and what says so. */
export interface Because<T> {
  readonly value: T;
  readonly because: string;
}

export interface RuleSetting {
  readonly id: string;
  readonly level: string;
  readonly because: string;
  /** What it does not run without, and is not there. */
  readonly missing?: string;
}

export interface FileSettings {
  readonly path: string;
  /** The path of the config file, or null for none. */
  readonly config: string | null;
  readonly plugins: readonly string[];
  readonly stage: Because<Stage>;
  readonly author: Because<Author | null>;
  readonly maxWarnings: Because<number | null>;
  /** The folder of earlier issues, and how many of them count; `all` is null. */
  readonly archive: { readonly folder: string | null; readonly issues: number | null };
  readonly rules: readonly RuleSetting[];
}

export const settingsJson = (settings: FileSettings): string => `${jsonLines(settings, 2)}\n`;

const because = ({ value, because }: Because<string | number | null>): string => `${value ?? "any"} (${because})`;

/** @param withoutConfig says why there is no config, for whoever looks for theirs */
export const settingsText = (settings: FileSettings, withoutConfig: string): string => {
  const { path, config, plugins, stage, author, maxWarnings, archive, rules } = settings;
  const { folder, issues } = archive;
  const counted = issues === null ? "all issues" : `the newest ${issues}`;
  const rows: readonly (readonly [string, string])[] = [
    ["file", path],
    ["config", config ?? `none (${withoutConfig})`],
    ["plugins", plugins.length === 0 ? "none" : plugins.join(", ")],
    ["stage", because(stage)],
    ["author", because(author)],
    ["max warnings", because(maxWarnings)],
    ["archive", folder === null ? "none" : `${folder} (${counted})`],
  ];
  const width = Math.max(...rules.map(({ id }) => id.length));
  return [
    ...rows.map(([name, text]) => `${name.padEnd(13)} ${escapeHidden(text)}`),
    "",
    ...rules.map(({ id, level, because, missing }) =>
      escapeHidden(
        `${id.padEnd(width)}  ${level.padEnd(7)}  ${because}${missing === undefined ? "" : `; does not run without ${missing}`}`,
      ),
    ),
    "",
  ].join("\n");
};
