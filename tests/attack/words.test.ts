/** Kind: words that act. What strangers wrote is not obeyed by a log, and what is secret is in no message. */
import { describe, expect, test } from "vitest";
import { failureText, noteText } from "../../src/cli/io/failure.ts";
import { failureLine } from "../../src/config/failure-line.ts";
import { UsageError } from "../../src/config/usage-error.ts";
import { planOf } from "../../src/github/plan.ts";
import { redact } from "../../src/text/redact.ts";
import { ISSUE_FILE, issueWith, newFolder } from "../support/cli-run.ts";
import { expectLinear } from "../support/growth.ts";
import { OurWeb } from "../support/our-web.ts";

/** As the runner of GitHub Actions reads a line. */
const obeyed = (text: string): string[] =>
  text.split("\n").filter((line) => line.trimStart().startsWith("::") || line.includes("##["));

const COMMANDS = "##[add-path]/evil ::set-env name=a::b";

describe("commands of a workflow", () => {
  test("in what a page says, through `link`", async () => {
    const [web, folder] = [await OurWeb.start(), newFolder()];
    const url = web.put(
      "page.example.net/",
      `<html lang="##[x]"><title>${COMMANDS}</title><meta property="og:type" content="::error::x"><h1>::error::${COMMANDS}</h1>`,
    );
    const { code, stdout } = await folder.run(["link", url, "--allow-host", "page.example.net"], {
      network: { resolve: web.resolve },
    });
    expect(code).toBe(0);
    expect(stdout).toContain("add-path");
    expect(obeyed(stdout)).toEqual([]);
  });

  test.each(["table", "json"])("in earlier issues, through `archive stats` as %s", async (format) => {
    const folder = newFolder();
    const event = `* 2026-03-05 | ##[x]Oslo, NO | [::error::Rust ##[add-path]](https://www.meetup.com/rust-oslo)\n    * [**##[x]**](https://www.meetup.com/rust-oslo/events/313338701/)`;
    folder.write(`content/${ISSUE_FILE}`, issueWith(`* [::error::x] [${COMMANDS}](https://a.example/##[x])`, event));
    const { code, stdout } = await folder.run(["archive", "stats", "--archive", "content", "--format", format]);
    expect(code).toBe(0);
    expect(stdout).toContain("Oslo");
    expect(obeyed(stdout)).toEqual([]);
    if (format === "json")
      expect(JSON.parse(stdout).groups[0].names).toMatchObject({ "::error::Rust ##[add-path]": 1 });
  });
});

describe("credentials are in no error", () => {
  test.each([
    ["https://ferris:hunter2@host.example/x", "https://***@host.example/x"],
    [
      "fatal: unable to access 'https://x-access-token:hunter2@github.example/a/b/'",
      "'https://***@github.example/a/b/'",
    ],
    ["https://ferris:p@hunter2@host.example/x", "https://***@host.example/x"],
    ["https://ferris:hunter2/hunter2@host.example/x", "https://***@host.example/x"],
    ["https://ferris:'hunter2\"`<>?#hunter2@host.example/x", "https://***@host.example/x"],
    ["https://a.example/?access_token=hunter2&x=1", "?access_token=***&x=1"],
    ["https://a.example/?page=2&X-Amz-Signature=hunter2", "Signature=***"],
    ["authorization: Bearer hunter2hunter2hunter2", "Bearer ***"],
    ["the token ghs_hunter2hunter2hunter2hunter2", "the token ***"],
    ["github_pat_hunter2hunter2hunter2_x is it", "*** is it"],
  ])("%s", (text, shown) => {
    for (const said of [
      failureText(new UsageError(text)),
      failureText(new UsageError("x", { help: text, trace: text })),
      failureText(new Error(text)),
      failureLine(new UsageError(text)),
      failureLine(new Error(text)),
      noteText(text),
    ]) {
      expect(said).toContain(shown);
      expect(said).not.toContain("hunter2");
    }
  });

  test.each([
    "draft/2026-03-11-this-week-in-rust.md: no such file or folder; check the path",
    "`ferris@crab.example` is no address",
    "https://social.example/@ferris: 404 Not Found",
    "plugin `@crabs/rules`: no such package is installed",
    "give --token, the basic configuration token is missing",
  ])("and what holds none stays: %s", (text) => expect(redact(text)).toBe(text));

  test("in the address of GitHub's API, and of a page", async () => {
    const folder = newFolder();
    const env = {
      GITHUB_TOKEN: "ghp_hunter2hunter2hunter2hunter2",
      GITHUB_API_URL: "http://ferris:hunter2@127.0.0.1:1",
    };
    const review = await folder.run(["review", "--repository", "a/b", "--pull", "1"], { env, github: { second: 0 } });
    expect(review).toMatchObject({ code: 2, stdout: "" });
    expect(review.stderr).toContain("no answer from GitHub");
    expect(review.stderr).not.toContain("hunter2");
    expect((await folder.run(["link", "ftp://ferris:hunter2@host.example/"])).stderr).not.toContain("hunter2");
  });

  test("nothing is super-linear", async () => {
    for (const text of ["//x", "//", "//@", "//a@", "token=", "gh", "Bearer x", "://a@b", "github_pat_", "a:a"])
      await expectLinear({ input: (size) => text.repeat(size / text.length), work: redact, size: 400_000 });
  });
});

describe("a review is ours by its marker and its author", () => {
  const place = { server: "https://github.com", repository: "a/b", sha: "c".repeat(40), branch: undefined };
  const options = { login: "github-actions[bot]", place, isPartial: false };
  const marker = `<!-- twir-lint:review sha=${"c".repeat(40)} -->`;
  const remark = `<!-- twir-lint:remark line=abc rules=x sha=${"c".repeat(40)} -->`;
  const pending = (login: string, body: string, pendingTexts?: readonly string[]) =>
    planOf([], { reviews: [{ id: 7, login, state: "PENDING", body, pendingTexts }], comments: [] }, options).pending;

  test("one that was begun and never submitted is removed only when nothing in it is another's", () => {
    const { login } = options;
    expect(pending(login, `${marker}\nx`)).toEqual([7]);
    expect(pending(login, "", [remark])).toEqual([7]);
    expect(pending(login, "", [remark, "an editor's words"])).toEqual([]);
    expect(pending(login, "another program's")).toEqual([]);
    expect(pending("ferris", marker)).toEqual([]);
  });

  test("a remark of another author, or without our marker, is neither edited nor deleted", () => {
    const comment = { id: 8, path: "draft/x.md", lines: undefined };
    const of = (login: string, body: string) =>
      planOf([], { reviews: [], comments: [{ ...comment, login, body }] }, options).deleted;
    expect(of(options.login, remark)).toEqual([8]);
    expect(of("ferris", remark)).toEqual([]);
    expect(of(options.login, `x ${remark}`)).toEqual([]);
  });
});
