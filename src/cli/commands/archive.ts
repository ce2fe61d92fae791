/** The commands `twir-lint archive stats` and `twir-lint archive build`: what is known of earlier issues, shown or saved. */

import { serializeArchive } from "../../archive/saved-archive.ts";
import type { Archive } from "../../archive/types.ts";
import { settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { Io } from "../io/io.ts";
import { writeReport } from "../io/write-report.ts";
import type { ArchiveFlags, ArchiveRequest } from "../options/archive.ts";
import { FactFinder } from "./fact-finder.ts";

/** @throws UsageError when there is none */
const readArchive = async (flags: ArchiveFlags, action: string, io: Io): Promise<Archive> => {
  const finder = new FactFinder(flags, io);
  await finder.check();
  const archive = await finder.archiveOf(io.cwd, settingsOf(undefined, flags, []).earlierIssues);
  if (archive === undefined)
    throw new UsageError("no earlier issues found: there is no content/ beside draft/ here or above", {
      help: `name their folder: twir-lint archive ${action} --archive ../this-week-in-rust/content`,
    });
  finder.save();
  return archive;
};

export const archiveCommand = async ({ action, flags }: ArchiveRequest, io: Io): Promise<number> => {
  const archive = await readArchive(flags, action, io);
  if (action === "build") {
    writeReport({ path: flags.output }, `${serializeArchive(archive)}\n`, io.cwd);
    return 0;
  }
  const { archiveJson, archiveTable } = await import("../../report/archive-stats.ts");
  await io.stdout.write(flags.format === "json" ? archiveJson(archive) : archiveTable(archive));
  return 0;
};
