/** The commands `twir-lint archive stats` and `twir-lint archive build`: what is known of earlier issues, shown or saved. */

import { serializeArchive } from "../../archive/saved-archive.ts";
import type { Archive } from "../../archive/types.ts";
import { settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import { isIssueName } from "../../newsletter/issue-name.ts";
import { plural } from "../../report/plural.ts";
import { type Day, formatDay } from "../../text/calendar.ts";
import type { Io } from "../io/io.ts";
import { writeNote } from "../io/note.ts";
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

const BYTES_A_KILOBYTE = 1000;

/** How many issues there are, and from when to when. */
const shownIssues = ({ issues }: Archive): string => {
  const dates = issues.map(({ date }) => date).sort((a, b) => a - b);
  const ends = [...new Set([dates[0] as Day, dates.at(-1) as Day])].map(formatDay);
  return `${plural(issues.length, "issue")}, ${ends.join(" to ")}`;
};

export const archiveCommand = async ({ action, flags }: ArchiveRequest, io: Io): Promise<number> => {
  // A draft in its place would be gone, or an issue that was just read.
  if (action === "build" && isIssueName(flags.output))
    throw new UsageError(`${flags.output}: named like an issue`, { help: "name another file, such as archive.json" });
  const archive = await readArchive(flags, action, io);
  if (action === "build") {
    const text = `${serializeArchive(archive)}\n`;
    writeReport({ path: flags.output }, text, io.cwd);
    await writeNote(io.stderr, `${shownIssues(archive)}, ${Math.ceil(Buffer.byteLength(text) / BYTES_A_KILOBYTE)} kB`);
    return 0;
  }
  const { archiveJson, archiveTable } = await import("../../report/archive-stats.ts");
  await io.stdout.write(flags.format === "json" ? archiveJson(archive) : archiveTable(archive));
  return 0;
};
