/** What to delete, edit, leave and post, case by case. */
import { describe, expect, test } from "vitest";
import {
  isEmptyPlan,
  MAX_REMARKS,
  type Plan,
  type PostedComment,
  type PostedReview,
  planOf,
} from "../../src/github/plan.ts";
import { planText } from "../../src/github/plan-text.ts";
import { remarksOf } from "../../src/github/remarks.ts";
import { judged, PATH, PLACE, ruleFor } from "../support/judged.ts";

const BOT = "github-actions[bot]";
const bad = ruleFor("bad-word", /bad.*/);

const remarks = (...lines: string[]) => remarksOf([judged("a\n", `a\n${lines.join("\n")}\n`, [bad])]);

const plan = (
  lines: readonly string[],
  { reviews = [], comments = [] }: { reviews?: readonly PostedReview[]; comments?: readonly PostedComment[] } = {},
  more: Partial<Parameters<typeof planOf>[2]> = {},
): Plan => planOf(remarks(...lines), { reviews, comments }, { login: BOT, place: PLACE, isPartial: false, ...more });

/** What a plan leaves on the pull request, as GitHub gives it back. */
const posted = ({ review }: Plan, firstId = 1) => ({
  reviews: [{ id: firstId, login: BOT, state: "COMMENTED", body: review?.body ?? "" }],
  comments: (review?.comments ?? []).map(({ path, body }, index) => ({
    id: firstId + index + 1,
    login: BOT,
    path,
    body,
  })),
});

const LATER = { place: { ...PLACE, sha: "f".repeat(40) } };

test("nothing to say and nothing said is nothing to do", () => {
  expect(isEmptyPlan(plan([]))).toBe(true);
  expect(planText(plan([]))).toBe("");
});

test("what was said and is still so is left alone, whatever the commit and the line", () => {
  const said = posted(plan(["bad one", "bad two"]));
  expect(isEmptyPlan(plan(["new", "bad two", "bad one"], said, LATER))).toBe(true);
});

test("of two equal lines each has its remark", () => {
  const first = plan(["bad", "bad"]);
  expect(first.review?.comments.map(({ line }) => line)).toEqual([2, 3]);
  expect(isEmptyPlan(plan(["bad", "bad"], posted(first), LATER))).toBe(true);
  expect(plan(["bad"], posted(first), LATER).deleted).toEqual([3]);
});

test("a remark that was posted twice goes once", () => {
  const said = posted(plan(["bad one"]));
  const twice = { ...said, comments: [...said.comments, { ...(said.comments[0] as PostedComment), id: 9 }] };
  expect(plan(["bad one"], twice, LATER).deleted).toEqual([9]);
});

test("what is posted at once or stands is never more than the most", () => {
  const lines = Array.from({ length: 30 }, (_, index) => `bad ${index}`);
  const first = plan(lines);
  expect(first.review?.comments).toHaveLength(MAX_REMARKS);
  expect(plan(lines, posted(first), LATER).review).toBeUndefined();
  expect(plan(lines.slice(5), posted(first), LATER).review?.comments).toHaveLength(5);
});

test("a second run on one commit says nothing new, however much there is", () => {
  const lines = Array.from({ length: 30 }, (_, index) => `bad ${index}`);
  const first = plan(lines);
  expect(isEmptyPlan(plan(lines, posted(first)))).toBe(true);
  // Nor when GitHub took no comments, so that the summary has them.
  const refused = { reviews: [{ id: 1, login: BOT, state: "COMMENTED", body: first.review?.withoutComments ?? "" }] };
  expect(isEmptyPlan(plan(lines, refused))).toBe(true);
});

describe("a remark whose line has another fault now is edited", () => {
  const repairing = ruleFor("repaired", /worse/, ({ start, end }) => ({
    fix: { title: "repair it", safety: "safe", edits: [{ span: { start, end }, text: "good" }] },
  }));
  const said = posted(plan(["bad worse"]));
  const editedAt = (lines: PostedComment["lines"]) => {
    const comments = said.comments.map((comment) => ({ ...comment, lines }));
    const now = remarksOf([judged("a\n", "a\nbad worse\nx\n", [bad, repairing])]);
    const options = { login: BOT, isPartial: false, ...LATER };
    return planOf(now, { ...said, comments }, options).edited.map(({ body }) => body.includes("```suggestion"));
  };

  test("with a suggestion for the lines that it stands at", () => {
    expect(editedAt({ first: 2, last: 2 })).toEqual([true]);
  });

  test.each([undefined, { first: 1, last: 2 }, { first: 3, last: 3 }])(
    "without one where it stands at others: %o",
    (lines) => {
      expect(editedAt(lines)).toEqual([false]);
    },
  );
});

describe("a stale remark", () => {
  const said = posted(plan(["bad one"]));
  const answer: PostedComment = { id: 8, login: "ferris", path: PATH, body: "Why?", answers: 2 };

  test("is deleted", () => expect(plan([], said, LATER)).toMatchObject({ deleted: [2], edited: [] }));

  test("with an answer is edited, and never again", () => {
    const answered = { ...said, comments: [...said.comments, answer] };
    const { deleted, edited } = plan([], answered, LATER);
    expect({ deleted, ids: edited.map(({ id }) => id) }).toEqual({ deleted: [], ids: [2] });
    const done = { ...answered, comments: [{ ...said.comments[0], ...edited[0] } as PostedComment, answer] };
    expect(plan([], done, LATER)).toMatchObject({ deleted: [], edited: [] });
  });

  test("stays while something could not be read", () => {
    expect(isEmptyPlan(plan([], said, { ...LATER, isPartial: true }))).toBe(true);
  });

  test("of others stays", () => {
    const others = said.comments.map((comment) => ({ ...comment, login: "mallory" }));
    expect(plan([], { ...said, comments: others }, LATER).deleted).toEqual([]);
  });
});

test("a dry run shows all of it, and nothing that a terminal or a log obeys", () => {
  const said = posted(plan(["bad one"]));
  const shown = planText(plan(["bad ::error::\u001b[31m"], said, LATER));
  expect(shown).toContain("post a review:\n");
  expect(shown).toContain(`post a remark on ${PATH}:2:\n`);
  expect(shown).toContain("delete remark 2\n");
  expect(shown).not.toContain("\u001b");
  expect(shown).not.toMatch(/^\s*::/m);
});
