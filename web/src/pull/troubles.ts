/** Why a pull request cannot be read, and what to do about it on this page. */
import { UsageError } from "../../../src/config/usage-error.ts";
import type { Quota } from "../../../src/github/client/client.ts";
import { GitHubError } from "../../../src/github/client/errors.ts";
import { timeOf } from "../storage/page-client.ts";
import type { PullRequest } from "./protocol.ts";
import { sentence, sentencesOf } from "./sentence.ts";

type Kind = "silence" | "strange" | "limit" | "token" | "forbidden" | "missing" | "gone" | "failing" | "other";

interface Context extends PullRequest {
  readonly quota?: Quota;
  /** Whether the pull request itself was found. */
  readonly isFound: boolean;
}

const kindOf = (error: GitHubError, { isFound }: Context): Kind => {
  if (error.isSilence) return "silence";
  if (error.isRateLimit) return "limit";
  if (error.status >= 500) return "failing";
  const kinds: Readonly<Record<number, Kind>> = {
    200: "strange",
    401: "token",
    403: "forbidden",
    404: isFound ? "gone" : "missing",
  };
  return kinds[error.status] ?? "other";
};

const SENTENCES: Readonly<Record<Kind, (error: GitHubError, context: Context) => string>> = {
  silence: () =>
    "GitHub does not answer. Look whether you are online, and read it again; or paste the text of the draft, which needs no network.",
  strange: () =>
    "What came back is no answer of GitHub. A proxy or the login page of a network may stand in between: open github.com in another tab, and read it again.",
  limit: (_, { token, quota }) => {
    const when = quota?.resetsAt === undefined ? "in an hour" : `at ${timeOf(quota.resetsAt)}`;
    return token === undefined
      ? `GitHub answers no more questions from your network for now. Read it again ${when}, or give a token: then GitHub answers at once.`
      : `GitHub answers no more questions with this token for now. Read it again ${when}.`;
  },
  token: () => "GitHub does not accept the token. Copy it once more, make a new one, or leave the field empty.",
  forbidden: ({ message }, { token }) =>
    token === undefined
      ? `GitHub does not let this page read it (${message}). A token of someone who may read it helps.`
      : `GitHub does not let this token read it (${message}). Take a token that may, or leave the field empty.`,
  missing: (_, { repository, number, token }) =>
    `GitHub shows no pull request ${number} in ${repository}. Look at the number, which may be that of an issue. ${
      token === undefined
        ? "A private repository takes a token that may read it."
        : "A private repository takes a token that may read it, which this one may not."
    }`,
  gone: () =>
    "The text of this pull request is not on GitHub any more: the fork that it came from is gone or private. Paste the line under “Check” in its place.",
  failing: ({ status }) => `GitHub itself is in trouble (it says ${status}). Read it again in a few minutes.`,
  other: ({ message }) => `GitHub refuses: ${sentence(message)}`,
};

/** The sentence for an error; one that is none of those expected is a defect, and asks to be reported. */
export const troubleOf = (error: unknown, context: Context): string => {
  if (error instanceof GitHubError) return SENTENCES[kindOf(error, context)](error, context);
  if (error instanceof UsageError) return sentencesOf(error);
  return `That is a defect of this page. Please report it: ${String(error)}`;
};
