import { ConfigLoader } from "../../config/load.ts";
import { UsageError } from "../../config/usage-error.ts";
import { plural } from "../../report/plural.ts";
import { visible } from "../../report/visible.ts";
import { rules as builtIn } from "../../rules/index.ts";
import { discover, type Input, shownPath } from "../io/discover.ts";
import { failureLine, failureText } from "../io/failure.ts";
import type { Io } from "../io/io.ts";
import { checkOutputs, fromRoot, planOutputs, writeReports } from "../io/outputs.ts";
import { parserOf } from "../io/parser.ts";
import { version } from "../io/version.ts";
import type { LintFlags } from "../options/arguments.ts";
import { isOnline } from "../options/online.ts";
import { checkRuleNames } from "../options/rule-names.ts";
import type { Change } from "./change.ts";
import { FactFinder } from "./fact-finder.ts";
import { WarningLimits } from "./warning-limits.ts";
import { type Mode, type Outcome, type Run, workOnAll } from "./work.ts";

const modeOf = ({ diff, fix: wanted, unsafeFixes, format, output, staged }: LintFlags): Mode => {
  if (diff && (format !== undefined || output !== undefined)) {
    const flag = format === undefined ? "--output" : "--format";
    throw new UsageError(`--diff prints a diff, which ${flag} cannot change`, { help: "leave one of them out" });
  }
  if (diff) return "diff";
  if (staged && (wanted || unsafeFixes)) {
    const help = "leave --staged out, look at what it fixed, and `git add` it";
    throw new UsageError("--staged judges what is staged, and a fix writes the file", { help });
  }
  return wanted || unsafeFixes ? "fix" : "lint";
};

/** What the run could not do, each told once: a broken config fails each of its files with the same error. */
class Failures {
  readonly #io: Io;
  readonly #told = new Set<unknown>();

  constructor(io: Io) {
    this.#io = io;
  }

  readonly tell = async (error: unknown): Promise<void> => {
    if (!this.#told.has(error)) await this.#io.stderr.write(failureText(error));
    this.#told.add(error);
  };

  get lines(): string[] {
    return [...this.#told].map((failure) => failureLine(failure));
  }
}

const openChange = async (flags: LintFlags, io: Io): Promise<Change | undefined> => {
  if (flags.since === undefined && !flags.staged) return undefined;
  const { Change } = await import("./change.ts");
  return Change.open(flags, io);
};

interface Found {
  readonly run: Run;
  readonly inputs: readonly Input[];
}

/** Understands what is asked, and finds what it is about, before a file is read. */
const prepare = async (paths: readonly string[], flags: LintFlags, io: Io, failures: Failures): Promise<Found> => {
  const show = (path: string): string => shownPath(path, io.cwd);
  const configs = new ConfigLoader({
    given: flags.config,
    plugins: flags.plugin,
    cwd: io.cwd,
    importFile: io.importFile,
    show,
  });
  const mode = modeOf(flags);
  const plan = planOutputs(flags, io);
  const asks = isOnline(flags);
  const stopwatch = flags.timing ? new (await import("./stopwatch.ts")).Stopwatch(io.now) : undefined;
  stopwatch?.enter("read");
  const change = await openChange(flags, io);
  const { inputs, failures: notFound } =
    change && paths.length === 0
      ? { inputs: await change.inputs(io.cwd), failures: [] }
      : discover(paths, { cwd: io.cwd, stdinFilename: flags.stdinFilename });
  if (change && inputs.length === 0) await io.stderr.write(`twir-lint: ${change.nothing}\n`);
  checkOutputs(plan, inputs, io.cwd);
  const folders = inputs.length > 0 ? inputs.map(({ folder }) => folder) : [io.cwd];
  await checkRuleNames(flags, { configs, folders });
  for (const failure of notFound) await failures.tell(failure);
  const online = asks ? new (await import("./online.ts")).OnlineRun(flags, io) : undefined;
  const parser = parserOf(flags.parser, io);
  const facts = new FactFinder(flags, io);
  await facts.check();
  return { run: { io, flags, mode, plan, configs, parser, facts, online, change, stopwatch }, inputs };
};

interface Done extends Found {
  readonly outcomes: readonly Outcome[];
  readonly failures: Failures;
}

/** Writes the reports. */
const report = async ({ run, inputs, outcomes, failures }: Done): Promise<void> => {
  const { io, flags, mode, plan, change } = run;
  const files = outcomes.map((outcome) => outcome.report);
  const context = {
    version: version(),
    rules: [...new Set([...builtIn, ...outcomes.flatMap(({ rules }) => rules)])],
    fromRoot: fromRoot(io.cwd),
    failures: failures.lines,
    // Who names rules wants to see what they say, hints or not.
    hints: flags.hints === true || flags.select !== undefined,
    change: change?.verdict(),
  };
  const fixedToStdout = mode === "fix" && inputs.some(({ file }) => file === undefined);
  const to = fixedToStdout ? io.stderr : io.stdout;
  for (const failure of await writeReports(plan, { files, context, flags, io, to })) await failures.tell(failure);
};

/** How many rules did not apply, since their conventions are younger than the issues. */
const youngerRemark = (outcomes: readonly Outcome[]): string[] => {
  const older = outcomes.filter(({ youngerRules }) => youngerRules.length > 0);
  const { size } = new Set(older.flatMap(({ youngerRules }) => youngerRules));
  if (size === 0) return [];
  const [rules, were] = size === 1 ? ["1 rule is", "was"] : [`${size} rules are`, "were"];
  return outcomes.length === 1
    ? [`${rules} younger than this issue and ${were} left out`]
    : [`${rules} younger than ${older.length} of the ${outcomes.length} issues and ${were} left out there`];
};

/** What is to be said beside the findings. */
const remarks = (outcomes: readonly Outcome[], limits: WarningLimits): string[] => [
  ...outcomes
    .filter(({ left }) => left > 0)
    .map(({ report: { path }, left }) => `${visible(path)}: ${plural(left, "fix", "fixes")} left for another run`),
  ...youngerRemark(outcomes),
  ...limits.exceeded(),
];

/** Lints, fixes or compares the files; one that cannot be read does not keep the others from it. */
export const lintCommand = async (paths: readonly string[], given: LintFlags, io: Io): Promise<number> => {
  const flags = given.onlineOnly ? { ...given, select: given.onlineOnly } : given;
  const failures = new Failures(io);
  const { run, inputs } = await prepare(paths, flags, io, failures);
  const { facts, online, stopwatch, mode } = run;
  const outcomes = await workOnAll(inputs, run, failures.tell);
  facts.save();
  await online?.close();
  await online?.tellUnknown();
  stopwatch?.enter("report");
  const output = outcomes.map((outcome) => outcome.output).join("");
  if (output !== "") await io.stdout.write(output);
  const limits = new WarningLimits();
  if (mode !== "diff") {
    for (const { report: file, settings } of outcomes) limits.add(file, settings);
    await report({ run, inputs, outcomes, failures });
    if (stopwatch) await io.stderr.write(stopwatch.report());
  }
  for (const remark of remarks(outcomes, limits)) await io.stderr.write(`twir-lint: ${remark}\n`);
  if (failures.lines.length > 0 || online?.interrupted) return 2;
  if (mode === "diff") return output === "" ? 0 : 1;
  const hasErrors = outcomes.some(({ report: file }) => file.diagnostics.some(({ severity }) => severity === "error"));
  return hasErrors || limits.exceeded().length > 0 ? 1 : 0;
};
