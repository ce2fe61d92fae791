/** What GitHub refuses, and what to do about it. */
import { UsageError } from "../../config/usage-error.ts";

interface ErrorDetails {
  /** Of HTTP; 500 when there was no answer at all, and 200 when it could not be understood. */
  readonly status: number;
  readonly isRateLimit?: boolean;
  /** Whether there was no answer at all. */
  readonly isSilence?: boolean;
  readonly help?: string;
  readonly cause?: unknown;
}

/** A request that failed. */
export class GitHubError extends UsageError {
  readonly status: number;
  readonly isRateLimit: boolean;
  readonly isSilence: boolean;

  constructor(message: string, { status, isRateLimit = false, isSilence = false, help, cause }: ErrorDetails) {
    super(message, { help, cause });
    this.status = status;
    this.isRateLimit = isRateLimit;
    this.isSilence = isSilence;
  }

  /** Whether the token lacks a right; GitHub hides with 404 what a token may not see. */
  get isForbidden(): boolean {
    return !this.isRateLimit && (this.status === 403 || this.status === 404);
  }

  /** Whether it is not known if the request was carried out. */
  get isUncertain(): boolean {
    return this.status >= 500;
  }
}

/** What a job needs that reviews. */
export const GRANT = "give the job `permissions: contents: read, pull-requests: write`";

const HELP: Readonly<Record<number, readonly [fact: string, help: string]>> = {
  401: ["GitHub does not accept the token", "give the step the token of its job in GITHUB_TOKEN"],
  403: ["the token may not do that", GRANT],
  404: ["GitHub finds no such thing, or the token may not see it", "check --repository and --pull"],
};

/** The part of Octokit's error that is read here. */
interface RequestError extends Error {
  readonly status: number;
  readonly response?: { readonly data?: unknown; readonly headers?: Readonly<Record<string, unknown>> };
}

const isRequestError = (error: unknown): error is RequestError =>
  error instanceof Error && "status" in error && typeof error.status === "number" && "request" in error;

interface ErrorBody {
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** An entry of `errors` is a sentence, or an object with a code. */
const entryText = (entry: unknown): string => {
  if (typeof entry === "string") return entry;
  const { message, code, field } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  return [field, code, message].filter((part) => typeof part === "string").join(" ");
};

const detailOf = (data: unknown): string => {
  const { message, errors } = (typeof data === "object" && data !== null ? data : {}) as ErrorBody;
  const entries = Array.isArray(errors) ? errors.map(entryText).filter(Boolean) : [];
  const text = [typeof message === "string" ? message : "", ...entries].filter(Boolean).join(": ");
  return text === "" ? "" : `: ${text.slice(0, 300)}`;
};

/** Too many requests: said by the status, by headers, or by the code `abuse` of a 422. */
const isRateLimited = ({ status, response }: RequestError): boolean => {
  if (status === 429) return true;
  const { headers = {}, data } = response ?? {};
  if (status === 422) return ((data as ErrorBody)?.errors as { code?: unknown }[] | undefined)?.[0]?.code === "abuse";
  const { message } = (data ?? {}) as ErrorBody;
  const isSaid = typeof message === "string" && /\bsecondary rate\b/i.test(message);
  return status === 403 && (isSaid || headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers);
};

/** The error of a request in our words; one that is not of GitHub stays. */
export const gitHubErrorOf = (request: string, error: unknown): unknown => {
  if (!isRequestError(error)) return error;
  if (error.cause instanceof UsageError) return error.cause;
  const { status, response } = error;
  if (response === undefined)
    return new GitHubError(`no answer from GitHub: ${error.message}`, {
      status: 500,
      isSilence: true,
      help: "run the job again",
      cause: error,
    });
  const detail = detailOf(response.data);
  if (isRateLimited(error)) {
    const help = "run the job again later";
    return new GitHubError(`GitHub takes no more requests for now${detail}`, {
      status,
      isRateLimit: true,
      help,
      cause: error,
    });
  }
  const [fact, help] = HELP[status] ?? [`GitHub answered ${status}`, status >= 500 ? "run the job again" : undefined];
  return new GitHubError(`${request}: ${fact}${detail}`, { status, help, cause: error });
};
