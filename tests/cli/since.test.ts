/** `--since` and `--staged`: what a change causes, and nothing else. */
import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, ISSUE_FILE, issueWith, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { commitAll, DRAFT, gitIn, newCheckout } from "../support/git-run.ts";

const OLD_FAULT = "* [Old](https://old.example.net/post?utm_source=feed)";
const GOOD = "* [Good](https://good.example.net/post)";
const SINCE = ["--format", "text", "--since", "main"];

const lines = async (folder: Folder, argv: readonly string[], surroundings = {}) => {
  const { code, stdout, stderr } = await folder.run(argv, surroundings);
  expect(stderr).toBe("");
  expect(code).toBe(stdout.includes(": error: ") ? 1 : 0);
  return stdout.split("\n").filter(Boolean);
};
const tracked = (line: number, column = 40, path = DRAFT) =>
  `${path}:${line}:${column}: error: tracking parameter \`utm_source\` [tracking-parameter]`;

/** A checkout on a branch of its own. */
const branched = (base = OLD_FAULT): Folder => {
  const folder = newCheckout(base);
  gitIn(folder.path, "switch", "--quiet", "--create", "topic");
  return folder;
};

describe("--since reports what the change is to blame for", () => {
  test("faults of new lines, not those of lines that were there and moved", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${GOOD}\n${TRACKED}\n${OLD_FAULT}`));
    const wanted = [tracked(15)];
    expect(await lines(folder, SINCE)).toEqual(wanted);
    commitAll(folder);
    expect(await lines(folder, SINCE)).toEqual(wanted);
    expect(await lines(folder, ["--format", "text", DRAFT])).toHaveLength(2);
  });

  test("of two lines with one link the new one, wherever it stands", async () => {
    const folder = branched(GOOD);
    const again = "* [Good again](https://good.example.net/post)";
    const told = async (community: string) => {
      folder.write(DRAFT, issueWith(community));
      return lines(folder, [...SINCE, "--select", "duplicate-link"]);
    };
    const found = (line: number, column: number, text: string) =>
      `${DRAFT}:${line}:${column}: error: this link ${text} under \`Observations/Thoughts\` [duplicate-link]`;
    expect(await told(`${again}\n${GOOD}`)).toEqual([found(14, 16, "comes again")]);
    expect(await told(`${GOOD}\n${again}`)).toEqual([found(15, 16, "is already")]);
    expect(await told(`${GOOD}\n${GOOD}`)).toEqual([found(15, 10, "is already")]);
    const third = again.replace("Good again", "Good once more");
    expect(await told(`${again}\n${GOOD}\n${third}`)).toEqual([
      found(14, 16, "comes again"),
      found(16, 20, "is already"),
    ]);
  });

  test("a second fault like an old one", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${OLD_FAULT}`));
    const found = await lines(folder, [...SINCE, "--select", "tracking-parameter"]);
    expect(found).toEqual([tracked(15, 38)]);
  });

  test("no line of others when all line endings change", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(OLD_FAULT).replaceAll("\n", "\r\n"));
    const rewritten = expect.stringMatching(/:1:1: warning: .* from LF to CRLF \[rewritten-file\]$/);
    expect(await lines(folder, SINCE)).toEqual([rewritten]);
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`).replaceAll("\n", "\r\n"));
    expect(await lines(folder, SINCE)).toEqual([rewritten, tracked(15)]);
  });

  test("not what others repaired since the branch parted", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${GOOD}`));
    commitAll(folder);
    gitIn(folder.path, "switch", "--quiet", "main");
    folder.write(DRAFT, issueWith("* [Old](https://old.example.net/post)"));
    commitAll(folder);
    gitIn(folder.path, "switch", "--quiet", "topic");
    expect(await lines(folder, SINCE)).toEqual([]);
  });

  test("all of a new file, whether git knows it or not", async () => {
    const folder = branched();
    const name = "draft/2026-03-18-this-week-in-rust.md";
    folder.write(name, issueWith(TRACKED));
    folder.write("draft/notes.md", TRACKED);
    const argv = [...SINCE, "--select", "tracking-parameter"];
    expect(await lines(folder, argv)).toEqual([tracked(14, 40, name)]);
    commitAll(folder);
    expect(await lines(folder, argv)).toEqual([tracked(14, 40, name)]);
  });

  test("all of an issue that it publishes", async () => {
    const folder = branched();
    mkdirSync(join(folder.path, "content"));
    renameSync(join(folder.path, DRAFT), join(folder.path, "content", ISSUE_FILE));
    folder.write(`content/${ISSUE_FILE}`, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    commitAll(folder);
    const argv = [...SINCE, "--select", "tracking-parameter"];
    const wanted = [tracked(14, 38, `content/${ISSUE_FILE}`), tracked(15, 40, `content/${ISSUE_FILE}`)];
    expect(await lines(folder, argv)).toEqual(wanted);
    expect(await lines(folder, [...argv, `content/${ISSUE_FILE}`])).toEqual(wanted);
  });

  test("that it deletes a draft", async () => {
    const folder = branched();
    rmSync(join(folder.path, DRAFT));
    const message = `the change takes out the whole issue \`${DRAFT}\``;
    const result = { code: 0, stdout: `${DRAFT}:1:1: warning: ${message} [removed-content]\n`, stderr: "" };
    expect(await folder.run(SINCE)).toEqual(result);
    commitAll(folder);
    expect(await folder.run(SINCE)).toEqual(result);
    expect((await folder.run([...SINCE, "--diff"].slice(2))).stdout).toBe("");
  });

  test("of the template, which is linted in no other way", async () => {
    const folder = branched();
    folder.write("draft/DRAFT_TEMPLATE", "Title: This Week in Rust\n\n### Research\n");
    commitAll(folder);
    gitIn(folder.path, "branch", "--force", "main");
    folder.write("draft/DRAFT_TEMPLATE", `Title: This Week in Rust\n\n### Research\n${TRACKED}\n`);
    expect(await folder.run(SINCE)).toEqual({
      code: 0,
      stdout: "draft/DRAFT_TEMPLATE:4:1: warning: the change edits `draft/DRAFT_TEMPLATE` [edited-template]\n",
      stderr: "",
    });
  });

  test("that a named file has not changed", async () => {
    const folder = branched();
    const [code, stdout] = [0, ""];
    expect(await folder.run([...SINCE, DRAFT])).toEqual({
      code,
      stdout,
      stderr: `twir-lint: the change does not touch ${DRAFT}\n`,
    });
    expect(await folder.run(["--staged", DRAFT])).toEqual({
      code,
      stdout,
      stderr: `twir-lint: what is staged does not touch ${DRAFT}\n`,
    });
  });

  test("of a merge of several branches what they brought", async () => {
    const folder = branched();
    for (const [index, name] of ["one", "two"].entries()) {
      gitIn(folder.path, "switch", "--quiet", "--create", name, "main");
      folder.write(`draft/2026-0${index + 4}-01-this-week-in-rust.md`, issueWith(TRACKED));
      commitAll(folder);
    }
    gitIn(folder.path, "switch", "--quiet", "topic");
    commitAll(folder);
    gitIn(folder.path, "merge", "--quiet", "--no-edit", "one", "two");
    const argv = ["--format", "text", "--since", "HEAD^1", "--select", "tracking-parameter"];
    expect(await lines(folder, argv)).toHaveLength(2);
  });

  test("all of an issue that is published and rewritten at once", async () => {
    const folder = branched();
    rmSync(join(folder.path, DRAFT));
    const text = issueWith(TRACKED).replace(/^(?=[A-Z#*])/gm, "Another text. ");
    folder.write(`content/${ISSUE_FILE}`, text);
    const argv = [...SINCE, "--select", "change,tracking-parameter"];
    const wanted = [expect.stringContaining("tracking-parameter")];
    // Before git knows of the new file too.
    expect(await lines(folder, argv)).toEqual(wanted);
    commitAll(folder);
    expect(await lines(folder, argv)).toEqual(wanted);
  });

  test("of standard input what the file of that name did not have", async () => {
    const folder = branched();
    const stdin = issueWith(`${OLD_FAULT}\n${TRACKED}`);
    expect(await lines(folder, [...SINCE, "-", "--stdin-filename", DRAFT], { stdin })).toEqual([tracked(15)]);
  });

  test("standard input without a name is compared with nothing", async () => {
    const { code, stderr } = await branched().run([...SINCE, "-"], { stdin: issueWith(TRACKED) });
    expect([code, stderr]).toEqual([2, expect.stringContaining("; add `--stdin-filename draft/")]);
  });

  test("of a linked file what the file itself did not have", async () => {
    const folder = branched();
    symlinkSync(join(folder.path, DRAFT), join(folder.path, "link.md"));
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    const argv = [...SINCE, "--select", "tracking-parameter", "link.md"];
    expect(await lines(folder, argv)).toEqual([tracked(15, 40, "link.md")]);
  });

  test("wherever the user stands", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    mkdirSync(join(folder.path, "tools"));
    expect(await lines(folder, SINCE, { inside: "draft" })).toEqual([tracked(15, 40, ISSUE_FILE)]);
    expect(await lines(folder, SINCE, { inside: "tools" })).toEqual([tracked(15, 40, `../${DRAFT}`)]);
    expect(await lines(folder, [...SINCE, ISSUE_FILE], { inside: "draft" })).toEqual([tracked(15, 40, ISSUE_FILE)]);
  });

  test("hints and what is left to do as well, when the change causes them", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n* [Post](https://new.example.net/).`));
    const { stdout } = await folder.run(["--since", "main"]);
    expect(stdout).toMatch(/^[^\n]+ {2}info {2}entry-final-period\n/);
    expect(stdout).toMatch(/\n1 hint in 1 file \(1 fixable with --fix\)\n$/);
  });

  test("--fix repairs it, and leaves the faults of others as they are", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    const diff = await folder.run(["--since", "main", "--diff"]);
    expect(diff.stdout.split("\n").filter((line) => /^[-+]\*/.test(line))).toEqual([`-${TRACKED}`, `+${REPAIRED}`]);
    expect(await folder.run(["--since", "main", "--fix"])).toEqual({ code: 0, stdout: "1 fixed\n", stderr: "" });
    expect(folder.read(DRAFT)).toBe(issueWith(`${OLD_FAULT}\n${REPAIRED}`));
  });

  test("what an allow comment let stand, when the comment goes", async () => {
    const allow = "<!-- twir-lint-allow tracking-parameter: the page needs it -->";
    const folder = branched(`${allow}\n${TRACKED}\n${GOOD}`);
    folder.write(DRAFT, issueWith(`${allow}\n${TRACKED}\n\n${GOOD}`));
    expect(await lines(folder, SINCE)).toEqual([]);
    const { stdout } = await folder.run([...SINCE, "--format", "sarif"]);
    expect(JSON.parse(stdout).runs[0].results).toEqual([]);
    folder.write(DRAFT, issueWith(`${TRACKED}\n${GOOD}`));
    expect(await lines(folder, SINCE)).toEqual([tracked(14)]);
  });

  test("fingerprints are those of a run on all of the file", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${OLD_FAULT}`));
    const argv = ["--format", "json", "--select", "tracking-parameter"];
    const all = JSON.parse((await folder.run([...argv, DRAFT])).stdout).files[0].diagnostics;
    const caused = JSON.parse((await folder.run([...argv, "--since", "main"])).stdout).files[0].diagnostics;
    expect(all).toHaveLength(2);
    expect(caused).toEqual([all[1]]);
  });
});

describe("--staged reads the index", () => {
  test("not the working tree, and not what was committed before", async () => {
    const folder = newCheckout(OLD_FAULT);
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    const told = async (...argv: string[]) => (await folder.run(["--staged", ...argv])).stderr;
    expect(await told()).toBe("twir-lint: nothing is staged; `git add` the draft first\n");
    folder.write("notes.md", "x");
    gitIn(folder.path, "add", "notes.md");
    expect(await told()).toBe("twir-lint: what is staged touches no issue\n");
    expect(await told("--since", "HEAD")).toBe("twir-lint: what is staged touches no issue\n");
    gitIn(folder.path, "add", DRAFT);
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${GOOD}\n${TRACKED}\n${TRACKED}`));
    expect(await lines(folder, ["--format", "text", "--staged"])).toEqual([tracked(15)]);
    expect(await lines(folder, ["--format", "text", "--staged", DRAFT])).toEqual([tracked(15)]);
  });

  test("also where the folder is gone", async () => {
    const folder = newCheckout();
    folder.write(DRAFT, issueWith(TRACKED));
    gitIn(folder.path, "add", DRAFT);
    rmSync(join(folder.path, "draft"), { recursive: true });
    folder.write("draft", "no folder any more");
    expect(await lines(folder, ["--format", "text", "--staged"])).toEqual([tracked(14)]);
  });

  test("in a checkout without a commit all is new", async () => {
    const folder = newFolder();
    gitIn(folder.path, "init", "--quiet");
    folder.write(DRAFT, issueWith(TRACKED));
    gitIn(folder.path, "add", ".");
    const argv = ["--format", "text", "--staged", "--select", "tracking-parameter"];
    expect(await lines(folder, argv)).toEqual([tracked(14)]);
    const { code, stderr } = await folder.run(["--since", "HEAD"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "twir-lint: --since: no commit `HEAD` in this checkout; fetch it first, or check the name\n",
    });
  });

  test("with --since, all that the branch would have with it", async () => {
    const folder = branched();
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    commitAll(folder);
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}\n${TRACKED.replace("post", "more")}`));
    gitIn(folder.path, "add", DRAFT);
    rmSync(join(folder.path, DRAFT));
    expect(await lines(folder, [...SINCE, "--staged"])).toEqual([tracked(15), tracked(16)]);
  });

  test.each([
    [
      ["--fix"],
      "--staged judges what is staged, and a fix writes the file; leave --staged out, look at what it fixed, and `git add` it",
    ],
    [["new.md"], "new.md: not staged; `git add` it first"],
    [["-"], "--staged reads what is staged, not standard input; leave one of them out"],
  ])("%j is 2", async (argv, message) => {
    const folder = newCheckout();
    folder.write("new.md", issueWith());
    const result = await folder.run(["--staged", ...argv], { stdin: issueWith() });
    expect(result).toEqual({ code: 2, stdout: "", stderr: `twir-lint: ${message}\n` });
  });
});

describe("what cannot be compared is said in one line", () => {
  const refused = async (folder: Folder, argv: readonly string[], surroundings = {}) => {
    const { code, stdout, stderr } = await folder.run(argv, surroundings);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^twir-lint: [^\n]+\n$/);
    return stderr.slice("twir-lint: ".length, -1);
  };

  test.each([
    ["topik", "did you mean `topic`?"],
    ["0123456789012345678901234567890123456789", "fetch it first, or check the name"],
    ["", "fetch it first, or check the name"],
    ["HEAD..main", "fetch it first, or check the name"],
    [`HEAD:${DRAFT}`, "fetch it first, or check the name"],
    ["--help", "fetch it first, or check the name"],
    ["--output=pwned", "fetch it first, or check the name"],
    ["-Opwned", "fetch it first, or check the name"],
    ["a\n--b", "fetch it first, or check the name"],
  ])("the revision %j is not there", async (revision, help) => {
    const folder = branched();
    const shown = revision.replace("\n", "\\u{a}");
    expect(await refused(folder, [`--since=${revision}`])).toBe(
      `--since: no commit \`${shown}\` in this checkout; ${help}`,
    );
    expect(gitIn(folder.path, "status", "--porcelain")).toBe("");
  });

  test("a shallow clone", async () => {
    const origin = branched();
    const first = gitIn(origin.path, "rev-parse", "HEAD").trim();
    origin.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    commitAll(origin);
    origin.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}\n${GOOD}`));
    commitAll(origin);
    const clone = newFolder();
    gitIn(clone.path, "clone", "--quiet", "--depth=1", "--branch=topic", `file://${origin.path}`, ".");
    expect(await refused(clone, ["--since", first])).toBe(
      `--since: no commit \`${first}\` in this checkout; the clone is shallow: fetch it first (in GitHub Actions: \`fetch-depth: 0\` at actions/checkout)`,
    );
    gitIn(clone.path, "fetch", "--quiet", "--depth=1", "origin", "main:main");
    expect(await refused(clone, ["--since", "main"])).toBe(
      "--since: `main` and HEAD have no commit in common; the clone is shallow: fetch more of it (in GitHub Actions: `fetch-depth: 0` at actions/checkout)",
    );
    gitIn(clone.path, "fetch", "--quiet", "--unshallow", "origin");
    expect(await lines(clone, SINCE)).toEqual([tracked(15)]);
  });

  test("the merge that GitHub checks out, two commits deep", async () => {
    const origin = branched();
    origin.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    commitAll(origin);
    gitIn(origin.path, "switch", "--quiet", "main");
    commitAll(origin, "later");
    gitIn(origin.path, "switch", "--quiet", "--create", "merge");
    gitIn(origin.path, "merge", "--quiet", "--no-edit", "topic");
    const clone = newFolder();
    gitIn(clone.path, "clone", "--quiet", "--depth=2", "--branch=merge", `file://${origin.path}`, ".");
    expect(await lines(clone, ["--format", "text", "--since", "HEAD^1"])).toEqual([tracked(15)]);
  });

  test("no checkout, no git, no common history, another checkout", async () => {
    const outside = newFolder();
    outside.write("a.md", issueWith());
    expect(await refused(outside, ["--since", "main", "a.md"])).toMatch(
      /^--since and --staged need a git checkout; not a git repository/,
    );
    const folder = branched();
    expect(await refused(folder, ["--since", "main"], { env: { PATH: "/nonexistent" } })).toBe(
      "git is not installed; install it",
    );
    expect(await refused(folder, ["--since", "main", join(outside.path, "a.md")])).toMatch(
      /a\.md: not in the checkout that the change is in; run it in that checkout$/,
    );
    gitIn(folder.path, "switch", "--quiet", "--orphan", "lonely");
    commitAll(folder);
    expect(await refused(folder, ["--since", "main"])).toBe(
      "--since: `main` and HEAD have no commit in common; name a commit that this branch grew from",
    );
  });
});

describe("hostile checkouts", () => {
  test.each(["--output=x.md", "-x.md", ":(top)x.md", "[x]*.md", "a\nb.md", "a\tb\u001b.md", "HEAD.md", "ü 🦀.md"])(
    "a file named %j",
    async (name) => {
      const folder = newCheckout();
      folder.write(name, issueWith(OLD_FAULT));
      commitAll(folder);
      folder.write(name, issueWith(`${OLD_FAULT}\n${TRACKED}`));
      gitIn(folder.path, "add", "--all");
      for (const flag of ["--since=HEAD", "--staged"]) {
        const { stdout } = await folder.run([
          flag,
          "--format",
          "json",
          "--select",
          "tracking-parameter",
          "--",
          `./${name}`,
        ]);
        expect(JSON.parse(stdout).files[0]).toMatchObject({
          path: name,
          diagnostics: [{ range: { start: { line: 15 } } }],
        });
      }
    },
  );

  test("settings that would run programs or change what is read", async () => {
    const folder = branched();
    for (const [key, value] of [
      ["core.fsmonitor", "touch pwned"],
      ["diff.external", "touch pwned"],
      ["diff.evil.textconv", "touch pwned"],
      ["diff.evil.command", "touch pwned"],
      ["diff.relative", "true"],
      ["diff.noprefix", "true"],
      ["color.ui", "always"],
      ["core.pager", "touch pwned"],
    ] as const)
      gitIn(folder.path, "config", key, value);
    folder.write(".gitattributes", "*.md diff=evil\n");
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    mkdirSync(join(folder.path, "tools"));
    expect(await lines(folder, SINCE, { inside: "tools" })).toEqual([tracked(15, 40, `../${DRAFT}`)]);
    expect(gitIn(folder.path, "-c", "core.fsmonitor=false", "status", "--porcelain", "--no-renames")).not.toContain(
      "pwned",
    );
  });

  test("a base that is no UTF-8 or no text has no findings to compare with, and breaks nothing", async () => {
    const folder = newCheckout();
    const broken = Buffer.concat([Buffer.from(issueWith(OLD_FAULT)), Buffer.from([0xff, 0x0a])]);
    folder.write(DRAFT, broken);
    commitAll(folder);
    folder.write(DRAFT, issueWith(`${OLD_FAULT}\n${TRACKED}`));
    expect(await lines(folder, ["--format", "text", "--since", "HEAD", "--select", "tracking-parameter"])).toEqual([
      tracked(15),
    ]);
  });
});
