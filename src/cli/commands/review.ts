/** The command `twir-lint review`: keeps a review of a pull request up to date. */
import { decode } from "../../config/decode.ts";
import { UsageError } from "../../config/usage-error.ts";
import { Client } from "../../github/client/client.ts";
import { type Reviewed, reviewPull } from "../../github/client/review.ts";
import type { JudgedFile } from "../../github/judged-file.ts";
import { githubReport } from "../../report/github.ts";
import { textReport } from "../../report/text.ts";
import { lazyDictionary } from "../../text/dictionary.ts";
import type { Io } from "../io/io.ts";
import { writeNote } from "../io/note.ts";
import { parserOf } from "../io/parser.ts";
import { version } from "../io/version.ts";
import type { ReviewFlags } from "../options/review.ts";

const connectionOf = (flags: ReviewFlags, env: Io["env"]): { token: string; repository: string } => {
  const token = env.GITHUB_TOKEN;
  if (!token) {
    const help = "give the step the token of its job, which needs `contents: read` and `pull-requests: write`";
    throw new UsageError("GITHUB_TOKEN is not set", { help });
  }
  const repository = flags.repository ?? env.GITHUB_REPOSITORY;
  if (!repository) throw new UsageError("no repository", { help: "give --repository owner/name" });
  if (flags.pull === undefined && (flags.head === undefined || flags.headSha === undefined))
    throw new UsageError("no pull request", { help: "give --pull N, or --head owner:branch with --head-sha" });
  return { token, repository };
};

/** What nobody could be told in the pull request: annotations in GitHub Actions, lines elsewhere. */
const untoldReport = (files: readonly JudgedFile[], { env }: Io): string => {
  const reports = files.map(({ change, result, told }) => ({
    path: change.path,
    source: result.source,
    stage: result.stage,
    diagnostics: told,
    fixed: 0,
  }));
  return env.GITHUB_ACTIONS === "true" ? githubReport(reports, { fromRoot: "", hints: false }) : textReport(reports);
};

const report = async ({ done, notes, shown, untold }: Reviewed, io: Io): Promise<void> => {
  if (shown !== undefined) await io.stdout.write(shown);
  if (untold !== undefined) await io.stdout.write(untoldReport(untold, io));
  for (const line of [...notes, done]) await writeNote(io.stderr, line);
};

/** Reviews a pull request. */
export const reviewCommand = async (flags: ReviewFlags, io: Io): Promise<number> => {
  const { token, repository } = connectionOf(flags, io.env);
  const root = io.env.GITHUB_API_URL || "https://api.github.com";
  const reviewed = await reviewPull({
    client: new Client({ root, token, userAgent: `twir-lint/${version()}`, ...io.github }),
    repository,
    wanted: flags,
    server: io.env.GITHUB_SERVER_URL || "https://github.com",
    parser: parserOf(undefined, io),
    dictionary: lazyDictionary(io.english),
    decode,
    author: flags.author,
    config: flags.config,
    earlierIssues: flags.archive ? flags.archiveIssues : 0,
    looksAtOpenPulls: flags.openPulls,
    login: flags.login,
    isDryRun: flags.dryRun === true,
  });
  await report(reviewed, io);
  return reviewed.isComplete ? 0 : 2;
};
