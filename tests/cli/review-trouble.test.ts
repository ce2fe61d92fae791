/** A review when GitHub refuses, fails, limits or answers something else: never two reviews, never a silent success. */
import { describe, expect, test } from "vitest";
import { CLEAN } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import { type GitHubServer, READ_TOKEN, type Trouble } from "../support/github-server.ts";
import { bodiesOf, newsletter, pullOf, repaired, review, tracked } from "../support/review-run.ts";

const faulty = (): Promise<GitHubServer> => newsletter(`${CLEAN}\n${tracked("one")}`);
const isPost = (method: string): boolean => method === "POST";

describe("a POST whose answer is lost", () => {
  test.each<Trouble>([
    { hangUp: true, done: true },
    { status: 502, done: true },
  ])("is not made twice when it was carried out: %j", async (trouble) => {
    const server = await faulty();
    server.troubles.push({ ...trouble, when: isPost });
    const { code, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews"] });
    expect(pullOf(server).reviews).toHaveLength(1);
  });

  test.each<Trouble>([{ hangUp: true }, { status: 500 }])("is made again when it was not: %j", async (trouble) => {
    const server = await faulty();
    server.troubles.push({ ...trouble, when: isPost });
    const { code, writes, asked } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews", "POST /pulls/12/reviews"] });
    expect(asked.at(-2)).toMatch(/^GET .*\/reviews\?/);
    expect(pullOf(server).reviews).toHaveLength(1);
  });

  test("is given up after the third time", async () => {
    const server = await faulty();
    server.troubles.push({ status: 503, message: "unicorn", when: isPost, times: 9 });
    const { code, stderr, writes } = await review(server);
    expect({ code, stderr, posts: writes.length }).toEqual({
      code: 2,
      stderr:
        "twir-lint: POST /repos/crabs/newsletter/pulls/12/reviews: GitHub answered 503: unicorn; run the job again\n",
      posts: 3,
    });
  });
});

describe("limits", () => {
  const secondary = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

  test.each<[string, Trouble]>([
    ["a secondary limit with Retry-After", { status: 403, message: secondary, headers: { "retry-after": "7" } }],
    ["a secondary limit without it", { status: 429, message: secondary }],
    ["abuse as 422", { status: 422, message: "Validation Failed", errors: [{ resource: "Issue", code: "abuse" }] }],
  ])("%s is waited for, and the review is posted once", async (_, trouble) => {
    const server = await faulty();
    server.troubles.push({ ...trouble, when: isPost });
    const { code, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews", "POST /pulls/12/reviews"] });
    expect(pullOf(server).reviews).toHaveLength(1);
  });

  test("a used-up limit is waited for while that is soon", async () => {
    const server = await faulty();
    const reset = String(Math.floor(Date.now() / 1000) + 30);
    server.troubles.push({
      status: 403,
      message: "API rate limit exceeded",
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
    });
    expect((await review(server)).code).toBe(0);
  });

  test("a wait of an hour is 2 at once", async () => {
    const server = await faulty();
    server.troubles.push({ status: 429, message: secondary, headers: { "retry-after": "3600" }, when: isPost });
    const { code, stderr, writes } = await review(server);
    expect({ code, posts: writes.length }).toEqual({ code: 2, posts: 1 });
    expect(stderr).toBe(`twir-lint: GitHub takes no more requests for now: ${secondary}; run the job again later\n`);
  });
});

describe("reading", () => {
  test("5xx is tried again, and given up in the end", async () => {
    const server = await faulty();
    server.troubles.push({ status: 502, times: 3 });
    expect((await review(server)).code).toBe(0);
    const other = await faulty();
    other.troubles.push({ status: 502, message: "unicorn", times: 9 });
    const { code, stderr, asked } = await review(other);
    expect({ code, requests: asked.length }).toEqual({ code: 2, requests: 4 });
    expect(stderr).toContain("GitHub answered 502: unicorn; run the job again");
  });

  test.each<[string, Trouble, RegExp]>([
    [
      "HTML",
      { status: 200, raw: "<html>a proxy</html>" },
      /pulls\/12: what GitHub answered is no JSON of its API; run/,
    ],
    ["null", { status: 200, raw: "null" }, /pulls\/12: what GitHub answered is no JSON of its API; run/],
    ["another shape", { status: 200 }, /pulls\/12: GitHub answered in a shape that is not known: number: /],
    ["nobody", { hangUp: true, times: 9 }, /^twir-lint: no answer from GitHub: .*; run the job again\n$/],
    [
      "a wrong token",
      { status: 401, message: "Bad credentials" },
      /GitHub does not accept the token: Bad credentials; /,
    ],
    [
      "another repository",
      { status: 404, message: "Not Found" },
      /finds no such thing, .*; check --repository and --pull/,
    ],
  ])("%s is named as such, and is 2", async (_, trouble, stderr) => {
    const server = await faulty();
    server.troubles.push(trouble);
    const result = await review(server);
    expect(result).toMatchObject({ code: 2, stdout: "", writes: [] });
    expect(result.stderr).toMatch(stderr);
  });

  test("a list that is null is not an empty list", async () => {
    const server = await faulty();
    server.troubles.push({ status: 200, raw: "null", when: (_, path) => path.includes("/reviews") });
    expect(await review(server)).toMatchObject({ code: 2, writes: [], stderr: expect.stringContaining("no JSON") });
  });

  test("an answer without end is not read to its end", async () => {
    const server = await faulty();
    server.troubles.push({ status: 200, raw: " ".repeat(17 * 1024 * 1024), times: 9 });
    expect(await review(server)).toMatchObject({ code: 2, stderr: expect.stringContaining("more than 16 MB") });
  });
});

describe("without the right to write", () => {
  const refusal =
    "the token may not do that: Resource not accessible by integration; give the job `permissions: contents: read, pull-requests: write`\n";

  test("what was found goes to standard output, and stderr says what to grant", async () => {
    const server = await faulty();
    const { code, stdout, stderr } = await review(server, undefined, { GITHUB_TOKEN: READ_TOKEN });
    expect({ code, stdout }).toEqual({
      code: 2,
      stdout: `${DRAFT}:15:38: error: tracking parameter \`utm_source\` [tracking-parameter]\n`,
    });
    expect(stderr).toContain(refusal);
    expect(stderr).toMatch(/\ntwir-lint: nothing posted on crabs\/newsletter#12\n$/);
    expect(pullOf(server).reviews).toEqual([]);
  });

  test("which GitHub may hide behind a 404", async () => {
    const server = await faulty();
    server.troubles.push({ status: 404, message: "Not Found", when: isPost });
    const { code, stdout, stderr } = await review(server);
    expect(code).toBe(2);
    expect(stdout).toContain("[tracking-parameter]");
    expect(stderr).toContain("Not Found; give the job `permissions: contents: read, pull-requests: write`\n");
  });

  test("in GitHub Actions as annotations", async () => {
    const server = await faulty();
    const env = { GITHUB_TOKEN: READ_TOKEN, GITHUB_ACTIONS: "true" };
    const { code, stdout } = await review(server, undefined, env);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error file=draft\/2026-03-11-this-week-in-rust\.md,line=15,/);
  });

  test("a clean change needs no such right", async () => {
    const server = await newsletter(`${CLEAN}\n${repaired("one")}`);
    expect(await review(server, undefined, { GITHUB_TOKEN: READ_TOKEN })).toMatchObject({ code: 0, stdout: "" });
  });
});

test("should GitHub refuse the lines after all, the summary has what they would have said", async () => {
  const server = await faulty();
  server.troubles.push({
    status: 422,
    message: "Unprocessable Entity",
    errors: ["Line could not be resolved"],
    when: isPost,
  });
  const { code, stderr, writes } = await review(server);
  expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews", "POST /pulls/12/reviews"] });
  expect(stderr).toContain("GitHub took no comments on the lines, so the summary has them");
  expect(pullOf(server).comments).toEqual([]);
  expect(bodiesOf(pullOf(server).reviews)[0]).toContain("tracking parameter `utm_source`");
  expect((await review(server)).writes).toEqual([]);
});
