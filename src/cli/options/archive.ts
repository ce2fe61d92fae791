import { type Command, InvalidArgumentError, Option } from "commander";

/** What the command line says of earlier issues. */
export interface ArchiveFlags {
  /** The folder that they are in, or false for none. */
  readonly archive?: string | false;
  readonly archiveIssues?: number | "all";
  /** False: nothing is kept between runs. */
  readonly cache?: boolean;
}

/** What `twir-lint archive stats` is asked. */
export interface ArchiveStatsFlags extends ArchiveFlags {
  readonly format: "table" | "json";
}

const count = (text: string): number | "all" => {
  if (text === "all") return text;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number from 0, or all.");
};

/** Which earlier issues there are, for any command. */
export const addArchiveOptions = (command: Command): Command =>
  command
    .option("--archive <folder>", "earlier issues to compare with; default: content/ beside draft/ in a checkout")
    .option("--archive-issues <n>", "with how many of them, the newest first, or all; default: 52", count);

/** `twir-lint archive stats`. */
export const addArchiveCommand = (program: Command, done: (flags: ArchiveStatsFlags) => void): void => {
  const archive = program.command("archive").description("what was learned from earlier issues");
  addArchiveOptions(archive.command("stats"))
    .description("groups with their names and places, places, and sites with their tags and sections")
    .addOption(new Option("--format <format>").choices(["table", "json"]).default("table"))
    .option("--no-cache", "learn everything anew, and keep nothing")
    .action(done);
};
