/** Which pull request is reviewed, what of it is read, and what is said where. */
import { describe, expect, test } from "vitest";
import { CLEAN, issueWith, STALE } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import { suggestedLines } from "../support/github-repository.ts";
import { type GitHubServer, newGitHub, REPOSITORY } from "../support/github-server.ts";
import { bodiesOf, earlierIssues, newsletter, pullOf, repaired, review, tracked } from "../support/review-run.ts";

const faulty = (): Promise<GitHubServer> => newsletter(`${CLEAN}\n${tracked("one")}`);
const BY_HEAD = ["--head", "ferris:topic"];
const NOT_OPEN = "it is not open, or has a newer commit\n";

describe("the pull request", () => {
  test("by its head, as a workflow_run knows it", async () => {
    const server = await faulty();
    const { sha } = pullOf(server).head;
    const argv = [...BY_HEAD, "--head-sha", sha, "--head-repository", "Ferris/newsletter"];
    expect(await review(server, argv)).toMatchObject({ code: 0, writes: ["POST /pulls/12/reviews"] });
  });

  test.each<[string, (server: GitHubServer) => readonly string[]]>([
    ["with another commit, by head", () => [...BY_HEAD, "--head-sha", "0".repeat(40)]],
    ["with another commit, by number", () => ["--pull", "12", "--head-sha", "0".repeat(40)]],
    [
      "from another fork",
      (server) => [...BY_HEAD, "--head-sha", pullOf(server).head.sha, "--head-repository", "mallory/newsletter"],
    ],
    ["from another owner", (server) => ["--head", "mallory:topic", "--head-sha", pullOf(server).head.sha]],
    [
      "that is closed",
      (server) => {
        pullOf(server).state = "closed";
        return ["--pull", "12"];
      },
    ],
  ])("%s is left alone", async (_, prepare) => {
    const server = await faulty();
    const { code, stdout, stderr, writes } = await review(server, prepare(server));
    expect({ code, stdout, writes }).toEqual({ code: 0, stdout: "", writes: [] });
    expect(stderr).toContain(NOT_OPEN);
  });

  test("that gets a newer commit while it is read is left to the newer run", async () => {
    const server = await faulty();
    server.troubles.push({
      when: (_, path) => {
        if (path.includes("/reviews")) server.repository.push(12, { [DRAFT]: issueWith(tracked("two")) });
        return false;
      },
    });
    const { code, stderr, writes } = await review(server);
    expect({ code, stderr, writes }).toEqual({
      code: 0,
      stderr: "twir-lint: nothing done on crabs/newsletter#12: it has a newer commit\n",
      writes: [],
    });
  });

  test("that is a draft is reviewed too", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    server.repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`) }, { draft: true });
    expect((await review(server)).writes).toEqual(["POST /pulls/12/reviews"]);
  });

  test("from a fork that is gone is reviewed, without a link to its branch", async () => {
    const server = await faulty();
    const pull = pullOf(server);
    Object.assign(pull.head, { repo: null });
    expect((await review(server)).writes).toEqual(["POST /pulls/12/reviews"]);
    expect(JSON.stringify([pull.reviews, pull.comments])).not.toContain("/edit/");
  });

  test("from the fork of an organization is reviewed as that of a person", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    const pull = server.repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`) }, { owner: "claws" });
    const argv = ["--head", "claws:topic", "--head-sha", pull.head.sha];
    expect((await review(server, argv)).writes).toEqual(["POST /pulls/12/reviews"]);
  });

  test.each<[string, readonly string[], Record<string, string | undefined>, RegExp]>([
    [
      "no token",
      ["--pull", "12"],
      { GITHUB_TOKEN: undefined },
      /^twir-lint: GITHUB_TOKEN is not set; give the step the token of its job, which needs `contents: read` and `pull-requests: write`\n/,
    ],
    ["no repository", ["--pull", "12"], { GITHUB_REPOSITORY: undefined }, /^twir-lint: no repository; /],
    ["no pull request", [], {}, /^twir-lint: no pull request; /],
    ["a head without its commit", BY_HEAD, {}, /^twir-lint: no pull request; /],
    ["no number", ["--pull", "12/../.."], {}, /It is a number from 1\./],
    ["no repository's name", ["--pull", "12", "--repository", "a/../b"], {}, /It is owner\/name\./],
    ["no commit", ["--pull", "12", "--head-sha", "main"], {}, /It is 40 hex digits\./],
  ])("%s is 2, and nothing is asked", async (_, argv, env, stderr) => {
    const server = await faulty();
    const result = await review(server, argv, env);
    expect(result).toMatchObject({ code: 2, asked: [] });
    expect(result.stderr).toMatch(stderr);
  });
});

describe("what is said where", () => {
  test("a clean change gets nothing at all", async () => {
    const server = await newsletter(`${CLEAN}\n${repaired("one")}`);
    const said = "twir-lint: nothing new to say on crabs/newsletter#12\n";
    expect(await review(server)).toMatchObject({ code: 0, stdout: "", stderr: said, writes: [] });
  });

  test("hints are told nobody", async () => {
    const server = await newsletter(CLEAN, STALE);
    expect((await review(server)).writes).toEqual([]);
  });

  test("a change that touches no issue is not read", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    server.repository.open(12, { "README.md": "hello\n", "tools/x.py": "import os\n" });
    const { code, writes, asked } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: [] });
    expect(asked).toHaveLength(3);
  });

  test("a draft among 250 changed files is found", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    const others = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`a/${index}.txt`, "x\n"]));
    server.repository.open(12, { ...others, [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`) });
    const { writes, asked } = await review(server);
    expect(writes).toEqual(["POST /pulls/12/reviews"]);
    expect(asked.filter((line) => line.includes("/12/files"))).toHaveLength(3);
  });

  test("of 30 lines 20 are told, errors first, and the rest is counted", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `post-${index}`);
    const server = await newsletter(
      [CLEAN, ...names.map(tracked), "* [broken] (https://blog.example.net/broken)"].join("\n"),
    );
    const { writes, stderr } = await review(server, ["--pull", "12", "--author", "editor"]);
    const { comments, reviews } = pullOf(server);
    expect(writes).toEqual(["POST /pulls/12/reviews"]);
    expect(stderr).toContain("posted 20 remarks");
    expect(comments).toHaveLength(20);
    expect(bodiesOf(reviews)[0]).toMatch(/\n\nThere are 11 more remarks, for when these are done\.$/);
    server.repository.push(12, {
      [DRAFT]: issueWith([CLEAN, ...names.slice(0, 5).map(repaired), ...names.slice(5).map(tracked)].join("\n")),
    });
    expect((await review(server, ["--pull", "12", "--author", "editor"])).writes[0]).toMatch(/^POST/);
    expect(comments).toHaveLength(20);
  });

  test("what no line of the diff can be told is in the summary, with links that lead there", async () => {
    const server = await newGitHub();
    const draft = issueWith(`${CLEAN}\n* [Other](https://blog.example.net/other)`);
    server.repository.put({ [DRAFT]: draft, "draft/DRAFT_TEMPLATE": "## Crate of the Week\n" });
    const pull = server.repository.open(12, { [DRAFT]: undefined }, { branch: "a#b/c" });
    const { code, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews"] });
    const [body] = bodiesOf(pull.reviews);
    expect(pull.comments).toEqual([]);
    expect(body).toContain(`\`${DRAFT}\`\n\n**Please consider:** the change takes out the whole issue`);
    server.repository.push(12, { [DRAFT]: `${draft.split("\n").slice(0, 40).join("\n")}\n` });
    await review(server);
    const [later] = bodiesOf(pull.reviews);
    expect(later).not.toContain("the whole issue");
    server.repository.push(12, { [DRAFT]: draft });
    await review(server);
    expect(bodiesOf(pull.reviews)[0]).toMatch(/What was remarked on here is no longer so in the newest commit\.$/);
    expect((await review(server)).writes).toEqual([]);
  });

  test("a file without a patch is commented by the lines that it adds", async () => {
    const server = await faulty();
    server.repository.withoutPatch.add(DRAFT);
    expect((await review(server)).code).toBe(0);
    expect(pullOf(server).comments.map(({ line }) => line)).toEqual([15]);
  });

  test("publication is judged as a whole, renamed or deleted and added", async () => {
    const server = await newGitHub();
    const published = DRAFT.replace("draft", "content");
    server.repository.put({ [DRAFT]: issueWith(CLEAN, STALE) });
    const pull = server.repository.open(12, { [DRAFT]: undefined, [published]: issueWith(CLEAN, STALE) });
    server.repository.permissions.set("ferris", "write");
    expect((await review(server)).writes).toEqual(["POST /pulls/12/reviews"]);
    const [body] = bodiesOf(pull.reviews);
    expect(body).toContain(`\`${published}\`, [line `);
    expect(body).toMatch(
      new RegExp(`https://github.com/ferris/newsletter/blob/${pull.head.sha}/${published}\\?plain=1#L\\d+\\)`),
    );
    expect(body).toContain(`https://github.com/ferris/newsletter/edit/topic/${published})`);
  });

  test("a draft rewritten to CRLF gets no suggestion", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    const pull = server.repository.open(12, {
      [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`).replaceAll("\n", "\r\n"),
    });
    expect((await review(server)).code).toBe(0);
    expect(pull.comments.length).toBeGreaterThan(0);
    expect(pull.comments.map(({ body }) => suggestedLines(body))).toEqual(pull.comments.map(() => undefined));
  });

  test.each(["--author=external", ""])("a contributor is told that r/rust is the place, and why (%s)", async (flag) => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    const entry =
      "### Project/Tooling Updates\n* [crabby 0.3](https://blog.example.net/crabby-0-3)\n\n### Observations";
    const pull = server.repository.open(12, { [DRAFT]: issueWith().replace("### Observations", entry) });
    await review(server, ["--pull", "12", ...[flag].filter(Boolean)]);
    expect(bodiesOf(pull.comments).join("\n")).toMatch(
      /only editors add to `Project\/Tooling Updates`\. Post it on r\/rust instead: the editors read along there/,
    );
    expect(JSON.stringify(pull)).not.toContain("All is well");
  });

  test.each([
    ["admin", []],
    ["write", []],
    ["read", ["POST /pulls/12/reviews"]],
    ["none", ["POST /pulls/12/reviews"]],
  ])("who may %s is judged so", async (permission, writes) => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    server.repository.permissions.set("ferris", permission);
    const entry =
      "### Project/Tooling Updates\n* [crabby 0.3](https://blog.example.net/crabby-0-3)\n\n### Observations";
    server.repository.open(12, { [DRAFT]: issueWith().replace("### Observations", entry) });
    expect((await review(server)).writes).toEqual(writes);
  });

  test("a file that is no text is named, and is 2", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith() });
    server.repository.open(12, { [DRAFT]: "\0\0\0\n" });
    const { code, stderr, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 2, writes: [] });
    expect(stderr).toContain(`twir-lint: ${DRAFT}: a binary file`);
  });
});

describe("the base", () => {
  test("its config decides, that of the change does not, and its plugins are not loaded", async () => {
    const server = await newGitHub();
    const config = { plugins: ["./evil.js"], rules: { "tracking-parameter": "off", "a-rule-of-a-plugin": "error" } };
    server.repository.put({ [DRAFT]: issueWith(), "twir-lint.config.json": JSON.stringify(config) });
    server.repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`), "twir-lint.config.json": "{}" });
    const { code, stderr, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: [] });
    expect(stderr).toContain("twir-lint: plugins are programs and are not loaded in a review: ./evil.js\n");
    expect((await review(server, ["--pull", "12", "--no-config"])).writes).toEqual(["POST /pulls/12/reviews"]);
  });

  test("the config beside the draft wins, and --config names another", async () => {
    const server = await newGitHub();
    const off = JSON.stringify({ rules: { "tracking-parameter": "off" } });
    server.repository.put({
      [DRAFT]: issueWith(),
      "twir-lint.config.json": "{}",
      "draft/twir-lint.config.json": off,
      "other.json": "{}",
    });
    server.repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`) });
    expect((await review(server)).writes).toEqual([]);
    expect((await review(server, ["--pull", "12", "--config", "gone.json"])).stderr).toContain(
      "gone.json: no such file",
    );
    expect((await review(server, ["--pull", "12", "--config", "other.json"])).writes).toEqual([
      "POST /pulls/12/reviews",
    ]);
  });

  test("a broken config is 2, and nothing is posted", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith(), "twir-lint.config.json": "{" });
    server.repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${tracked("one")}`) });
    const { code, stderr, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 2, writes: [] });
    expect(stderr).toContain("twir-lint.config.json:1:2: not valid JSON");
  });

  test("a link of an earlier issue is told; eight are read, or as many as asked for, or none", async () => {
    const server = await newGitHub();
    server.repository.put({ [DRAFT]: issueWith(), ...earlierIssues(12, repaired("before")) });
    const pull = server.repository.open(12, { [DRAFT]: issueWith(`${CLEAN}\n${repaired("before")}`) });
    const reads = ({ asked }: { asked: readonly string[] }): number =>
      asked.filter((line) => line.includes("/git/blobs/")).length - 1;
    expect(reads(await review(server, ["--pull", "12", "--no-archive", "--dry-run"]))).toBe(0);
    expect(reads(await review(server, ["--pull", "12", "--archive-issues", "2", "--dry-run"]))).toBe(2);
    expect(reads(await review(server))).toBe(8);
    expect(bodiesOf(pull.comments).join("\n")).toContain("duplicate-link");
  });

  test("without the earlier issues a review goes on", async () => {
    const server = await faulty();
    server.troubles.push({ status: 403, message: "no", when: (_, path) => path.includes("/contents/content") });
    const { code, stderr, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews"] });
    expect(stderr).toContain("compared with no earlier issues: ");
  });

  test("the merge base is the text before: what came to the base since is nobody's doing", async () => {
    const server = await faulty();
    server.repository.put({ [DRAFT]: issueWith(`${CLEAN}\n${tracked("later")}`) });
    pullOf(server).base.sha = server.repository.branches.get("main") as string;
    expect((await review(server)).code).toBe(0);
    const bodies = bodiesOf([...pullOf(server).comments, ...pullOf(server).reviews]);
    expect(bodies).toHaveLength(2);
    // Against the newest base the change would seem to take out what it never saw.
    expect(bodies.join()).not.toContain("takes out");
  });
});

describe("--dry-run", () => {
  test("prints what it would post, and posts nothing", async () => {
    const server = await faulty();
    const { code, stdout, stderr, writes } = await review(server, ["--pull", "12", "--dry-run"]);
    expect({ code, stderr, writes }).toEqual({
      code: 0,
      stderr: `twir-lint: dry run on ${REPOSITORY}#12\n`,
      writes: [],
    });
    expect(stdout).toContain("post a review:\n    <!-- twir-lint:review");
    expect(stdout).toContain(`post a remark on ${DRAFT}:15:\n    <!-- twir-lint:remark`);
    expect(stdout).toContain(`    \`\`\`suggestion\n    ${repaired("one")}\n`);
  });
});

test("a draft that is emptied is told what goes with it", async () => {
  const server = await newsletter();
  server.repository.push(12, { [DRAFT]: "" });
  const { code } = await review(server);
  expect(code).toBe(0);
  expect(bodiesOf(pullOf(server).reviews)).toEqual([expect.stringContaining("the change takes out the heading")]);
});
