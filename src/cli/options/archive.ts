/** The options of earlier issues, and the command line of `twir-lint archive`. */
import { type Command, InvalidArgumentError } from "commander";
import { choiceOption } from "./mistake.ts";

/** The flags that choose earlier issues. */
export interface ArchiveFlags {
  /** Their folder or the file that they are saved in, or false for none. */
  readonly archive?: string | false;
  readonly archiveIssues?: number | "all";
  /** False for `--no-cache`. */
  readonly cache?: boolean;
}

/** The flags of `twir-lint archive stats`. */
export interface ArchiveStatsFlags extends ArchiveFlags {
  readonly format: "table" | "json";
}

/** The flags of `twir-lint archive build`. */
export interface ArchiveBuildFlags extends ArchiveFlags {
  /** The path of the file. */
  readonly output: string;
}

/** A command of `twir-lint archive`, with its flags. */
export type ArchiveRequest =
  | { readonly action: "stats"; readonly flags: ArchiveStatsFlags }
  | { readonly action: "build"; readonly flags: ArchiveBuildFlags };

/** Parses a number of issues. */
export const issueCount = (text: string): number | "all" => {
  if (text === "all") return text;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number from 0, or all.");
};

/** Adds the options that choose earlier issues to a command. */
export const addArchiveOptions = (command: Command): Command =>
  command
    .option(
      "--archive <path>",
      "earlier issues: a folder, or a file of `archive build`; default: content/ beside draft/",
    )
    .option("--archive-issues <n>", "with how many of them, the newest first, or all; default: 52", issueCount);

/** Adds the command to the program. */
export const addArchiveCommand = (program: Command, done: (request: ArchiveRequest) => void): void => {
  const archive = program.command("archive").description("what was learned from earlier issues");
  addArchiveOptions(archive.command("stats"))
    .description("groups with their names and places, places, and sites with their tags and sections")
    .addOption(choiceOption("-f, --format <format>", ["table", "json"]).default("table"))
    .option("--no-cache", "learn everything anew, and keep nothing")
    .action((flags: ArchiveStatsFlags) => done({ action: "stats", flags }));
  addArchiveOptions(archive.command("build"))
    .description("save it in one file, for --archive where there is no folder of issues")
    .requiredOption("-o, --output <path>", "the file")
    .option("--no-cache", "learn everything anew, and keep nothing")
    .action((flags: ArchiveBuildFlags) => done({ action: "build", flags }));
};
