/** The command line of `twir-lint review`. */
import { type Command, InvalidArgumentError } from "commander";
import { AUTHORS, type Author } from "../../rule/define-rule.ts";
import { issueCount } from "./archive.ts";
import { choiceOption } from "./mistake.ts";

/** The flags of `twir-lint review`. */
export interface ReviewFlags {
  /** `owner/name`; default: the environment's GITHUB_REPOSITORY. */
  readonly repository?: string;
  readonly pull?: number;
  /** The head branch, as `owner:branch`. */
  readonly head?: string;
  readonly headSha?: string;
  /** The repository of the head branch, `owner/name`. */
  readonly headRepository?: string;
  readonly author?: Author;
  /** False for `--no-archive`. */
  readonly archive: boolean;
  readonly archiveIssues?: number | "all";
  /** False for `--no-open-pulls`. */
  readonly openPulls: boolean;
  /** A path in the base's repository, or false for none. */
  readonly config?: string | false;
  /** Whose reviews are kept up to date. */
  readonly login: string;
  readonly dryRun?: boolean;
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
const repository = matching(REPOSITORY, "owner/name");

const HELP = `
It reads the pull request over GitHub's API, checks out and runs nothing of it,
and puts a remark on each line that it changes and should not have changed so.
A change without errors and warnings gets nothing. With each push it brings up
to date what it has said.

  GITHUB_TOKEN       a token with pull-requests: write and contents: read
  GITHUB_REPOSITORY  owner/name, unless --repository says so
  GITHUB_API_URL, GITHUB_SERVER_URL: for another server than github.com

Exit codes:
  0  it did its job, whatever it found
  2  it could not: no token, no right to write (then the findings go to
     standard output), no answer`;

/** Adds the command to the program. */
export const addReviewCommand = (program: Command, done: (flags: ReviewFlags) => void): void => {
  program
    .command("review")
    .description("keep a review of a pull request up to date; needs GITHUB_TOKEN")
    .option("--pull <n>", "the number of the pull request", number)
    .option("--repository <owner/name>", "that it is for; default: GITHUB_REPOSITORY", repository)
    .option(
      "--head <owner:branch>",
      "in place of --pull: where it comes from",
      matching(/^[\w-]+:.+$/s, "owner:branch"),
    )
    .option(
      "--head-sha <sha>",
      "its newest commit; with another, nothing is done",
      matching(/^[0-9a-f]{40}$/, "40 hex digits"),
    )
    .option("--head-repository <owner/name>", "the repository of the head branch", repository)
    .addOption(choiceOption("--author <author>", AUTHORS, "default: editor for who may write to the repository"))
    .option("--archive-issues <n>", "with how many earlier issues to compare, a request each; default: 8", issueCount)
    .option("--no-archive", "compare with no earlier issues")
    .option("--no-open-pulls", "do not look for the same page in other open pull requests")
    .option(
      "--config <path>",
      "a config file in the repository; default: twir-lint.config.json beside the draft or above",
    )
    .option("--no-config", "use no config file")
    .option("--login <login>", "whose reviews are kept up to date", "github-actions[bot]")
    .option("--dry-run", "print what would be posted, and post nothing")
    .addHelpText("after", HELP)
    .action((flags: ReviewFlags) => done(flags));
};
