/** What the flags of a run open before any file is read; each thread of the run opens it for itself. */
import { ConfigLoader } from "../../config/load.ts";
import { UsageError } from "../../config/usage-error.ts";
import { shownPath } from "../io/discover.ts";
import { type Io, isUnattended } from "../io/io.ts";
import { writeNote } from "../io/note.ts";
import { planOutputs } from "../io/outputs.ts";
import { parserOf } from "../io/parser.ts";
import type { LintFlags } from "../options/arguments.ts";
import { FactFinder } from "./fact-finder.ts";
import type { Mode, Run } from "./process-files.ts";

const modeOf = (flags: LintFlags): Mode => {
  const { diff, fix: wanted, unsafeFixes, staged } = flags;
  const other = (["format", "output", "statistics"] as const).find((name) => flags[name] !== undefined);
  if (diff && other !== undefined) {
    throw new UsageError(`--diff prints a diff, which --${other} cannot change`, { help: "leave one of them out" });
  }
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
  configs: new ConfigLoader({
    given: flags.config,
    plugins: flags.plugin,
    cwd: io.cwd,
    isUnattended: isUnattended(io.env),
    importFile: io.importFile,
    show: (path) => shownPath(path, io.cwd),
    note: (line) => writeNote(io.stderr, line),
  }),
  parser: parserOf(flags.parser, io),
  facts: new FactFinder(flags, io),
});
