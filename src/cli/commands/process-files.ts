/** Lints, fixes or compares each file of a run. */
import type { ConfigLoader } from "../../config/load.ts";
import { attributeToPlugin } from "../../config/plugin-error.ts";
import { type Settings, settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { type FixOptions, type FixResult, fix } from "../../engine/fix.ts";
import { type EngineOptions, lint } from "../../engine/lint.ts";
import { blameOf, changeOptions } from "../../engine/lint-change.ts";
import { stageOf } from "../../engine/settings.ts";
import type { FileReport } from "../../report/file-report.ts";
import type { AnyRule } from "../../rule/define-rule.ts";
import { SourceFile } from "../../text/source-file.ts";
import { type Input, stagePath } from "../io/discover.ts";
import { readInput } from "../io/files.ts";
import type { Io } from "../io/io.ts";
import { needsRepaired, type OutputPlan } from "../io/outputs.ts";
import { lintProgress } from "../io/progress.ts";
import type { LintFlags } from "../options/request.ts";
import type { Change } from "./change.ts";
import type { FactFinder } from "./fact-finder.ts";
import type { OnlineRun } from "./online.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What a run does with each file. */
export type Mode = "lint" | "fix" | "diff";

/** The result for one file. */
export interface Outcome {
  readonly report: FileReport;
  readonly settings: Settings;
  /** All rules that can have run. */
  readonly rules: readonly AnyRule[];
  /** The text as it was, and as it is now. */
  readonly before: string;
  readonly after: string;
  /** How many fixes were left when the passes ran out. */
  readonly left: number;
  /** The rules whose fixes were not made, since they would have caused another finding. */
  readonly refused: readonly string[];
  /** The rules that were left out because the issue is older than their conventions. */
  readonly youngerRules: readonly string[];
}

/** One run, over any number of files. */
export interface Run {
  readonly io: Io;
  readonly flags: LintFlags;
  readonly mode: Mode;
  readonly plan: OutputPlan;
  readonly configs: ConfigLoader;
  readonly parser: MarkdownParser;
  readonly facts: FactFinder;
  readonly online?: OnlineRun;
  /** Only what this change causes is reported. */
  readonly change?: Change;
  /** Set with `--timing`. */
  readonly stopwatch?: Stopwatch;
}

/** The options with the facts of the linked pages. A run that fixes asks for the pages that the fixed text links. */
const withPages = async (
  options: EngineOptions,
  source: SourceFile,
  { online, mode, flags }: Run,
): Promise<EngineOptions> => {
  if (!online) return options;
  const linking = mode === "lint" ? source : fix(source, { ...options, unsafe: flags.unsafeFixes === true }).source;
  return { ...options, facts: { ...options.facts, pages: await online.learn(linking, options) } };
};

/** What `fix` would give back, had it fixed nothing. */
const lintOnly = (source: SourceFile, { accept, ...options }: FixOptions & EngineOptions): FixResult => {
  const whole = lint(source, options);
  return { ...(accept?.(whole) ?? whole), text: source.text, fixed: 0, left: 0, refused: [] };
};

/** The findings of one file, and its text with all safe fixes made when a report shows repaired lines. */
const lintOrFix = async (input: Input, { source, base }: { source: SourceFile; base: EngineOptions }, run: Run) => {
  const { flags, mode, plan, change } = run;
  const withFacts = await withPages(base, source, run);
  const file = await change?.fileChange(input, change.isDeleted(input) ? undefined : source);
  const options: FixOptions & EngineOptions = file
    ? { ...changeOptions(file, withFacts), accept: blameOf(file, withFacts) }
    : withFacts;
  const result =
    mode === "lint" ? lintOnly(source, options) : fix(source, { ...options, unsafe: flags.unsafeFixes === true });
  change?.record(input, result);
  return { result, repaired: needsRepaired(plan, flags) ? fix(result.source, options).text : undefined };
};

/** The text as it is now; of a file that the change deletes nothing. */
const readText = async (input: Input, { change, flags, io }: Run): Promise<string> => {
  if (change?.isDeleted(input)) return "";
  return change && flags.staged ? change.staged(input) : readInput(input, io);
};

const processFile = async (input: Input, run: Run): Promise<Outcome> => {
  const { flags, configs, stopwatch } = run;
  stopwatch?.enter("read");
  const before = await readText(input, run);
  const { config, plugins, rules } = await configs.forFolder(input.folder);
  const settings = settingsOf(config, flags, rules);
  stopwatch?.enter("other");
  const stage = settings.stage ?? stageOf(stagePath(input));
  const source = new SourceFile(input.path, before);
  const base = {
    ...settings,
    stage,
    parser: run.parser,
    timer: stopwatch?.timer,
    plugins: plugins.flatMap((plugin) => plugin.rules),
    facts: await run.facts.factsFor(input, source, { ...settings, stage, rules }),
  };
  const { result, repaired } = await lintOrFix(input, { source, base }, run).catch((error) => {
    throw attributeToPlugin(error, plugins);
  });
  const { issue, diagnostics, allowed, fixed, left, refused, text, youngerRules } = result;
  const { number, date } = issue;
  const report = {
    path: input.path,
    source: result.source,
    stage,
    number,
    date,
    diagnostics,
    allowed,
    fixed,
    ...(repaired !== undefined && { repaired }),
  };
  const rulesRefused = [...new Set(refused.map(({ rule }) => rule))];
  return { report, settings, rules, before, after: text, left, refused: rulesRefused, youngerRules };
};

/** Processes one file and writes its fixed text; what goes to standard output is returned. */
const processAndWrite = async (input: Input, run: Run): Promise<Outcome & { output: string }> => {
  const outcome = await processFile(input, run);
  const { before, after } = outcome;
  if (run.mode === "fix" && input.file === undefined) return { ...outcome, output: after };
  if (before === after || run.mode === "lint") return { ...outcome, output: "" };
  if (run.mode === "fix") {
    const { replaceFile } = await import("../io/replace-file.ts");
    await replaceFile(input.file as string, input.path, { before, after });
    return { ...outcome, output: "" };
  }
  const { diffReport } = await import("../../report/diff.ts");
  const isForPeople = run.io.stdout.isTTY || run.io.env.GITHUB_ACTIONS === "true";
  const output = diffReport({ path: input.path, before, after }, { escape: isForPeople });
  if (output !== undefined) return { ...outcome, output };
  throw new UsageError(`${input.path}: too many changes for a diff`, { help: "run --fix on a copy" });
};

/** From this many files on, setting V8 flags saves more time than it costs. */
const MANY_FILES = 20;
/** The V8 of Node 21; that of Node 22 needs no flags. */
const LAST_V8_WITH_FLAGS = 11;

/** Processes each input; one that fails is passed to `fail`, and the others go on. */
export const processAll = async (inputs: readonly Input[], run: Run, fail: (error: unknown) => Promise<void>) => {
  const outcomes: (Outcome & { output: string })[] = [];
  const progress = lintProgress(run.io, inputs.length);
  const v8 = Number.parseInt(process.versions.v8, 10);
  if (inputs.length >= MANY_FILES && v8 <= LAST_V8_WITH_FLAGS) (await import("./many-files.ts")).setFlagsForManyFiles();
  for (const [index, input] of inputs.entries()) {
    await progress.show(index);
    try {
      outcomes.push(await processAndWrite(input, run));
    } catch (error) {
      await progress.clear();
      await fail(error);
    }
  }
  await progress.clear();
  return outcomes;
};
