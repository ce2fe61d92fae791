/** From the inputs of the action and the event of its run to the arguments of the program. */
import type { EventPull } from "./event.ts";
import type { Inputs } from "./inputs.ts";

/** Events whose jobs run the workflow of the change itself, or hold nothing that it may not have. */
const TRUSTED_EVENTS = ["pull_request", "push", "merge_group", "schedule", "workflow_dispatch"];
/** The target branch as the change would find it: the first parent of the merge that actions/checkout checks out. */
const TARGET = "HEAD^1";

const authorFlags = ({ author }: Inputs): string[] => (author === undefined ? [] : [`--author=${author}`]);

/**
 * The arguments that lint a checkout.
 * @param event the name of the event
 * @param report where the JSON report is written
 */
export const lintArguments = (inputs: Inputs, { event, report }: { event: string; report: string }): string[] => {
  const since = inputs.since === "" && event === "pull_request" ? TARGET : inputs.since;
  return [
    // The config of a change may name plugins, which are programs. Where its job may hold secrets, none is read.
    ...(TRUSTED_EVENTS.includes(event) ? [] : ["--no-config"]),
    ...(since === "" ? [] : [`--since=${since}`]),
    ...authorFlags(inputs),
    // A diff is all that there is to print then.
    ...(inputs.arguments.includes("--diff") ? [] : [`--output=json=${report}`]),
    ...inputs.arguments,
    "--",
    ...inputs.paths,
  ];
};

/** The arguments that review a pull request; its repository is in the environment. */
export const reviewArguments = (inputs: Inputs, { headSha, from }: EventPull): string[] => [
  "review",
  `--head-sha=${headSha}`,
  ...("pull" in from ? [`--pull=${from.pull}`] : [`--head=${from.head}`, `--head-repository=${from.headRepository}`]),
  ...authorFlags(inputs),
  ...inputs.arguments,
];
