/** A plan as text, for a dry run. */
import { escapeCommands, escapeHidden } from "../report/escape.ts";
import { isEmptyPlan, type NewComment, type Plan } from "./plan.ts";

const linesOf = ({ start_line: first, line }: NewComment): string =>
  first === undefined ? `${line}` : `${first}-${line}`;

const indented = (body: string): string =>
  body
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");

/** What carrying out the plan would do. Nothing in it is obeyed by a terminal or a log. */
export const planText = (plan: Plan): string => {
  if (isEmptyPlan(plan)) return "";
  const { review, deleted, edited, summary } = plan;
  const comments = review?.comments ?? [];
  const parts = [
    ...(review ? [`post a review:\n${indented(review.body)}`] : []),
    ...comments.map((comment) => `post a remark on ${comment.path}:${linesOf(comment)}:\n${indented(comment.body)}`),
    ...edited.map(({ id, body }) => `edit remark ${id}:\n${indented(body)}`),
    ...deleted.map((id) => `delete remark ${id}`),
    ...(summary ? [`edit the summary:\n${indented(summary.body)}`] : []),
  ];
  return escapeCommands(`${parts.join("\n").split("\n").map(escapeHidden).join("\n")}\n`);
};
