/** The command `twir-lint [paths...]`: lints or fixes files, writes the reports, and gives the exit code. */
import { failureLine } from "../../config/failure-line.ts";
import { UsageError } from "../../config/usage-error.ts";
import { severitiesOf } from "../../engine/settings.ts";
import { plural } from "../../report/plural.ts";
import { rules as builtIn } from "../../rules/index.ts";
import { discover, type Input } from "../io/discover.ts";
import type { Io, Output } from "../io/io.ts";
import { writeFailure, writeNote } from "../io/note.ts";
import { checkOutputs, contextFor, writeReports } from "../io/outputs.ts";
import { ReportStream } from "../io/report-stream.ts";
import { isOnline } from "../options/online.ts";
import type { LintFlags } from "../options/request.ts";
import { checkRuleNames } from "../options/rule-names.ts";
import type { Change } from "./change.ts";
import { openRun } from "./open-run.ts";
import { type FileResult, processAll, type Run, writingTo } from "./process-files.ts";
import { WarningLimits } from "./warning-limits.ts";

/** The errors of the run, each reported once: a broken config fails each of its files with the same error. */
class Failures {
  readonly #io: Io;
  readonly #reported = new Set<unknown>();

  constructor(io: Io) {
    this.#io = io;
  }

  readonly report = async (error: unknown): Promise<void> => {
    if (!this.#reported.has(error)) await writeFailure(this.#io.stderr, error);
    this.#reported.add(error);
  };

  get lines(): string[] {
    return [...this.#reported].map((failure) => failureLine(failure));
  }
}

const openChange = async (paths: readonly string[], flags: LintFlags, io: Io): Promise<Change | undefined> => {
  if (flags.since === undefined && !flags.staged) return undefined;
  if (paths.includes("-") && flags.stdinFilename === undefined && !flags.staged)
    throw new UsageError("--since compares a text with a file, and does not know with which", {
      help: "add `--stdin-filename draft/2026-03-11-this-week-in-rust.md`",
    });
  const { Change } = await import("./change.ts");
  return Change.open(flags, io);
};

interface PreparedRun {
  readonly run: Run;
  readonly inputs: readonly Input[];
}

/** Checks the flags and finds the files, before any file is read. */
const prepare = async (
  paths: readonly string[],
  flags: LintFlags,
  io: Io,
  failures: Failures,
): Promise<PreparedRun> => {
  const opened = openRun(flags, io);
  const { configs, facts, plan } = opened;
  const usesNetwork = isOnline(flags);
  const stopwatch = flags.timing ? new (await import("./stopwatch.ts")).Stopwatch(io.now) : undefined;
  stopwatch?.enter("read");
  const change = await openChange(paths, flags, io);
  const {
    inputs,
    failures: notFound,
    notes,
  } = change && paths.length === 0
    ? { inputs: change.inputs(io.cwd), failures: [], notes: [] }
    : await discover(paths, {
        cwd: io.cwd,
        env: io.env,
        isIgnoring: !flags.noIgnore,
        stdinFilename: flags.stdinFilename,
        numRecent: flags.numRecent,
        // Between two issues there is no draft, and the newsletter's own checks have nothing to say then.
        mayBeNone: flags.format === "compat",
      });
  if (inputs.length === 0 && notFound.length === 0)
    await writeNote(io.stderr, change?.emptyMessage ?? "there is no issue in draft/");
  const untouched = change && paths.length > 0 ? await change.untouched(inputs) : [];
  for (const message of [...notes, ...untouched]) await writeNote(io.stderr, message);
  checkOutputs(plan, inputs, io.cwd);
  const folders = inputs.length > 0 ? inputs.map(({ folder }) => folder) : [io.cwd];
  await checkRuleNames(flags, { configs, folders });
  for (const failure of notFound) await failures.report(failure);
  const online = usesNetwork ? new (await import("./online.ts")).OnlineRun(flags, io) : undefined;
  await facts.check();
  return { run: { ...opened, online, change, stopwatch }, inputs };
};

/** Where the reports go: where a fixed text goes to standard output, they would be taken for a part of it. */
const outputFor = ({ io, mode }: Run, inputs: readonly Input[]): Output =>
  mode === "fix" && inputs.some(({ file }) => file === undefined) ? io.stderr : io.stdout;

interface FinishedRun {
  readonly run: Run;
  readonly outcomes: readonly FileResult[];
  readonly failures: Failures;
  readonly to: Output;
  readonly stream?: ReportStream;
}

/** Writes the reports, or the end of the one that is written already. */
const report = async ({ run, outcomes, failures, to, stream }: FinishedRun): Promise<void> => {
  const { io, flags, plan, change } = run;
  const ending = {
    rules: [...new Set([...builtIn, ...outcomes.flatMap(({ rules }) => rules)])],
    failures: failures.lines,
  };
  if (stream) return stream.end(ending);
  const context = { ...contextFor(to, run), ...ending, change: change?.bulkMerge() };
  const files = outcomes.flatMap((outcome) => outcome.report ?? []);
  for (const failure of await writeReports(plan, { files, context, flags, io, to })) await failures.report(failure);
};

/**
 * The failure of a run in which flags and configs leave no rule to any file: it would pass for one of clean drafts. What
 * stage, author and facts leave out besides does not matter here, nor does the severity that a stage gives.
 */
const noRuleLeft = (outcomes: readonly FileResult[]): UsageError | undefined => {
  const isLeft = ({ rules, settings }: FileResult): boolean =>
    rules.some((rule) => severitiesOf(rule, "publish", settings) !== undefined);
  if (outcomes.length === 0 || outcomes.some(isLeft)) return undefined;
  return new UsageError("no rule is left to run: the flags or the config leave out all", {
    help: "`twir-lint --show-settings FILE` says of each rule what leaves it out",
  });
};

/** How many rules did not apply, since their conventions are younger than the issues. */
const youngerRemark = (outcomes: readonly FileResult[]): string[] => {
  const older = outcomes.filter(({ youngerRules }) => youngerRules.length > 0);
  const { size } = new Set(older.flatMap(({ youngerRules }) => youngerRules));
  if (size === 0) return [];
  const [rules, were] = size === 1 ? ["1 rule is", "was"] : [`${size} rules are`, "were"];
  return outcomes.length === 1
    ? [`${rules} younger than this issue and ${were} left out`]
    : [`${rules} younger than ${older.length} of the ${outcomes.length} issues and ${were} left out there`];
};

/** How many errors stay where a diff shows all that is repaired: an empty one is not a clean draft. */
const unrepairedRemark = (outcomes: readonly FileResult[], { mode, flags }: Run): string[] => {
  if (mode !== "diff") return [];
  // Where fixes are left for another run, nobody knows yet.
  const known = outcomes.filter(({ left }) => left === 0);
  const count = known.reduce((sum, { errors }) => sum + errors, 0);
  const flag = flags.unsafeFixes ? "--unsafe-fixes" : "--fix";
  return count === 0 ? [] : [`${plural(count, "error is", "errors are")} not repaired by ${flag}`];
};

/** Messages for standard error: fixes that are left, rules that did not apply, and exceeded limits of warnings. */
const remarks = (outcomes: readonly FileResult[], limits: WarningLimits, run: Run): string[] => [
  ...outcomes
    .filter(({ left }) => left > 0)
    .map(({ path, left }) => `${path}: ${plural(left, "fix", "fixes")} left for another run`),
  ...outcomes
    .filter(({ refused }) => refused.length > 0)
    .map(({ path, refused }) => `${path}: left to you, as the fix would cause another finding: ${refused.join(", ")}`),
  ...unrepairedRemark(outcomes, run),
  ...youngerRemark(outcomes),
  ...limits.exceeded(),
];

/** From this many files on, what is done for large runs saves more time than it costs. */
const MANY_FILES = 20;

/** Lints, fixes or compares the files. One that cannot be read is reported, and the others are still processed. */
export const lintCommand = async (paths: readonly string[], given: LintFlags, io: Io): Promise<number> => {
  const flags = given.onlineOnly ? { ...given, select: given.onlineOnly } : given;
  const failures = new Failures(io);
  const { run, inputs } = await prepare(paths, flags, io, failures);
  const { facts, online, stopwatch, mode } = run;
  const to = outputFor(run, inputs);
  const stream = ReportStream.of(run, to);
  const outcomes =
    inputs.length < MANY_FILES
      ? await processAll(inputs, run, failures.report, writingTo(stream))
      : await (await import("./many-files.ts")).processMany(inputs, run, failures.report, stream);
  const noRule = noRuleLeft(outcomes);
  if (noRule) await failures.report(noRule);
  facts.save();
  await online?.close();
  await online?.reportUnknown();
  stopwatch?.enter("report");
  const output = outcomes.map((outcome) => outcome.output).join("");
  if (output !== "") await io.stdout.write(output);
  const limits = new WarningLimits();
  if (mode !== "diff") {
    for (const { warnings, settings } of outcomes) limits.add(warnings, settings.maxWarnings);
    await report({ run, outcomes, failures, to, stream });
    if (stopwatch) await io.stderr.write(stopwatch.report());
  }
  for (const remark of remarks(outcomes, limits, run)) await writeNote(io.stderr, remark);
  if (failures.lines.length > 0 || online?.interrupted) return 2;
  if (flags.exitZero) return 0;
  if (mode === "diff") return output === "" ? 0 : 1;
  return outcomes.some(({ errors }) => errors > 0) || limits.exceeded().length > 0 ? 1 : 0;
};
