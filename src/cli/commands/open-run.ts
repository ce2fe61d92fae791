/** What the flags of a run open before any file is read; each thread of the run opens it for itself. */
import { UsageError } from "../../config/usage-error.ts";
import { configLoader } from "../io/config.ts";
import type { Io } from "../io/io.ts";
import { planOutputs } from "../io/outputs.ts";
import { parserOf } from "../io/parser.ts";
import type { LintFlags } from "../options/request.ts";
import { FactFinder } from "./fact-finder.ts";
import type { Mode, Run } from "./process-files.ts";

const modeOf = (flags: LintFlags): Mode => {
  const { diff, fix: wanted, unsafeFixes, staged, format, output, outputFile, statistics } = flags;
  const reported = { "--format": format, "--output-file": outputFile, "--output": output, "--statistics": statistics };
  const [flag] = Object.entries(reported).find(([, value]) => value !== undefined) ?? [];
  if (diff && flag !== undefined)
    throw new UsageError(`--diff prints a diff, which ${flag} cannot change`, { help: "leave one of them out" });
  if (diff) return "diff";
  if (staged && (wanted || unsafeFixes)) {
    const help = "leave --staged out, look at what it fixed, and `git add` it";
    throw new UsageError("--staged judges what is staged, and a fix writes the file", { help });
  }
  return wanted || unsafeFixes ? "fix" : "lint";
};

/**
 * Opens nothing that is not asked for.
 * @throws UsageError when flags contradict each other
 */
export const openRun = (flags: LintFlags, io: Io): Omit<Run, "online" | "change" | "stopwatch"> => ({
  io,
  flags,
  mode: modeOf(flags),
  plan: planOutputs(flags, io),
  configs: configLoader(flags, io),
  parser: parserOf(flags.parser, io),
  facts: new FactFinder(flags, io),
});
