import type { ConfigLoader } from "../../config/load.ts";
import { type Settings, settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { type FixOptions, type FixResult, fix } from "../../engine/fix.ts";
import { type EngineOptions, lint } from "../../engine/lint.ts";
import { stageOf } from "../../engine/settings.ts";
import type { FileReport } from "../../report/file-report.ts";
import type { AnyRule } from "../../rule/define-rule.ts";
import { SourceFile } from "../../text/source-file.ts";
import { type Input, stagePath } from "../io/discover.ts";
import { readInput } from "../io/files.ts";
import type { Io } from "../io/io.ts";
import { needsRepaired, type OutputPlan } from "../io/outputs.ts";
import { progressOn } from "../io/progress.ts";
import type { LintFlags } from "../options/arguments.ts";
import { blame } from "./blame.ts";
import type { Change } from "./change.ts";
import type { FactFinder } from "./fact-finder.ts";
import type { OnlineRun } from "./online.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What is to be done with each file. */
export type Mode = "lint" | "fix" | "diff";

/** What came of one file. */
export interface Outcome {
  readonly report: FileReport;
  readonly settings: Settings;
  /** All that could run. */
  readonly rules: readonly AnyRule[];
  /** The text as it was, and as it is now. */
  readonly before: string;
  readonly after: string;
  /** Fixes that there was no more time for. */
  readonly left: number;
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
  /** What is to be reported is what this causes. */
  readonly change?: Change;
  /** When the user wants to know what took how long. */
  readonly stopwatch?: Stopwatch;
}

/** The options with what the linked pages say, when they are to be asked: those of the draft as the other fixes leave it. */
const withPages = async (
  options: EngineOptions,
  source: SourceFile,
  { online, mode, flags }: Run,
): Promise<EngineOptions> => {
  if (!online) return options;
  const draft = mode === "lint" ? source : fix(source, { ...options, unsafe: flags.unsafeFixes === true }).source;
  return { ...options, facts: { ...options.facts, pages: await online.learn(draft, options) } };
};

const lintAccepted = (source: SourceFile, { accept, ...options }: FixOptions & EngineOptions): FixResult => {
  const whole = lint(source, options);
  return { ...(accept?.(whole) ?? whole), text: source.text, fixed: 0, left: 0 };
};

/** What is found in one file, and its text with the fixes made where a report wants to show them. */
const lintOrFix = async (
  input: Input,
  { source, offered }: { source: SourceFile; offered: EngineOptions },
  run: Run,
) => {
  const { flags, mode, plan, change } = run;
  const given = await withPages(offered, source, run);
  const options: FixOptions & EngineOptions = { ...given, accept: await change?.filterFor(input, given) };
  const result =
    mode === "lint" ? lintAccepted(source, options) : fix(source, { ...options, unsafe: flags.unsafeFixes === true });
  change?.judged(input, result);
  return { result, repaired: needsRepaired(plan, flags) ? { repaired: fix(result.source, options).text } : {} };
};

const judge = async (input: Input, run: Run): Promise<Outcome> => {
  const { io, flags, configs, change, stopwatch } = run;
  stopwatch?.enter("read");
  const before = change && flags.staged ? await change.staged(input) : await readInput(input, io);
  const { config, plugins, rules } = await configs.forFolder(input.folder);
  const settings = settingsOf(config, flags, rules);
  stopwatch?.enter("other");
  const stage = settings.stage ?? stageOf(stagePath(input));
  const source = new SourceFile(input.path, before);
  const offered = {
    ...settings,
    stage,
    parser: run.parser,
    timer: stopwatch?.timer,
    plugins: plugins.flatMap((plugin) => plugin.rules),
    facts: await run.facts.factsFor(input, source, { ...settings, stage, rules }),
  };
  const { result, repaired } = await lintOrFix(input, { source, offered }, run).catch((error) => {
    throw blame(error, plugins);
  });
  const { issue, diagnostics, allowed, fixed, left, text, youngerRules } = result;
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
    ...repaired,
  };
  return { report, settings, rules, before, after: text, left, youngerRules };
};

/** Judges one file and writes what it has become; what goes to standard output is returned. */
const work = async (input: Input, run: Run): Promise<Outcome & { output: string }> => {
  const outcome = await judge(input, run);
  const { before, after } = outcome;
  if (run.mode === "fix" && input.file === undefined) return { ...outcome, output: after };
  if (before === after || run.mode === "lint") return { ...outcome, output: "" };
  if (run.mode === "fix") {
    const { replaceFile } = await import("../io/replace-file.ts");
    await replaceFile(input.file as string, input.path, { before, after });
    return { ...outcome, output: "" };
  }
  const { diffReport } = await import("../../report/diff.ts");
  const isForEyes = run.io.stdout.isTTY || run.io.env.GITHUB_ACTIONS === "true";
  const output = diffReport({ path: input.path, before, after }, { escape: isForEyes });
  if (output !== undefined) return { ...outcome, output };
  throw new UsageError(`${input.path}: too many changes for a diff`, { help: "run --fix on a copy" });
};

/** From so many files on it is worth its while to prepare V8 for them; newer ones, from Node 22 on, need no help. */
const MANY_FILES = 20;
const LAST_V8_TO_HELP = 11;

/** Does with each input what the run is for; `fail` is told of those that it cannot be done with. */
export const workOnAll = async (inputs: readonly Input[], run: Run, fail: (error: unknown) => Promise<void>) => {
  const outcomes: (Outcome & { output: string })[] = [];
  const progress = progressOn(run.io, inputs.length);
  const v8 = Number.parseInt(process.versions.v8, 10);
  if (inputs.length >= MANY_FILES && v8 <= LAST_V8_TO_HELP) (await import("./many-files.ts")).prepareForMany();
  for (const [index, input] of inputs.entries()) {
    await progress.show(index);
    try {
      outcomes.push(await work(input, run));
    } catch (error) {
      await progress.clear();
      await fail(error);
    }
  }
  await progress.clear();
  return outcomes;
};
