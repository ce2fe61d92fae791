/** `twir-lint comment` against a server that behaves like GitHub's API. */
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { MARKER } from "../../src/report/markdown.ts";
import { issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { DRAFT, newCheckout } from "../support/git-run.ts";
import { BOT, type OurGitHub, ourGitHub, REPOSITORY, TOKEN } from "../support/our-github.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const BY_BRANCH = ["--head", "ferris:topic"];
const BY_NUMBER = ["--pull-request", "12"];

/** The report of a change with these entries. */
const reportOf = async (entries: string): Promise<string> => {
  const folder = newCheckout();
  folder.write(DRAFT, issueWith(entries));
  await folder.run(["--since", "HEAD", "--output", "json=report.json"]);
  return folder.read("report.json");
};

const comment = async (
  server: OurGitHub,
  report: string,
  argv: readonly string[] = BY_BRANCH,
  more: Record<string, string | undefined> = {},
) => {
  const folder = newFolder();
  folder.write("report.json", report);
  const env = { GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: server.root, ...more };
  const written = { stdout: "", stderr: "" };
  const pauses: number[] = [];
  const io = { ...folder.io({ env }, written), pause: async (milliseconds: number) => pauses.push(milliseconds) };
  const code = await main(["comment", "--report", "report.json", "--head-sha", SHA, ...argv], io);
  return { code, ...written, pauses };
};

const writes = ({ asked }: OurGitHub): string[] =>
  asked.filter((line) => !line.startsWith("GET")).map((line) => line.split("/")[0]?.trim() ?? "");

describe("one comment, whatever is pushed", () => {
  test("created, updated, left alone when there is nothing new, and a thank-you in the end", async () => {
    const server = await ourGitHub(SHA);
    const faulty = await reportOf(TRACKED);
    expect(await comment(server, faulty)).toMatchObject({
      code: 0,
      stdout: "",
      stderr: `twir-lint: commented on ${REPOSITORY}#12\n`,
    });
    expect(server.comments).toHaveLength(1);
    expect(server.comments[0]?.body).toContain("tracking parameter `utm_source`");
    expect(server.comments[0]?.body).toContain(`[line 14](https://github.com/${REPOSITORY}/blob/${SHA}/${DRAFT}#L14)`);

    expect((await comment(server, faulty)).stderr).toBe(`twir-lint: nothing new to say on ${REPOSITORY}#12\n`);
    const clean = await reportOf("* [Good](https://good.example.net/)");
    expect((await comment(server, clean)).stderr).toBe(`twir-lint: updated the comment on ${REPOSITORY}#12\n`);
    expect(server.comments.map(({ body }) => body.split("\n").filter(Boolean))).toEqual([
      [
        MARKER,
        "Thank you for your contribution! Its check reports nothing to change.",
        `For editors: can be merged in bulk when all is well with it, since it adds one line to \`${DRAFT}\` and nothing else.`,
      ],
    ]);
    expect(writes(server)).toEqual(["POST", "PATCH"]);
  });

  test("found behind 250 others, and none of others is touched, even if it looks like ours", async () => {
    const server = await ourGitHub(SHA);
    const fake = server.add("mallory", `${MARKER}\n\nsend me money`);
    const quoted = server.add(BOT, `> ${MARKER}`);
    for (let count = 0; count < 250; count++) server.add("ferris", `comment ${count}`);
    const ours = server.add(BOT, `${MARKER}\n\nold`);
    expect((await comment(server, await reportOf(TRACKED))).code).toBe(0);
    expect(ours.body).toContain("utm_source");
    expect(fake.body).toContain("send me money");
    expect(quoted.body).toBe(`> ${MARKER}`);
    expect(server.asked.filter((line) => line.includes("/comments?"))).toHaveLength(3);
    expect(writes(server)).toEqual(["PATCH"]);
  });

  test("none for a change that touches no issue, unless there is one to put right", async () => {
    const server = await ourGitHub(SHA);
    const empty = await reportOf("* [Post](https://blog.example.net/post)");
    expect(JSON.parse(empty).files).toEqual([]);
    expect((await comment(server, empty)).stderr).toBe(`twir-lint: nothing to say on ${REPOSITORY}#12\n`);
    const ours = server.add(BOT, `${MARKER}\nold`);
    await comment(server, empty);
    expect(server.comments).toEqual([ours]);
    expect(ours.body).toContain("reports nothing to change");
  });

  test("of two, one goes", async () => {
    const server = await ourGitHub(SHA);
    const first = server.add(BOT, `${MARKER}\nold`);
    server.add(BOT, `${MARKER}\nolder run`);
    await comment(server, await reportOf(TRACKED));
    expect(server.comments).toEqual([first]);
    expect(first.body).toContain("utm_source");
  });

  test("by number as well, and under another name", async () => {
    const server = await ourGitHub(SHA);
    const ours = server.add("crab-bot", `${MARKER}\nold`);
    expect((await comment(server, await reportOf(TRACKED), [...BY_NUMBER, "--author", "crab-bot"])).code).toBe(0);
    expect(ours.body).toContain("utm_source");
  });
});

describe("a run whose commit is no longer the newest says nothing", () => {
  const silent = async (change: { state?: string; head?: { sha: string; label: string } }) => {
    for (const argv of [BY_BRANCH, BY_NUMBER]) {
      const server = await ourGitHub(SHA);
      Object.assign(server.pulls[0] as object, change);
      expect(await comment(server, await reportOf(TRACKED), argv)).toMatchObject({
        code: 0,
        stdout: "",
        stderr: `twir-lint: no comment: ${SHA} is not the newest commit of an open pull request\n`,
      });
      expect(writes(server)).toEqual([]);
    }
  };

  test("another head", () => silent({ head: { sha: SHA.replace("0", "1"), label: "ferris:topic" } }));
  test("a closed pull request", () => silent({ state: "closed" }));
});

describe("trouble", () => {
  const report = () => reportOf(TRACKED);

  test("5xx is tried again, each time later", async () => {
    const server = await ourGitHub(SHA);
    server.troubles.push({ status: 502 }, { status: 500 }, { status: 503 });
    const { code, pauses } = await comment(server, await report());
    expect({ code, pauses }).toEqual({ code: 0, pauses: [1000, 2000, 4000] });
    expect(server.comments).toHaveLength(1);
  });

  test("5xx without end is 2", async () => {
    const server = await ourGitHub(SHA);
    for (let count = 0; count < 20; count++) server.troubles.push({ status: 503, message: "unicorn" });
    const { code, stderr, pauses } = await comment(server, await report());
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "twir-lint: GitHub answered 503: unicorn; run the job again\n",
    });
    expect(pauses).toEqual([1000, 2000, 4000]);
  });

  test.each([{ hangUp: true }, { status: 502 }])(
    "a comment that was made while its answer was lost (%j) is not made twice",
    async (trouble) => {
      const server = await ourGitHub(SHA);
      server.troubles.push({ ...trouble, when: (method) => method === "POST", done: true });
      expect((await comment(server, await report())).code).toBe(0);
      expect(server.comments).toHaveLength(1);
      expect(writes(server)).toEqual(["POST"]);
    },
  );

  test("a comment that was not made is made then", async () => {
    const server = await ourGitHub(SHA);
    server.troubles.push({ when: (method) => method === "POST", status: 500 });
    expect((await comment(server, await report())).code).toBe(0);
    expect(server.comments).toHaveLength(1);
    expect(writes(server)).toEqual(["POST", "POST"]);
  });

  test.each([429, 403])("%i with Retry-After waits that long, and asks again whatever it was", async (status) => {
    const server = await ourGitHub(SHA);
    server.troubles.push({ when: (method) => method === "POST", status, headers: { "retry-after": "7" } });
    const { code, pauses } = await comment(server, await report());
    expect({ code, pauses }).toEqual({ code: 0, pauses: [7000] });
    expect(server.comments).toHaveLength(1);
  });

  test("a limit that is used up waits until it is new, by the server's clock", async () => {
    const server = await ourGitHub(SHA);
    const date = "Wed, 11 Mar 2026 12:00:00 GMT";
    const reset = String(Date.parse(date) / 1000 + 42);
    server.troubles.push({ status: 403, headers: { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } });
    expect(await comment(server, await report())).toMatchObject({ code: 0, pauses: [42_000] });
  });

  test("a wait of an hour is 2 at once", async () => {
    const server = await ourGitHub(SHA);
    server.troubles.push({ status: 429, headers: { "retry-after": "3600" }, message: "slow down" });
    const { code, stderr, pauses } = await comment(server, await report());
    expect({ code, stderr, pauses }).toEqual({
      code: 2,
      stderr:
        "twir-lint: GitHub takes no more requests for now: slow down; it asks to wait 3600 s; run the job again later\n",
      pauses: [],
    });
  });

  test("403 says which right is missing, and is not tried again", async () => {
    const server = await ourGitHub(SHA);
    server.troubles.push({
      when: (method) => method === "POST",
      status: 403,
      message: "Resource not accessible by integration",
    });
    const { code, stderr, pauses } = await comment(server, await report());
    expect({ code, stderr, pauses }).toEqual({
      code: 2,
      stderr: `twir-lint: POST /repos/${REPOSITORY}/issues/12/comments: the token may not do that: Resource not accessible by integration; give the job \`permissions: pull-requests: write\`\n`,
      pauses: [],
    });
  });

  test("a wrong token, a pull request that is not there, no server", async () => {
    const server = await ourGitHub(SHA);
    expect((await comment(server, await report(), BY_BRANCH, { GITHUB_TOKEN: "wrong" })).stderr).toContain(
      "does not accept the token: Bad credentials",
    );
    expect((await comment(server, await report(), ["--pull-request", "13"])).stderr).toContain("finds no such thing");
    const gone = await comment(server, await report(), BY_BRANCH, { GITHUB_API_URL: "http://127.0.0.1:1" });
    expect(gone).toMatchObject({ code: 2, pauses: [1000, 2000, 4000] });
    expect(gone.stderr).toMatch(/^twir-lint: no answer from GitHub: .*; run the job again\n$/);
  });

  test.each<[string, readonly string[], Record<string, string | undefined>, RegExp]>([
    ["no token", BY_BRANCH, { GITHUB_TOKEN: undefined }, /^twir-lint: GITHUB_TOKEN is not set; /],
    ["no repository", BY_BRANCH, { GITHUB_REPOSITORY: undefined }, /^twir-lint: no repository; /],
    ["no pull request", [], {}, /^twir-lint: no pull request; /],
    ["no number", ["--pull-request", "12/../.."], {}, /It is a number from 1\./],
    ["no repository's name", [...BY_BRANCH, "--repository", "a/../b"], {}, /It is owner\/name\./],
    ["no commit", [...BY_BRANCH, "--head-sha", "main"], {}, /It is 40 hex digits\./],
    ["no report", [...BY_BRANCH, "--report", "gone.json"], {}, /^twir-lint: gone\.json: no such file or folder; /],
  ])("%s is 2, and nothing is asked", async (_, argv, env, stderr) => {
    const server = await ourGitHub(SHA);
    const result = await comment(server, await report(), argv, env);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(stderr);
    expect(server.asked).toEqual([]);
  });
});

describe("a report from a stranger's run is data", () => {
  test("what it says of itself is not believed: its rows are counted, and the change is as GitHub counts it", async () => {
    const report = JSON.parse(await reportOf(`${TRACKED}\n* [Two](https://blog.example.net/two?utm_source=b)`));
    report.summary = { files: 1, errors: 0, warnings: 0, infos: 0, fixable: 0, fixed: 0 };
    report.change = { bulk: true, because: "adds one entry under `Research` to the current draft and nothing else" };
    const server = await ourGitHub(SHA);
    for (let count = 0; count < 120; count++)
      server.files.push({ filename: `src/${count}.rs`, status: "added", additions: 1, deletions: 0 });
    expect((await comment(server, JSON.stringify(report))).code).toBe(0);
    const [body = ""] = server.bodies;
    expect(body).toContain("please look at these 2 things");
    expect(body).not.toMatch(/all is well|can be merged/i);
    expect(body.trimEnd().split("\n").at(-1)).toBe(
      "For editors: not to be merged in bulk, since it changes 121 files.",
    );
  });

  test.each(["", "{}", "[]", "not json", '{"schemaVersion":1}', `{"files":${"[".repeat(100_000)}`])(
    "%.20j is refused",
    async (text) => {
      const server = await ourGitHub(SHA);
      const { code, stderr } = await comment(server, text);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^twir-lint: report\.json: not a report; [^\n]*\n$/);
      expect(server.asked).toEqual([]);
    },
  );

  test("nothing in it mentions anybody, brings in HTML or links, or closes a fence", async () => {
    const evil = "@everyone <img src=x> [x](https://evil.example) www.evil.example #1 `";
    const report = JSON.parse(await reportOf(TRACKED));
    const [file] = report.files;
    Object.assign(file.diagnostics[0], { message: evil, help: evil, rule: evil, url: "https://evil.example" });
    file.path = evil;
    file.suggestions = [{ first: 14, last: 14, lines: ["```", evil] }];
    report.change = { bulk: true, because: evil };
    const server = await ourGitHub(SHA);
    expect((await comment(server, JSON.stringify(report))).code).toBe(0);
    const [body = ""] = server.bodies;
    expect(body).toContain("````suggestion\n```\n");
    const prose = body
      // Where a link leads, in one word without parentheses.
      .replace(/\]\(https:\/\/github\.com\/[^\s()]*\)/g, "]")
      .replace(/^(`{3,})suggestion\n[\s\S]*?\n\1$/gm, "")
      .replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
    expect(prose.replaceAll("<!-- -->", "").replace(MARKER, "")).not.toMatch(/[<>]/);
    expect(prose).not.toMatch(/@\w|#1|www\.|\]\(https:\/\/evil/);
    expect(prose).not.toContain("https://evil.example");
  });
});
