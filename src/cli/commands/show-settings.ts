/** The command `twir-lint --show-settings FILE`: prints the settings that hold for a file, and lints nothing. */
import { CONFIG_FILES } from "../../config/config-file.ts";
import { levelReason } from "../../config/level-reason.ts";
import { settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import { severitiesOf, stageOf } from "../../engine/settings.ts";
import { type FileSettings, settingsJson, settingsText } from "../../report/settings.ts";
import { type AnyRule, confidenceOf, type FactName } from "../../rule/define-rule.ts";
import { configLoader } from "../io/config.ts";
import { discover, type Input, stagePath } from "../io/discover.ts";
import { shownPath } from "../io/file-failure.ts";
import type { Io } from "../io/io.ts";
import { isOnline } from "../options/online.ts";
import type { LintFlags } from "../options/request.ts";
import { checkRuleNames } from "../options/rule-names.ts";
import { archiveFolder } from "./fact-finder.ts";

/** The one file that the arguments name. */
const inputOf = async (paths: readonly string[], { stdinFilename }: LintFlags, { cwd, env }: Io): Promise<Input> => {
  const { inputs, failures } = await discover(paths, { cwd, env, stdinFilename, isIgnoring: false });
  if (failures[0]) throw failures[0];
  const [input, another] = inputs;
  if (!input || another)
    throw new UsageError("--show-settings is about one file, and several are named", { help: "name one of them" });
  return input;
};

/** Which of the setting of a flag, of the config and of the default holds. */
const held = <T>(
  flag: string,
  { flagged, configured, otherwise }: { flagged?: T; configured?: T; otherwise: T },
  why: string,
) => {
  if (flagged !== undefined) return { value: flagged, because: flag };
  return configured !== undefined ? { value: configured, because: "the config" } : { value: otherwise, because: why };
};

const REMEDIES: Readonly<Record<FactName, string>> = {
  pages: "--online",
  archive: "earlier issues",
  dictionary: "the dictionary",
};

/** The settings of the file. */
const settingsFor = async (input: Input, flags: LintFlags, io: Io): Promise<FileSettings> => {
  const configs = configLoader(flags, io);
  await checkRuleNames(flags, { configs, folders: [input.folder] });
  const { config, plugins, rules } = await configs.forFolder(input.folder);
  const settings = settingsOf(config, flags, rules);
  const byFolder = stageOf(stagePath(input));
  const where = byFolder === "draft" ? "it is in a folder named draft" : "it is in no folder named draft";
  const stage = held("--stage", { flagged: flags.stage, configured: config?.stage, otherwise: byFolder }, where);
  const folder = archiveFolder(flags, input.folder, io.cwd);
  const given: readonly FactName[] = [
    ...(isOnline(flags) ? (["pages"] as const) : []),
    ...(folder !== undefined && settings.earlierIssues > 0 ? (["archive"] as const) : []),
    "dictionary",
  ];
  const ruleSetting = (rule: AnyRule) => {
    const level = severitiesOf(rule, stage.value, settings)?.[confidenceOf(rule)] ?? "off";
    const missing = (rule.needs ?? []).filter((each) => !given.includes(each)).map((each) => REMEDIES[each]);
    return {
      id: rule.id,
      level,
      because: levelReason(rule, { config, flags, stage: stage.value }),
      ...(level !== "off" && missing.length > 0 && { missing: missing.join(", ") }),
    };
  };
  const configFile = configs.fileFor(input.folder);
  return {
    path: input.path,
    config: configFile === undefined ? null : shownPath(configFile, io.cwd),
    plugins: plugins.map(({ label }) => label),
    stage,
    author: held(
      "--author",
      { flagged: flags.author, configured: config?.author, otherwise: null },
      "nothing says who",
    ),
    maxWarnings: held(
      "--max-warnings",
      { flagged: flags.maxWarnings, configured: config?.maxWarnings, otherwise: null },
      "nothing limits them",
    ),
    archive: {
      folder: folder === undefined ? null : shownPath(folder, io.cwd),
      issues: Number.isFinite(settings.earlierIssues) ? settings.earlierIssues : null,
    },
    rules: rules.map(ruleSetting),
  };
};

const withoutConfig = ({ config }: LintFlags): string =>
  config === false ? "--no-config" : `no ${CONFIG_FILES.join(" or ")} beside the file or above`;

export const showSettingsCommand = async (paths: readonly string[], given: LintFlags, io: Io): Promise<number> => {
  const { format = "text" } = given;
  if (format !== "json" && format !== "text" && format !== "pretty")
    throw new UsageError(`--show-settings is printed as text or json, and not as ${format}`, {
      help: "leave --format out",
    });
  const flags = given.onlineOnly ? { ...given, select: given.onlineOnly } : given;
  const settings = await settingsFor(await inputOf(paths, flags, io), flags, io);
  await io.stdout.write(format === "json" ? settingsJson(settings) : settingsText(settings, withoutConfig(flags)));
  return 0;
};
