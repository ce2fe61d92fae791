/** Rejects fixes that would destroy comments, whatever rule made them. */
import type { Comment, Issue } from "../document/types.ts";
import type { AnyRule, Fix } from "../rule/define-rule.ts";
import type { Edit } from "../text/edit.ts";
import { partitionPoint } from "../text/span.ts";

/** The comments that an edit changes; comments are in order of position and do not overlap. */
const touched = (comments: readonly Comment[], { span }: Edit): Comment[] => {
  const found: Comment[] = [];
  const first = partitionPoint(comments, (comment) => comment.span.end <= span.start);
  for (let at = first; at < comments.length && (comments[at] as Comment).span.start < span.end; at++)
    found.push(comments[at] as Comment);
  return found;
};

/**
 * The fix if it may be applied, else undefined. It must change something, must not cut a comment in two, and if it is
 * safe, must not delete a comment: comments belong to the editors.
 */
export const guarded = (fix: Fix | undefined, rule: AnyRule, issue: Issue): Fix | undefined => {
  if (!fix || fix.edits.every(({ span, text }) => issue.source.slice(span) === text)) return undefined;
  if (rule.group === "allow") return fix;
  const written = fix.edits.map(({ text }) => text).join("");
  const keeps = fix.edits.every((edit) =>
    touched(issue.comments, edit).every(({ span }) => {
      const whole = edit.span.start <= span.start && span.end <= edit.span.end;
      return whole && (fix.safety === "unsafe" || written.includes(issue.source.slice(span)));
    }),
  );
  return keeps ? fix : undefined;
};
