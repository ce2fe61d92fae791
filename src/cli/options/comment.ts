/** The command line of `twir-lint comment`. */
import { type Command, InvalidArgumentError } from "commander";

/** The flags of `twir-lint comment`. */
export interface CommentFlags {
  /** A file written by `--since REVISION --output json=PATH`. */
  readonly report: string;
  /** The commit that was linted. */
  readonly headSha: string;
  /** `owner/name`; default: the environment's GITHUB_REPOSITORY. */
  readonly repository?: string;
  readonly pullRequest?: number;
  /** The head branch, as `owner:branch`. */
  readonly head?: string;
  /** The author of the comment that is kept up to date. */
  readonly author: string;
}

const matching =
  (pattern: RegExp, expected: string) =>
  (text: string): string => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(`It is ${expected}.`);
  };

const number = (text: string): number => Number(matching(/^[1-9]\d{0,9}$/, "a number from 1")(text));
/** `owner/name` of characters that GitHub allows; the name is never `..`. */
const REPOSITORY = /^[\w-][\w.-]*\/(?!\.\.?$)[\w.-]+$/;

/** Adds the command to the program. */
export const addCommentCommand = (program: Command, done: (flags: CommentFlags) => void): void => {
  program
    .command("comment")
    .description("keep one comment below a pull request up to date; needs GITHUB_TOKEN")
    .requiredOption("--report <path>", "written by --since REVISION --output json=PATH")
    .requiredOption("--head-sha <sha>", "the commit that was linted", matching(/^[0-9a-f]{40}$/, "40 hex digits"))
    .option("--repository <owner/name>", "default: GITHUB_REPOSITORY", matching(REPOSITORY, "owner/name"))
    .option("--pull-request <n>", "its number", number)
    .option("--head <owner:branch>", "or where it comes from", matching(/^[\w-]+:.+$/s, "owner:branch"))
    .option("--author <login>", "whose comment it is", "github-actions[bot]")
    .action((flags: CommentFlags) => done(flags));
};
