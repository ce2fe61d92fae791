/** `twir-lint review`, from a contributor's branch to a clean draft, against a server that behaves as GitHub does. */
import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { CLEAN, issueWith, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import type { PullRequest, ReviewComment } from "../support/github-repository.ts";
import { newsletter, review } from "../support/review-run.ts";

const GOOD = [
  "* 2026-03-14 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)",
  "    * [**Ice**](https://www.meetup.com/rust-oslo/events/313338001/)",
].join("\n");

const NEWS = TRACKED.replace("Post", "News").replace("/post", "/news");
const REPAIRED_NEWS = REPAIRED.replace("Post", "News").replace("/post", "/news");

test("the story of a change with one bad line and one good", async () => {
  const server = await newsletter(`${CLEAN}\n${NEWS}`, GOOD);
  const { repository } = server;
  const [pull] = repository.pulls as [PullRequest];

  const first = await review(server);
  const said = "twir-lint: posted 1 remark, posted the summary on crabs/newsletter#12\n";
  expect(first).toMatchObject({ code: 0, stdout: "", stderr: said });
  expect(first.writes).toEqual(["POST /pulls/12/reviews"]);
  expect(pull.reviews.map(({ body }) => body.split("\n\n").slice(1))).toEqual([
    [expect.stringMatching(/^Thank you for your contribution! .* please look at the lines below\./)],
  ]);
  const [comment, ...others] = pull.comments as [ReviewComment];
  expect(others).toEqual([]);
  expect(comment).toMatchObject({ path: DRAFT, line: 15, start_line: null });
  expect(comment.body.split("\n\n").slice(1)).toEqual([
    expect.stringMatching(
      /^\*\*Please change:\*\* tracking parameter `utm_source`\. Remove it from the link\. \(\[track/,
    ),
    `\`\`\`suggestion\n${REPAIRED_NEWS}\n\`\`\``,
  ]);

  const head = repository.applySuggestion(12, comment.id);
  const text = repository.treeOf(head)[DRAFT] as string;
  expect(text).toBe(issueWith(`${CLEAN}\n${REPAIRED_NEWS}`, GOOD));
  expect(lint(text, { path: DRAFT }).diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);

  const second = await review(server);
  const tidied = "twir-lint: removed 1, updated the summary on crabs/newsletter#12\n";
  expect(second).toMatchObject({ code: 0, stdout: "", stderr: tidied });
  expect(second.writes).toEqual([
    `DELETE /pulls/comments/${comment.id}`,
    `PUT /pulls/12/reviews/${pull.reviews[0]?.id}`,
  ]);
  expect(pull.comments).toEqual([]);
  expect(pull.reviews.map(({ body }) => body.split("\n\n").slice(1))).toEqual([
    ["Thank you for your contribution! What was remarked on here is no longer so in the newest commit."],
  ]);

  const third = await review(server);
  const silent = "twir-lint: nothing new to say on crabs/newsletter#12\n";
  expect(third).toMatchObject({ code: 0, stdout: "", stderr: silent, writes: [] });
  expect([first, second, third].map(({ asked }) => asked.length)).toEqual([16, 18, 15]);
});
