/** Decides which reports are written where, and writes them. */
import { relative, resolve, sep } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { checkoutOf } from "../../files/checkout.ts";
import type { FileReport } from "../../report/file-report.ts";
import { type Format, STATISTICS_FORMATS } from "../../report/formats.ts";
import type { FileContext, ReportContext, Reporter } from "../../report/reporter.ts";
import { REPORTERS, showsRepaired } from "../../report/reporters.ts";
import type { LintFlags } from "../options/request.ts";
import { useColor, useLinks } from "./color.ts";
import { realFile } from "./discover.ts";
import type { Io, Output } from "./io.ts";
import { version } from "./version.ts";
import { writeReport } from "./write-report.ts";

/** A report that is written to a file. */
interface ReportFile {
  /** The flag that names the file; undefined when the environment does. */
  readonly flag?: "--output" | "--output-file";
  readonly format: Format;
  /** As the user named it. */
  readonly path: string;
  /** Appends, since other commands of the step may write to the same summary. */
  readonly append?: true;
}

/** Which reports go where. */
export interface OutputPlan {
  /** The reports for the stream, one after the other. */
  readonly stream: readonly Format[];
  readonly files: readonly ReportFile[];
}

const hasStatistics = (format: Format): format is (typeof STATISTICS_FORMATS)[number] =>
  STATISTICS_FORMATS.some((each) => each === format);

/**
 * The reports that the flags ask for. In GitHub Actions, without `--format`: annotations, log and summary.
 * @throws UsageError for statistics in a format that has none
 */
export const planOutputs = (
  { format, outputFile, output = [], statistics = false }: LintFlags,
  { env }: Pick<Io, "env">,
): OutputPlan => {
  if (statistics && format !== undefined && !hasStatistics(format)) {
    const help = `its formats are ${STATISTICS_FORMATS.join(" and ")}`;
    throw new UsageError(`--statistics has no form in --format ${format}`, { help });
  }
  const files: ReportFile[] = output.map(([name, path]) => ({ format: name, path, flag: "--output" }));
  const chosen = format ?? "pretty";
  if (outputFile !== undefined) files.unshift({ format: chosen, path: outputFile, flag: "--output-file" });
  const stream = outputFile === undefined ? [chosen] : [];
  if (format !== undefined || env.GITHUB_ACTIONS !== "true") return { stream, files };
  const summary = env.GITHUB_STEP_SUMMARY;
  const summaryFile: ReportFile[] = summary ? [{ format: "markdown", path: summary, append: true }] : [];
  return { stream: statistics ? stream : ["github", ...stream], files: [...files, ...summaryFile] };
};

/** Whether a report of the plan needs the repaired text. The JSON report of a change does: it holds suggestions. */
export const needsRepaired = ({ stream, files }: OutputPlan, { since, staged }: LintFlags): boolean =>
  [...stream, ...files.map(({ format }) => format)].some(
    (format) => showsRepaired(format) || (format === "json" && (since !== undefined || staged === true)),
  );

/**
 * Checks that no report overwrites a file that is linted, or another report.
 * @throws UsageError when one would
 */
export const checkOutputs = ({ files }: OutputPlan, inputs: readonly { file?: string }[], cwd: string): void => {
  const taken = new Set(inputs.map(({ file }) => (file === undefined ? undefined : realFile(file))));
  for (const { path, flag = "--output" } of files) {
    const file = realFile(resolve(cwd, path));
    if (taken.has(file)) {
      throw new UsageError(`${flag}: ${path} is linted, or written by another report`, { help: "name another file" });
    }
    taken.add(file);
  }
};

/** The working directory relative to the root of the checkout, with a slash at the end; empty outside of a checkout. */
export const fromRoot = (cwd: string): string => {
  const root = checkoutOf(cwd);
  const inside = root === undefined ? "" : relative(root, cwd);
  return inside === "" ? "" : `${inside.split(sep).join("/")}/`;
};

/** What a report on this stream is made with. */
export const contextFor = (to: Output, { flags, io }: Pick<ReportInput, "flags" | "io">): FileContext => ({
  version: version(),
  fromRoot: fromRoot(io.cwd),
  // Whoever selects rules by name wants their findings listed, hints too.
  hints: flags.hints === true || flags.select !== undefined,
  color: useColor(flags.color, to, io.env),
  links: useLinks(to, io.env),
  columns: to.columns,
});

interface ReportInput {
  readonly files: readonly FileReport[];
  /** That of the stream. */
  readonly context: ReportContext;
  readonly flags: LintFlags;
  readonly io: Io;
  /** The stream for reports that no file is named for. */
  readonly to: Output;
}

/** What `--quiet` leaves. */
export const onlyErrors = (file: FileReport): FileReport => ({
  ...file,
  diagnostics: file.diagnostics.filter(({ severity }) => severity === "error"),
});

/** What a report shows that is asked for by its format alone; one of `--output` has its findings. */
const chosenReporter = async (format: Format, { statistics }: LintFlags): Promise<Reporter> =>
  statistics && hasStatistics(format)
    ? (await import("../../report/statistics.ts")).STATISTICS[format]
    : REPORTERS[format].render;

/**
 * Writes all reports of the plan.
 * @returns the failures of those that could not be written
 */
export const writeReports = async (
  plan: OutputPlan,
  { files, context, flags, io, to }: ReportInput,
): Promise<unknown[]> => {
  const shown = flags.quiet ? files.map(onlyErrors) : files;
  for (const format of plan.stream) {
    const render = await chosenReporter(format, flags);
    const text = await render(shown, context);
    if (text !== "") await to.write(text);
  }
  const failures: unknown[] = [];
  for (const file of plan.files) {
    const isChosen = file.flag === "--output-file";
    const render = isChosen ? await chosenReporter(file.format, flags) : REPORTERS[file.format].render;
    const text = await render(shown, { ...context, color: flags.color === "always", links: false, columns: undefined });
    try {
      writeReport(file, text, io.cwd);
    } catch (failure) {
      failures.push(failure);
    }
  }
  return failures;
};
