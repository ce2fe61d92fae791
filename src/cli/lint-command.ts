import { ConfigLoader } from "../config/load.ts";
import { type Settings, settingsOf } from "../config/settings.ts";
import { UsageError } from "../config/usage-error.ts";
import { type FixOptions, type FixResult, fix } from "../engine/fix.ts";
import { type LintOptions, lint } from "../engine/lint.ts";
import { stageOf } from "../engine/settings.ts";
import { withParser } from "../model/markdown.ts";
import type { FileReport } from "../report/file-report.ts";
import type { AnyRule } from "../rules/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";
import { SourceFile } from "../text/source-file.ts";
import type { LintFlags } from "./arguments.ts";
import { blame } from "./blame.ts";
import type { Change } from "./change.ts";
import { discover, type Input, shownPath, stagePath } from "./discover.ts";
import { FactFinder } from "./fact-finder.ts";
import { failureLine, failureText } from "./failure.ts";
import { readInput } from "./files.ts";
import type { Io } from "./io.ts";
import type { OnlineRun } from "./online.ts";
import { isOnline } from "./online-options.ts";
import { checkOutputs, fromRoot, needsRepaired, type OutputPlan, planOutputs, writeReports } from "./outputs.ts";
import { progressOn } from "./progress.ts";
import { checkRuleNames } from "./rule-names.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { version } from "./version.ts";
import { WarningLimits } from "./warning-limits.ts";

/** What is to be done with each file. */
type Mode = "lint" | "fix" | "diff";

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

/** What came of one file. */
interface Outcome {
  readonly report: FileReport;
  readonly settings: Settings;
  /** All that could run. */
  readonly rules: readonly AnyRule[];
  /** The text as it was, and as it is now. */
  readonly before: string;
  readonly after: string;
}

interface Run {
  readonly io: Io;
  readonly flags: LintFlags;
  readonly mode: Mode;
  readonly plan: OutputPlan;
  readonly configs: ConfigLoader;
  readonly facts: FactFinder;
  readonly online?: OnlineRun;
  /** What is to be reported is what this causes. */
  readonly change?: Change;
  /** When the user wants to know what took how long. */
  readonly stopwatch?: Stopwatch;
}

/** The options with what the linked pages say, when they are to be asked: those of the draft as the other fixes leave it. */
const withPages = async (
  options: LintOptions,
  source: SourceFile,
  { online, mode, flags }: Run,
): Promise<LintOptions> => {
  if (!online) return options;
  const draft = mode === "lint" ? source : fix(source, { ...options, unsafe: flags.unsafeFixes === true }).source;
  return { ...options, facts: { ...options.facts, pages: await online.learn(draft, options) } };
};

const lintAccepted = (source: SourceFile, { accept, ...options }: FixOptions): FixResult => {
  const whole = lint(source, options);
  return { ...(accept?.(whole) ?? whole), text: source.text, fixed: 0 };
};

/** What is found in one file, and its text with the fixes made where a report wants to show them. */
const lintOrFix = async (input: Input, { source, offered }: { source: SourceFile; offered: LintOptions }, run: Run) => {
  const { flags, mode, plan, change } = run;
  const given = await withPages(offered, source, run);
  const options: FixOptions = { ...given, accept: await change?.filterFor(input, given) };
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
    parser: flags.parser,
    timer: stopwatch?.timer,
    plugins: plugins.flatMap((plugin) => plugin.rules),
    facts: await run.facts.factsFor(input, source, { ...settings, stage, rules }),
  };
  const { result, repaired } = await withParser(() => lintOrFix(input, { source, offered }, run)).catch((error) => {
    throw blame(error, plugins);
  });
  const { issue, diagnostics, allowed, fixed, text } = result;
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
  return { report, settings, rules, before, after: text };
};

/** Judges one file and writes what it has become; what goes to standard output is returned. */
const work = async (input: Input, run: Run): Promise<Outcome & { output: string }> => {
  const outcome = await judge(input, run);
  const { before, after } = outcome;
  if (run.mode === "fix" && input.file === undefined) return { ...outcome, output: after };
  if (before === after || run.mode === "lint") return { ...outcome, output: "" };
  if (run.mode === "fix") {
    const { replaceFile } = await import("./replace-file.ts");
    await replaceFile(input.file as string, input.path, { before, after });
    return { ...outcome, output: "" };
  }
  const { diffReport } = await import("../report/diff.ts");
  const isForEyes = run.io.stdout.isTTY || run.io.env.GITHUB_ACTIONS === "true";
  const output = diffReport({ path: input.path, before, after }, { escape: isForEyes });
  if (output !== undefined) return { ...outcome, output };
  throw new UsageError(`${input.path}: too many changes for a diff`, { help: "run --fix on a copy" });
};

const workOnAll = async (inputs: readonly Input[], run: Run, fail: (error: unknown) => Promise<void>) => {
  const outcomes: (Outcome & { output: string })[] = [];
  const progress = progressOn(run.io, inputs.length);
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

const openChange = async (flags: LintFlags, io: Io): Promise<Change> => {
  const { Change } = await import("./change.ts");
  return Change.open(flags, io);
};

/** Lints, fixes or compares the files; one that cannot be read does not keep the others from it. */
export const lintCommand = async (paths: readonly string[], given: LintFlags, io: Io): Promise<number> => {
  const flags = given.onlineOnly ? { ...given, select: given.onlineOnly } : given;
  const show = (path: string): string => shownPath(path, io.cwd);
  const configs = new ConfigLoader({ given: flags.config, plugins: flags.plugin, cwd: io.cwd, show });
  const mode = modeOf(flags);
  const plan = planOutputs(flags, io);
  const asks = isOnline(flags);
  // A broken config fails each of its files with the same error; it is said once.
  const failures = new Set<unknown>();
  const fail = async (error: unknown): Promise<void> => {
    if (!failures.has(error)) await io.stderr.write(failureText(error));
    failures.add(error);
  };
  const stopwatch = flags.timing ? new (await import("./stopwatch.ts")).Stopwatch(io.now) : undefined;
  stopwatch?.enter("read");
  const change = flags.since !== undefined || flags.staged ? await openChange(flags, io) : undefined;
  const { inputs, failures: notFound } =
    change && paths.length === 0
      ? { inputs: await change.inputs(io.cwd), failures: [] }
      : discover(paths, { cwd: io.cwd, stdinFilename: flags.stdinFilename });
  if (change && inputs.length === 0) await io.stderr.write("twir-lint: the change touches no issue\n");
  checkOutputs(plan, inputs, io.cwd);
  const folders = inputs.length > 0 ? inputs.map(({ folder }) => folder) : [io.cwd];
  await checkRuleNames(flags, { configs, folders });
  for (const failure of notFound) await fail(failure);
  const online = asks ? new (await import("./online.ts")).OnlineRun(flags, io) : undefined;
  const facts = new FactFinder(flags, io);
  await facts.check();
  const run: Run = { io, flags, mode, plan, configs, facts, online, change, stopwatch };
  const outcomes = await workOnAll(inputs, run, fail);
  facts.save();
  await online?.close();
  await online?.tellUnknown();
  stopwatch?.enter("report");
  const output = outcomes.map((outcome) => outcome.output).join("");
  if (output !== "") await io.stdout.write(output);
  if (run.mode === "diff") return failures.size > 0 || online?.interrupted ? 2 : output === "" ? 0 : 1;

  const limits = new WarningLimits();
  for (const { report, settings } of outcomes) limits.add(report, settings);
  const fixedToStdout = run.mode === "fix" && inputs.some(({ file }) => file === undefined);
  const files = outcomes.map(({ report }) => report);
  const context = {
    version: version(),
    rules: [...new Set([...builtIn, ...outcomes.flatMap(({ rules }) => rules)])],
    fromRoot: fromRoot(io.cwd),
    failures: [...failures].map((failure) => failureLine(failure)),
    // Who names rules wants to see what they say, hints or not.
    hints: flags.hints === true || flags.select !== undefined,
    change: change?.verdict(),
  };
  const to = fixedToStdout ? io.stderr : io.stdout;
  for (const failure of await writeReports(plan, { files, context, flags, io, to })) await fail(failure);
  if (stopwatch) await io.stderr.write(stopwatch.report());
  for (const message of limits.exceeded()) await io.stderr.write(`twir-lint: ${message}\n`);
  const hasErrors = files.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === "error"));
  if (failures.size > 0 || online?.interrupted) return 2;
  return hasErrors || limits.exceeded().length > 0 ? 1 : 0;
};
