/** Parses the command line into a `Request`. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { didYouMean, LEVELS } from "../../config/rule-names.ts";
import type { Flags } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { Level } from "../../engine/settings.ts";
import { FORMATS, type Format } from "../../report/formats.ts";
import type { ChangeFlags } from "../commands/change.ts";
import type { ParserName } from "../io/parser.ts";
import { type ArchiveFlags, type ArchiveRequest, addArchiveCommand, addArchiveOptions } from "./archive.ts";
import { helpAfter, INTRODUCTION } from "./help.ts";
import { addLspCommand, type LspFlags } from "./lsp.ts";
import { addModelCommand, type ModelFlags } from "./model.ts";
import { addNewsletterOptions, type NewsletterFlags } from "./newsletter.ts";
import { addOnlineOptions, addRequestOptions, type OnlineFlags } from "./online.ts";
import { addReviewCommand, type ReviewFlags } from "./review.ts";

export type ColorWhen = "auto" | "always" | "never";

/** The flags that name plugins or the config file that names them. */
export interface RuleSources {
  readonly plugin?: readonly string[];
  /** A path, or false for none. */
  readonly config?: string | false;
}

/** The flags of `twir-lint [paths...]`. */
export interface LintFlags extends ChangeFlags, Flags, RuleSources, ArchiveFlags, OnlineFlags, NewsletterFlags {
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly stdinFilename?: string;
  readonly quiet?: boolean;
  readonly hints?: boolean;
  readonly statistics?: boolean;
  readonly color: ColorWhen;
  readonly format?: Format;
  /** Reports that are written to files. */
  readonly output?: readonly (readonly [Format, string])[];
  readonly parser?: ParserName;
  readonly timing?: boolean;
  readonly watch?: boolean;
  /** How many threads share many files; default: as many as pay. */
  readonly concurrency?: number;
}

/** A parsed command line: a command with its flags, or `print` for the help or an error of commander. */
export type Request =
  | { readonly command: "lint"; readonly paths: readonly string[]; readonly flags: LintFlags }
  | { readonly command: "rules"; readonly format: "table" | "json"; readonly sources: RuleSources }
  | { readonly command: "explain"; readonly rule: string; readonly color: ColorWhen; readonly sources: RuleSources }
  | { readonly command: "link"; readonly url: string; readonly flags: OnlineFlags }
  | { readonly command: "review"; readonly flags: ReviewFlags }
  | { readonly command: "archive"; readonly request: ArchiveRequest }
  | { readonly command: "lsp"; readonly flags: LspFlags }
  | { readonly command: "model"; readonly path: string; readonly flags: ModelFlags }
  | { readonly command: "print"; readonly stdout: string; readonly stderr: string; readonly exitCode: number };

const COLORS = ["auto", "always", "never"];

const colorOption = (): Option =>
  new Option("--color <when>", "colours; auto: on a terminal, unless NO_COLOR is set").choices(COLORS).default("auto");

/** Only splits the list: whether its rules exist is known when the plugins are loaded. */
const ruleList = (text: string, before: readonly string[] = []): string[] => {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) throw new InvalidArgumentError("It names no rule.");
  return [...before, ...names];
};

const appendTo = (text: string, before: readonly string[] = []): string[] => [...before, text];

const severity = (text: string, before: readonly (readonly [string, Level])[] = []): (readonly [string, Level])[] => {
  const [, name, level] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || level === undefined) throw new InvalidArgumentError("Write RULE=LEVEL.");
  const known = LEVELS.find((each) => each === level);
  if (known !== undefined) return [...before, [name, known]];
  const help = didYouMean(level, LEVELS) ?? `levels are ${LEVELS.join(", ")}`;
  throw new UsageError(`--severity: unknown level \`${level}\``, { help });
};

const report = (text: string, before: readonly (readonly [Format, string])[] = []): (readonly [Format, string])[] => {
  const [, name, path] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || path === undefined) throw new InvalidArgumentError("Write FORMAT=PATH.");
  const format = FORMATS.find((each) => each === name);
  if (format !== undefined) return [...before, [format, path]];
  const help = didYouMean(name, FORMATS) ?? `formats are ${FORMATS.join(", ")}`;
  throw new UsageError(`--output: unknown format \`${name}\``, { help });
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It is a whole number from 0.");
  return Number(text);
};

const pluginOption = (): Option =>
  new Option("--plugin <path>", "also the rules of this file or installed package; may be repeated").argParser(
    appendTo,
  );
const configOption = (): Option =>
  new Option("--config <path>", "use this config file, whatever twir-lint.config.json is found");
const noConfigOption = (): Option => new Option("--no-config", "use no config file, and none of its plugins");

const addRuleOptions = (program: Command): Command =>
  program
    .argument("[paths...]", "files, folders, or - for standard input; none: the newest issue in draft/")
    .optionsGroup("Repair:")
    .option("--fix", "repair what has one right answer; nothing is lost by it")
    .option("--unsafe-fixes", "also repairs that a person should look at, such as removing an event; implies --fix")
    .option("--diff", "show what --fix would change and write nothing")
    .optionsGroup("In a pull request:")
    .option("--since <revision>", "only what changed since this branch parted from that revision")
    .option("--staged", "only what is staged, as `git commit` would take it; with --since all that the branch has then")
    .optionsGroup("Judge:")
    .addOption(new Option("--stage <stage>", "default: draft in a folder named draft").choices(["draft", "publish"]))
    .addOption(
      new Option("--author <author>", "external: not an editor; only editors add to some sections").choices([
        "editor",
        "external",
      ]),
    )
    .option("--select <rules>", "only these rules or groups, with commas between them", ruleList)
    .option("--ignore <rules>", "not these rules or groups", ruleList)
    .option("--severity <rule=level>", "off, info, warning or error, for a rule or group", severity)
    .option("--max-warnings <n>", "fail when there are more warnings", wholeNumber)
    .addOption(pluginOption())
    .addOption(configOption())
    .addOption(noConfigOption());

const addJudgingOptions = (program: Command): Command =>
  addArchiveOptions(addRuleOptions(program)).option("--no-archive", "compare with no earlier issues");

const addLintOptions = (program: Command): Command =>
  addOnlineOptions(addJudgingOptions(program))
    .optionsGroup("Report:")
    .addOption(
      new Option("--format <format>", "default: pretty; in GitHub Actions what is shown there").choices(FORMATS),
    )
    .option("--output <format=path>", "also write a report to a file; as often as wanted", report)
    .option("--hints", "list the hints too, where a format only counts them")
    .option("--quiet", "report errors only")
    .option("--statistics", "how many findings each rule has, in place of the findings")
    .addOption(colorOption())
    .addOption(new Option("--parser <parser>", "default: quick; both find the same").choices(["quick", "reference"]))
    .option("--watch", "judge again when a file, its config or an earlier issue changes, until Ctrl-C")
    .option("--stdin-filename <name>", "the file that standard input stands for")
    .option("--concurrency <n>", "threads that share many files; default: as many as pay", wholeNumber)
    .option("--timing", "say on standard error what took how long, rule by rule")
    .optionsGroup("About:");

/** Merges the flags before the name of a command with those behind it, which win. */
const mergeSources = (before: RuleSources, local: RuleSources): RuleSources => ({
  plugin: [...(before.plugin ?? []), ...(local.plugin ?? [])],
  config: local.config ?? before.config,
});

interface CapturedOutput {
  stdout: string;
  stderr: string;
}

const buildProgram = (version: string, captured: CapturedOutput, done: (request: Request) => void): Command => {
  const program = new Command("twir-lint")
    .description(INTRODUCTION)
    .usage("[options] [paths...]")
    .configureOutput({
      writeOut: (text) => {
        captured.stdout += text;
      },
      writeErr: (text) => {
        captured.stderr += text;
      },
      // Every message on standard error has the same prefix.
      outputError: (text, write) => write(text.replace(/^error: /, "twir-lint: ")),
      getOutHelpWidth: () => 100,
    })
    .exitOverride()
    .enablePositionalOptions();
  addNewsletterOptions(addLintOptions(program))
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", helpAfter)
    .action((paths: string[], flags: LintFlags) => done({ command: "lint", paths, flags }));
  program
    .command("rules")
    .description("list all rules")
    .addOption(new Option("--format <format>").choices(["table", "json"]).default("table"))
    .addOption(pluginOption())
    .addOption(configOption())
    .addOption(noConfigOption())
    .action(({ format, ...local }: RuleSources & { format: "table" | "json" }) =>
      done({ command: "rules", format, sources: mergeSources(program.opts(), local) }),
    );
  program
    .command("explain")
    .argument("<rule>")
    .description("say what a rule flags and why, with examples")
    .addOption(colorOption())
    .addOption(pluginOption())
    .addOption(configOption())
    .addOption(noConfigOption())
    .action((rule: string, { color, ...local }: RuleSources & { color: ColorWhen }) =>
      done({ command: "explain", rule, color, sources: mergeSources(program.opts(), local) }),
    );
  addRequestOptions(program.command("link").argument("<url>"))
    .description("say what is known of a page, and how its entry is written; asks the page")
    .action((url: string, flags: OnlineFlags) => done({ command: "link", url, flags }));
  addReviewCommand(program, (flags) => done({ command: "review", flags }));
  addModelCommand(program, (path, flags) => done({ command: "model", path, flags }));
  addArchiveCommand(program, (request) => done({ command: "archive", request }));
  addLspCommand(program, (flags) => done({ command: "lsp", flags }));
  return program;
};

/**
 * Parses the command line. Nothing is printed: the output of commander is in the request.
 * @throws UsageError for levels and formats that do not exist
 */
export const parseArguments = (argv: readonly string[], version: string): Request => {
  const captured: CapturedOutput = { stdout: "", stderr: "" };
  let request: Request | undefined;
  try {
    buildProgram(version, captured, (parsed) => {
      request = parsed;
    }).parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander exits with 0 after the help and the version; any other exit is a usage error.
    return { command: "print", ...captured, exitCode: error.exitCode === 0 ? 0 : 2 };
  }
  return request ?? { command: "print", ...captured, exitCode: 2 };
};
