/** The flags of the newsletter's own checks: with them a line of its workflows can be swapped. The help has none of them. */
import { type Command, InvalidArgumentError, Option } from "commander";

/** The flags that say something else than flags of ours. */
export interface NewsletterFlags {
  /** Without a path the newest issues in `draft/` and `content/` are linted, this many. */
  readonly numRecent?: number;
}

const count = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number from 1.");
};

/** Adds the flags to a command. */
export const addNewsletterOptions = (command: Command): Command =>
  command
    // Warnings are shown without it too.
    .addOption(new Option("--show-warnings").hideHelp())
    .addOption(new Option("--deny-project-tooling-links").implies({ author: "external" }).hideHelp())
    .addOption(new Option("--num-recent <n>").argParser(count).hideHelp());
