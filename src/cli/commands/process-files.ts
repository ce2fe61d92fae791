/** Lints, fixes or compares each file of a run. */

import type { FileChange } from "../../change/file-change.ts";
import type { ConfigLoader } from "../../config/load.ts";
import { attributeToPlugin } from "../../config/plugin-error.ts";
import { type Settings, settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { type FixOptions, type FixResult, fix } from "../../engine/fix.ts";
import { type EngineOptions, type LintResult, lint } from "../../engine/lint.ts";
import { blameOf, changeOptions } from "../../engine/lint-change.ts";
import { stageOf } from "../../engine/settings.ts";
import { type FileReport, summarize } from "../../report/file-report.ts";
import type { AnyRule } from "../../rule/define-rule.ts";
import { SourceFile } from "../../text/source-file.ts";
import { type Input, stagePath } from "../io/discover.ts";
import { readInput } from "../io/files.ts";
import type { Io } from "../io/io.ts";
import { needsRepaired, type OutputPlan } from "../io/outputs.ts";
import { lintProgress } from "../io/progress.ts";
import type { ReportStream } from "../io/report-stream.ts";
import type { LintFlags } from "../options/request.ts";
import type { Change } from "./change.ts";
import type { FactFinder } from "./fact-finder.ts";
import type { OnlineRun } from "./online.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What a run does with each file. */
export type Mode = "lint" | "fix" | "diff";

/** The result for one file. */
export interface FileResult {
  readonly path: string;
  readonly errors: number;
  readonly warnings: number;
  /** What the reports are made of; undefined when it is written. */
  readonly report?: FileReport;
  readonly settings: Settings;
  /** All rules that can have run. */
  readonly rules: readonly AnyRule[];
  /** What goes to standard output before the reports. */
  readonly output: string;
  /** How many fixes were left when the passes ran out. */
  readonly left: number;
  /** The rules whose fixes were not made, since they would have caused another finding. */
  readonly refused: readonly string[];
  /** The rules that were left out because the issue is older than their conventions. */
  readonly youngerRules: readonly string[];
}

/** The result of a file that is not reported yet. */
export type Unreported = FileResult & { readonly report: FileReport };

/** The result, and the text as it was and as it is now. */
interface Outcome {
  readonly result: Omit<Unreported, "output">;
  readonly before: string;
  readonly after: string;
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
const lintOnly = ({ found, accept }: Pick<FixOptions, "accept"> & { found: LintResult }): FixResult => ({
  ...(accept?.(found) ?? found),
  text: found.source.text,
  fixed: 0,
  left: 0,
  refused: [],
});

interface Prepared {
  readonly source: SourceFile;
  readonly base: EngineOptions;
  readonly file?: FileChange;
}

/** The findings of one file, and its text with all safe fixes made when a report shows repaired lines. */
const lintOrFix = async (input: Input, { source, base, file }: Prepared, run: Run) => {
  const { flags, mode, plan, change } = run;
  const withFacts = await withPages(base, source, run);
  const options: FixOptions & EngineOptions = file
    ? { ...changeOptions(file, withFacts), accept: blameOf(file, withFacts) }
    : withFacts;
  const found = mode === "lint" ? lint(source, options) : undefined;
  const result = found
    ? lintOnly({ ...options, found })
    : fix(source, { ...options, unsafe: flags.unsafeFixes === true });
  change?.record(input, result);
  return { result, repaired: needsRepaired(plan, flags) ? fix(result.source, { ...options, found }).text : undefined };
};

/** The text as it is now; of a file that the change deletes nothing. */
const readText = async (input: Input, { change, flags, io }: Run): Promise<string> => {
  if (change?.isDeleted(input)) return "";
  return change && flags.staged ? change.staged(input) : readInput(input, io);
};

/** In characters: as long as the issues of several months. */
const LONG_TEXT = 500_000;

const processFile = async (input: Input, run: Run): Promise<Outcome> => {
  const { flags, configs, stopwatch } = run;
  stopwatch?.enter("read");
  const before = await readText(input, run);
  if (before.length > LONG_TEXT) run.io.tuneV8?.("long");
  const { config, plugins, rules } = await configs.forFolder(input.folder);
  const settings = settingsOf(config, flags, rules);
  stopwatch?.enter("other");
  const stage = settings.stage ?? stageOf(stagePath(input));
  const source = new SourceFile(input.path, before);
  // Git is asked while the archive is read.
  const [file, facts] = await Promise.all([
    run.change?.fileChange(input, run.change.isDeleted(input) ? undefined : source),
    run.facts.factsFor(input, source, { ...settings, stage, rules }),
  ]);
  const base = {
    ...settings,
    stage,
    parser: run.parser,
    timer: stopwatch?.timer,
    plugins: plugins.flatMap((plugin) => plugin.rules),
    facts,
  };
  const { result, repaired } = await lintOrFix(input, { source, base, file }, run).catch((error) => {
    throw attributeToPlugin(error, plugins);
  });
  const { issue, diagnostics, allowed, fixed, left, refused, text: after, youngerRules } = result;
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
  const { errors, warnings } = summarize([report]);
  const rulesRefused = [...new Set(refused.map(({ rule }) => rule))];
  const counts = { path: input.path, errors, warnings };
  return { result: { ...counts, report, settings, rules, left, refused: rulesRefused, youngerRules }, before, after };
};

/** Writes the fixed text of a file; gives what goes to standard output. */
const write = async ({ file, path }: Input, { before, after }: Outcome, { mode, io }: Run): Promise<string> => {
  if (mode === "fix" && file === undefined) return after;
  if (before === after || mode === "lint") return "";
  if (mode === "fix") {
    const { replaceFile } = await import("../io/replace-file.ts");
    await replaceFile(file as string, path, { before, after });
    return "";
  }
  const { diffReport } = await import("../../report/diff.ts");
  const isForPeople = io.stdout.isTTY || io.env.GITHUB_ACTIONS === "true";
  const output = diffReport({ path, before, after }, { escape: isForPeople });
  if (output !== undefined) return output;
  throw new UsageError(`${path}: too many changes for a diff`, { help: "run --fix on a copy" });
};

/** Processes one file and writes its fixed text. */
export const processAndWrite = async (input: Input, run: Run): Promise<Unreported> => {
  const outcome = await processFile(input, run);
  return { ...outcome.result, output: await write(input, outcome, run) };
};

/** Takes what was found in a file, and gives what is kept of it. */
export type Keep = (result: Unreported) => FileResult | Promise<FileResult>;

/** The result with nothing of the file but its text: what is known of it otherwise lives as long as its source. */
export const withTextOnly = (result: Unreported): Unreported => {
  const { source } = result.report;
  return { ...result, report: { ...result.report, source: new SourceFile(source.path, source.text) } };
};

/** What is kept of a result when its report is written. */
export const withoutReport = ({ report: _, ...rest }: Unreported): FileResult => rest;

/** Writes what was found to the stream. Without one it is kept. */
export const writingTo =
  (stream: ReportStream | undefined, otherwise: Keep = (result) => result): Keep =>
  async (result) => {
    if (!stream) return otherwise(result);
    await stream.write(await stream.render(result.report));
    return withoutReport(result);
  };

/** Processes one input after the other; one that fails is passed to `fail`, and the others go on. */
export const processAll = async (
  inputs: readonly Input[],
  run: Run,
  fail: (error: unknown) => Promise<void>,
  keep: Keep,
): Promise<FileResult[]> => {
  const results: FileResult[] = [];
  const progress = lintProgress(run.io, inputs.length);
  for (const [index, input] of inputs.entries()) {
    await progress.show(index);
    let result: Unreported;
    try {
      result = await processAndWrite(input, run);
    } catch (error) {
      await progress.clear();
      await fail(error);
      continue;
    }
    if (run.io.stdout.isTTY) await progress.clear();
    run.stopwatch?.enter("report");
    // A report that cannot be written is no failure of the file: it ends the run.
    results.push(await keep(result));
  }
  await progress.clear();
  return results;
};
