import { type Command, InvalidArgumentError } from "commander";

/** What the command line says of earlier issues. */
export interface ArchiveFlags {
  /** The folder that they are in, or false for none. */
  readonly archive?: string | false;
  readonly archiveIssues?: number | "all";
  /** False: nothing is kept between runs. */
  readonly cache?: boolean;
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
