/** The event that a workflow runs on: the pull request that it names. */
import { UsageError } from "../config/usage-error.ts";
import { readRegularFile } from "../files/read-file.ts";

/** GitHub sends no event of more than 25 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** How an event names a pull request. */
export interface EventPull {
  /** Its newest commit then. A newer one has a run of its own. */
  readonly headSha: string;
  /** The number, or where it comes from: `workflow_run` has no number when that is a fork. */
  readonly from: { readonly pull: string } | { readonly head: string; readonly headRepository: string };
}

/** What stands there in the JSON, as text; empty when nothing does. */
const textAt = (json: unknown, path: string): string => {
  let value = json;
  for (const name of path.split("."))
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

const pullOf = (json: unknown): EventPull | undefined => {
  const pull = textAt(json, "pull_request.number");
  if (pull !== "") return { headSha: textAt(json, "pull_request.head.sha"), from: { pull } };
  const owner = textAt(json, "workflow_run.head_repository.owner.login");
  if (owner === "") return undefined;
  return {
    headSha: textAt(json, "workflow_run.head_sha"),
    from: {
      head: `${owner}:${textAt(json, "workflow_run.head_branch")}`,
      headRepository: textAt(json, "workflow_run.head_repository.full_name"),
    },
  };
};

const readJson = (path: string): unknown => {
  try {
    const { bytes } = readRegularFile(path, MAX_BYTES);
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    const help = "a runner writes it and names it in GITHUB_EVENT_PATH";
    throw new UsageError("the event of this run cannot be read", { help, cause });
  }
};

/**
 * The pull request of the event.
 * @throws UsageError when it has none
 */
export const readEventPull = (env: Readonly<Record<string, string | undefined>>): EventPull => {
  const pull = pullOf(readJson(env.GITHUB_EVENT_PATH ?? ""));
  if (pull) return pull;
  const help = "`review` is for `pull_request_target` and `workflow_run`";
  throw new UsageError(`the event \`${env.GITHUB_EVENT_NAME ?? ""}\` names no pull request`, { help });
};
