/** Two people, one page: the later pull request is told that an earlier one adds the same. */
import { describe, expect, test } from "vitest";
import { CLEAN, issueWith } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";
import { type GitHubServer, newGitHub } from "../support/github-server.ts";
import { bodiesOf, pullOf, repaired, review } from "../support/review-run.ts";

const event = (day: string, place = "Oslo, NO"): string =>
  [
    `* ${day} | ${place} | [Rust Oslo](https://www.meetup.com/rust-oslo)`,
    "    * [**Ice**](https://www.meetup.com/rust-oslo/events/313338001/)",
  ].join("\n");

const draft = (entry?: string, events?: string): string =>
  issueWith(entry === undefined ? CLEAN : `${CLEAN}\n${entry}`, events);

/** Pull request 12 and others, each with the text of the draft in it. */
const withPulls = async (own: string, others: Readonly<Record<number, string>>): Promise<GitHubServer> => {
  const server = await newGitHub();
  server.repository.put({ [DRAFT]: draft() });
  for (const [number, text] of Object.entries(others))
    server.repository.open(Number(number), { [DRAFT]: text }, { user: `crab-${number}` });
  server.repository.open(12, { [DRAFT]: own });
  return server;
};

const told = async (server: GitHubServer, argv: readonly string[] = []): Promise<string[]> => {
  expect((await review(server, ["--pull", "12", ...argv])).code).toBe(0);
  return bodiesOf(pullOf(server).comments);
};

describe("the later one is told on its own line", () => {
  test("of the same page, however it is written and wherever it stands", async () => {
    const other = `${CLEAN}\n* [Zero](https://blog.example.net/zero)\n* [Another title](https://www.blog.example.net/one/)`;
    const server = await withPulls(draft(repaired("one")), { 5: issueWith(other) });
    expect(await told(server)).toEqual([
      "**Please consider:** pull request 5, which is open too, adds the same page. Leave it to the earlier one, or say below why both are needed. (same-page)",
    ]);
    expect(pullOf(server).comments[0]?.line).toBe(15);
    expect((await review(server)).writes).toEqual([]);
  });

  test("of the same event on the same day", async () => {
    const server = await withPulls(draft(undefined, event("2026-03-14")), { 5: draft(undefined, event("2026-03-14")) });
    expect(await told(server)).toEqual([
      expect.stringContaining("pull request 5, which is open too, adds the same event"),
    ]);
  });

  test("of the first of several", async () => {
    const [one, other] = [draft(repaired("one")), draft(repaired("one"))];
    const server = await withPulls(one, { 7: one, 5: other });
    expect(await told(server)).toEqual([expect.stringContaining("pull request 5, which")]);
  });

  test("and no more once the earlier one is closed", async () => {
    const server = await withPulls(draft(repaired("one")), { 5: draft(repaired("one")) });
    expect(await told(server)).toHaveLength(1);
    pullOf(server, 5).state = "closed";
    expect(await told(server)).toEqual([]);
  });
});

describe("nobody is told", () => {
  test.each<[string, string, Readonly<Record<number, string>>]>([
    ["of a later one", draft(repaired("one")), { 15: draft(repaired("one")) }],
    [
      "of an entry that both only edit",
      issueWith(CLEAN.replace("[", "[A ")),
      { 5: issueWith(CLEAN.replace("[", "[The ")) },
    ],
    ["of another page", draft(repaired("one")), { 5: draft(repaired("two")) }],
    [
      "of the same event on another day",
      draft(undefined, event("2026-03-14")),
      { 5: draft(undefined, event("2026-03-21")) },
    ],
    ["of what both have from the base", draft(repaired("one")), { 5: draft(repaired("two")) }],
  ])("%s", async (_, own, others) => expect(await told(await withPulls(own, others))).toEqual([]));

  test("with --no-open-pulls, and nothing is asked", async () => {
    const server = await withPulls(draft(repaired("one")), { 5: draft(repaired("one")) });
    expect(await told(server, ["--no-open-pulls"])).toEqual([]);
    expect(server.asked.filter((line) => line.includes("pulls?state=open") || line.includes("/pulls/5"))).toEqual([]);
  });

  test("when they cannot be listed; the review goes on and says so", async () => {
    const server = await withPulls(draft("* [broken] (https://blog.example.net/b)"), { 5: draft(repaired("one")) });
    server.troubles.push({ status: 403, message: "no", when: (_, path) => path.includes("pulls?state=open") });
    const { code, stderr, writes } = await review(server);
    expect({ code, writes }).toEqual({ code: 0, writes: ["POST /pulls/12/reviews"] });
    expect(stderr).toContain("twir-lint: other open pull requests were not looked at: ");
  });
});

test("at most 60 are looked at, each commit once, and only the drafts that both touch are read", async () => {
  const server = await newGitHub();
  server.repository.put({ [DRAFT]: draft(), "README.md": "" });
  for (let number = 100; number < 170; number++)
    server.repository.open(
      number,
      number % 2 ? { "README.md": `${number}\n` } : { [DRAFT]: draft(repaired(`${number}`)) },
    );
  server.repository.pulls.push({ ...pullOf(server, 169), number: 170 });
  server.repository.open(200, { [DRAFT]: draft(repaired("one")) });
  const { asked } = await review(server, ["--pull", "200"]);
  const lists = asked.filter((line) => /\/pulls\/1\d\d\/files/.test(line));
  expect(lists).toHaveLength(60);
  expect(new Set(lists).size).toBe(60);
  expect(lists.filter((line) => /\/169\//.test(line))).toEqual([]);
  expect(asked.filter((line) => line.includes("/git/blobs/"))).toHaveLength(31);
});
