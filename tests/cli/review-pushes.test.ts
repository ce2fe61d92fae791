/** What a review does with the next push: what is repaired goes, what stays is left alone, what is new comes once. */
import { describe, expect, test } from "vitest";
import { CLEAN, issueWith } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import type { ReviewComment } from "../support/github-repository.ts";
import { BOT } from "../support/github-server.ts";
import { bodiesOf, newsletter, pullOf, repaired, review, tracked } from "../support/review-run.ts";

/** By an editor, so that more than one link of the community is no finding. */
const ARGUMENTS = ["--pull", "12", "--author", "editor"];
const entries = (...lines: string[]): string => issueWith([CLEAN, ...lines].join("\n"));
const push = (server: Awaited<ReturnType<typeof newsletter>>, ...lines: string[]): string =>
  server.repository.push(12, { [DRAFT]: entries(...lines) });

describe("a remark on a line that stays", () => {
  test("is left alone when the line moves, and when the branch is rebased", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    const before = structuredClone(pullOf(server).comments);
    push(server, repaired("zero"), tracked("one"));
    const moved = await review(server, ARGUMENTS);
    expect(moved).toMatchObject({ writes: [], stderr: "twir-lint: nothing new to say on crabs/newsletter#12\n" });
    expect(pullOf(server).comments).toEqual([{ ...before[0], line: 16 }]);
    server.repository.push(12, { [DRAFT]: entries(tracked("one")) }, { force: true });
    expect((await review(server, ARGUMENTS)).writes).toEqual([]);
  });

  test("is left alone when a force-push has outdated it", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    (pullOf(server).comments[0] as ReviewComment).line = null;
    push(server, repaired("zero"), tracked("one"));
    expect((await review(server, ARGUMENTS)).writes).toEqual([]);
    expect(pullOf(server).comments).toHaveLength(1);
  });

  test("says what is so now, when something else is wrong with the line", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    push(server, tracked("one"), repaired("one"));
    const { writes } = await review(server, ARGUMENTS);
    expect(writes[0]).toMatch(/^POST/);
    expect(bodiesOf(pullOf(server).comments).some((body) => body.includes("duplicate-link"))).toBe(true);
  });
});

describe("a remark on a line that is repaired", () => {
  test("is deleted when nobody has answered", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}\n${tracked("two")}`);
    await review(server, ARGUMENTS);
    const [one, two] = pullOf(server).comments as [ReviewComment, ReviewComment];
    push(server, repaired("one"), tracked("two"));
    const { writes, stderr } = await review(server, ARGUMENTS);
    expect(writes).toEqual([`DELETE /pulls/comments/${one.id}`]);
    expect(stderr).toBe("twir-lint: removed 1 on crabs/newsletter#12\n");
    expect(pullOf(server).comments.map(({ id }) => id)).toEqual([two.id]);
  });

  test("is edited to say so when somebody has answered, once, and comes back when it is broken again", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    const { id } = pullOf(server).comments[0] as ReviewComment;
    server.reply(12, id, "ferris");
    push(server, repaired("one"));
    const { writes } = await review(server, ARGUMENTS);
    expect(writes).toEqual([`PATCH /pulls/comments/${id}`, expect.stringMatching(/^PUT/)]);
    expect(bodiesOf(pullOf(server).comments)).toEqual([
      "This is no longer so in the newest commit. Thank you!",
      "Why?",
    ]);
    expect((await review(server, ARGUMENTS)).writes).toEqual([]);
    push(server, tracked("one"));
    const again = await review(server, ARGUMENTS);
    expect(again.writes).toEqual(["POST /pulls/12/reviews", expect.stringMatching(/^PUT/)]);
    expect(pullOf(server).comments).toHaveLength(3);
  });
});

test("what is new comes in one new review, and the summary is brought up to date", async () => {
  const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
  await review(server, ARGUMENTS);
  push(server, tracked("one"), tracked("two"), tracked("three"));
  const { writes, stderr } = await review(server, ARGUMENTS);
  expect(writes).toEqual(["POST /pulls/12/reviews"]);
  expect(stderr).toBe("twir-lint: posted 2 remarks on crabs/newsletter#12\n");
  expect(bodiesOf(pullOf(server).reviews)[1]).toBe("Thank you for the update! There is a new remark on 2 lines.");
  expect(pullOf(server).comments.map(({ line }) => line)).toEqual([15, 16, 17]);
  expect((await review(server, ARGUMENTS)).writes).toEqual([]);
});

test("one push gets one review: what comes up for the same commit goes into the summary", async () => {
  const server = await newsletter(`${CLEAN}\n${tracked("one")}\n${tracked("two")}`);
  await review(server, ARGUMENTS);
  const pull = pullOf(server);
  pull.comments.splice(0, 1);
  const { writes } = await review(server, ARGUMENTS);
  expect(writes).toEqual([`PUT /pulls/12/reviews/${pull.reviews[0]?.id}`]);
  expect(bodiesOf(pull.reviews)[0]).toContain("tracking parameter");
  expect((await review(server, ARGUMENTS)).writes).toEqual([]);
});

describe("ours is what has our marker and our login", () => {
  test("what others have written stays, whatever it looks like", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    const pull = pullOf(server);
    const [ours] = pull.comments as [ReviewComment];
    const forged = { ...ours, id: 7, user: "mallory" };
    const quoting = { ...ours, id: 8, body: `> ${ours.body}` };
    pull.comments.push(forged, quoting);
    push(server, repaired("one"));
    await review(server, ARGUMENTS);
    expect(pull.comments).toEqual([
      expect.objectContaining({ id: 7, body: ours.body }),
      expect.objectContaining({ id: 8, user: BOT }),
    ]);
  });

  test("under another login", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    push(server, repaired("one"));
    const other = await review(server, [...ARGUMENTS, "--login", "crab-bot"]);
    expect(other.writes).toEqual([]);
  });

  test("is found behind 250 comments and 120 reviews of others", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    const pull = pullOf(server);
    const [ours] = pull.comments as [ReviewComment];
    for (let count = 0; count < 250; count++)
      pull.comments.unshift({ ...ours, id: 10_000 + count, user: "ferris", body: "Hm." });
    for (let count = 0; count < 120; count++)
      pull.reviews.unshift({ id: 20_000 + count, user: "ferris", state: "COMMENTED", body: "", commit_id: "" });
    push(server, repaired("one"));
    const { writes, asked } = await review(server, ARGUMENTS);
    expect(writes).toEqual([`DELETE /pulls/comments/${ours.id}`, expect.stringMatching(/^PUT/)]);
    expect(asked.filter((line) => line.includes("/comments?"))).toHaveLength(3);
    expect(pull.comments).toHaveLength(250);
  });
});

test("a pending review that was left behind is deleted, and blocks nothing", async () => {
  const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
  const pull = pullOf(server);
  pull.reviews.push({ id: 7, user: BOT, state: "PENDING", body: "", commit_id: pull.head.sha });
  const { code, writes } = await review(server, ARGUMENTS);
  expect({ code, writes }).toEqual({ code: 0, writes: ["DELETE /pulls/12/reviews/7", "POST /pulls/12/reviews"] });
  expect(pull.reviews.map(({ state }) => state)).toEqual(["COMMENTED"]);
});

describe("what could not be looked at again is left alone", () => {
  test("remarks on a file that is no text any more", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    server.repository.push(12, { [DRAFT]: "\0\0\n" });
    const { code, writes, stderr } = await review(server, ARGUMENTS);
    expect({ code, writes }).toEqual({ code: 2, writes: [] });
    expect(stderr).toContain(`twir-lint: ${DRAFT}: a binary file`);
    expect(pullOf(server).comments).toHaveLength(1);
  });

  test("all remarks, when GitHub does not give the text", async () => {
    const server = await newsletter(`${CLEAN}\n${tracked("one")}`);
    await review(server, ARGUMENTS);
    push(server, repaired("one"));
    server.troubles.push({ status: 502, when: (_, path) => path.includes("/git/blobs/"), times: 4 });
    expect(await review(server, ARGUMENTS)).toMatchObject({ code: 2, writes: [] });
    expect((await review(server, ARGUMENTS)).writes).toHaveLength(2);
  });

  test("remarks on what another pull request adds", async () => {
    const server = await newsletter(`${CLEAN}\n${repaired("one")}`);
    server.repository.open(5, { [DRAFT]: entries(repaired("one")) });
    await review(server, ARGUMENTS);
    expect(pullOf(server).comments).toHaveLength(1);
    server.troubles.push({ status: 403, message: "no", when: (_, path) => path.includes("pulls?state=open") });
    expect((await review(server, ARGUMENTS)).writes).toEqual([]);
    pullOf(server, 5).state = "closed";
    expect((await review(server, ARGUMENTS)).writes).toHaveLength(2);
  });
});
