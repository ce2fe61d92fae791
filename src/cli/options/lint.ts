/** The flags of `twir-lint [paths...]`. A short one means here what it means in Ruff and ESLint, or in one of them. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { LEVELS } from "../../config/rule-names.ts";
import type { Level } from "../../engine/settings.ts";
import { FORMATS, type Format } from "../../report/formats.ts";
import { AUTHORS } from "../../rule/define-rule.ts";
import { addArchiveOptions } from "./archive.ts";
import { choiceOption, knownValue } from "./mistake.ts";
import { addNewsletterOptions } from "./newsletter.ts";
import { addOnlineOptions } from "./online.ts";
import { addColorOptions, addSourceOptions } from "./rule-sources.ts";

/** Only splits the list: whether its rules exist is known when the plugins are loaded. */
const ruleList = (text: string, before: readonly string[] = []): string[] => {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) throw new InvalidArgumentError("It names no rule.");
  return [...before, ...names];
};

const severity = (text: string, before: readonly (readonly [string, Level])[] = []): (readonly [string, Level])[] => {
  const [, name, level] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || level === undefined) throw new InvalidArgumentError("Write RULE=LEVEL.");
  return [...before, [name, knownValue(level, LEVELS, { flag: "--severity", what: "level" })]];
};

/** The path of a report. By habit `-` is standard output, which `--format` is for. */
const reportPath = (path: string): string => {
  if (path === "-") throw new InvalidArgumentError("Name a file; --format prints a report.");
  return path;
};

const report = (text: string, before: readonly (readonly [Format, string])[] = []): (readonly [Format, string])[] => {
  const [, name, path] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || path === undefined) throw new InvalidArgumentError("Write FORMAT=PATH.");
  return [...before, [knownValue(name, FORMATS, { flag: "--output", what: "format" }), reportPath(path)]];
};

const wholeNumberFrom =
  (least: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`It is a whole number from ${least}.`);
    return Number(text);
  };

/** Commander would take it for the opposite of `--ignore`, which is about rules. */
const noIgnoreOption = (): Option => {
  const option = new Option("--no-ignore", "of folders and patterns also the files that git ignores");
  option.negate = false;
  return option;
};

const addRepairOptions = (program: Command): Command =>
  program
    .optionsGroup("Repair:")
    .option("--fix", "repair what has one right answer; nothing is lost by it")
    .option("--unsafe-fixes", "also repairs that a person should look at, such as removing an event; implies --fix")
    .option("--diff", "show what --fix would change and write nothing")
    .optionsGroup("In a pull request:")
    .option("--since <revision>", "only what changed since this branch parted from that revision")
    .option(
      "--staged",
      "only what is staged, as `git commit` would take it; with --since all that the branch has then",
    );

const addJudgingOptions = (program: Command): Command =>
  addArchiveOptions(
    addSourceOptions(
      program
        .optionsGroup("Judge:")
        .addOption(choiceOption("--stage <stage>", ["draft", "publish"], "default: draft in a folder named draft"))
        .addOption(
          choiceOption("--author <author>", AUTHORS, "external: not an editor; only editors add to some sections"),
        )
        .option("--select <rules>", "only these rules or groups, with commas between them", ruleList)
        .option("--ignore <rules>", "not these rules or groups", ruleList)
        .option("--severity <rule=level>", "off, info, warning or error, for a rule or group", severity)
        .option("--max-warnings <n>", "fail when there are more warnings", wholeNumberFrom(0))
        .option("-e, --exit-zero", "exit with 0 whatever is found; 2 stays 2"),
    ),
  ).option("--no-archive", "compare with no earlier issues");

const addReportOptions = (program: Command): Command =>
  addColorOptions(
    program
      .optionsGroup("Report:")
      .addOption(
        choiceOption("-f, --format <format>", FORMATS, "default: pretty; in GitHub Actions what is shown there"),
      )
      .option("-o, --output-file <path>", "write that report to a file, not to standard output", reportPath)
      .option("--output <format=path>", "also write a report to a file; as often as wanted", report)
      .option("--hints", "list the hints too, where a format only counts them")
      .option("-q, --quiet", "report errors only")
      .option("--statistics", "how many findings each rule has, in place of the findings"),
  )
    .addOption(choiceOption("--parser <parser>", ["quick", "reference"], "default: quick; both find the same"))
    .option("-w, --watch", "judge again when a file, its config or an earlier issue changes, until Ctrl-C")
    .addOption(noIgnoreOption())
    .option("--stdin-filename <name>", "the file that standard input stands for")
    .option("--show-settings", "print what holds for a file, each rule's level and why, and lint nothing")
    .option("--concurrency <n>", "threads that share many files; default: as many as pay", wholeNumberFrom(1))
    .option("--timing", "say on standard error what took how long, rule by rule");

/** Adds the arguments and flags to the program. */
export const addLintOptions = (program: Command): Command =>
  addNewsletterOptions(
    addReportOptions(
      addOnlineOptions(
        addJudgingOptions(
          addRepairOptions(
            program.argument(
              "[paths...]",
              "files, folders, patterns such as 'draft/**/*.md' or '!draft/old.md', or - for standard input; none: the newest issue in draft/",
            ),
          ),
        ),
      ),
    ),
  );
