/** The command `twir-lint archive stats`: prints statistics of earlier issues. */

import { settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { Io } from "../io/io.ts";
import type { ArchiveStatsFlags } from "../options/archive.ts";
import { FactFinder } from "./fact-finder.ts";

export const archiveCommand = async ({ format, ...flags }: ArchiveStatsFlags, io: Io): Promise<number> => {
  const finder = new FactFinder(flags, io);
  await finder.check();
  const archive = await finder.archiveOf(io.cwd, settingsOf(undefined, flags, []).earlierIssues);
  if (archive === undefined)
    throw new UsageError("no earlier issues found: there is no content/ beside draft/ here or above", {
      help: "name their folder: twir-lint archive stats --archive ../this-week-in-rust/content",
    });
  finder.save();
  const { archiveJson, archiveTable } = await import("../../report/archive-stats.ts");
  await io.stdout.write(format === "json" ? archiveJson(archive) : archiveTable(archive));
  return 0;
};
