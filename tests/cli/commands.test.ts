import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import type { Io } from "../../src/cli/io/io.ts";
import { main } from "../../src/cli/main.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { GROUPS } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";
import trackingParameter from "../../src/rules/links/tracking-parameter.ts";
import { issueWith, KNOWN, newFolder } from "../support/cli-run.ts";

const run = (...argv: string[]) => newFolder().run(argv);

describe("usage errors are 2 and say what was meant", () => {
  test.each([
    [["--fxi"], "twir-lint: unknown option `--fxi`; did you mean `--fix`?\n"],
    [["rules", "--formt", "json"], "twir-lint: unknown option `--formt`; did you mean `--format`?\n"],
    [["--\u001b[2J"], "twir-lint: unknown option `--\\u{1b}[2J`; `twir-lint --help` lists all\n"],
    [["explain"], "twir-lint: `twir-lint explain` lacks its rule; write `twir-lint explain RULE`\n"],
    [["explain", "stale-evnt"], "twir-lint: unknown rule `stale-evnt`; did you mean `stale-event`?\n"],
    [
      ["explain", "allow"],
      "twir-lint: `allow` is a group of rules; explain one of them: `unexplained-allow`, `unknown-allow`, `unused-allow`\n",
    ],
    [["explain", "truncated"], "twir-lint: unknown rule `truncated`; did you mean `truncated-title`?\n"],
    [["explain", "closed"], "twir-lint: unknown rule `closed`; did you mean `closed-cfp`?\n"],
    [["explain", "Stale"], "twir-lint: unknown rule `Stale`; did you mean `stale-event`?\n"],
    [["explain", "zebra"], "twir-lint: unknown rule `zebra`; `twir-lint rules` lists all\n"],
    [
      ["--select", "stale-evnt", "a.md"],
      "twir-lint: --select: unknown rule or group `stale-evnt`; did you mean `stale-event`?\n",
    ],
    [["--ignore", "a,style", "a.md"], "twir-lint: --ignore: unknown rule or group `a`; `twir-lint rules` lists all\n"],
    [["--select", " , "], "twir-lint: option '--select <rules>' argument ' , ' is invalid. It names no rule.\n"],
    [
      ["--severity", "stile=off", "a.md"],
      "twir-lint: --severity: unknown rule or group `stile`; did you mean `style`?\n",
    ],
    [["--severity", "style=warn"], "twir-lint: --severity: unknown level `warn`; did you mean `warning`?\n"],
    [["--severity", "style=eror"], "twir-lint: --severity: unknown level `eror`; did you mean `error`?\n"],
    [
      ["--severity", "style"],
      "twir-lint: option '--severity <rule=level>' argument 'style' is invalid. Write RULE=LEVEL.\n",
    ],
    [
      ["--max-warnings", "-1"],
      "twir-lint: option '--max-warnings <n>' argument '-1' is invalid. It is a whole number from 0.\n",
    ],
    [
      ["--concurrency", "0"],
      "twir-lint: option '--concurrency <n>' argument '0' is invalid. It is a whole number from 1.\n",
    ],
    [
      ["--output-file", "-"],
      "twir-lint: option '-o, --output-file <path>' argument '-' is invalid. Name a file; --format prints a report.\n",
    ],
    [
      ["--output", "json=-"],
      "twir-lint: option '--output <format=path>' argument 'json=-' is invalid. Name a file; --format prints a report.\n",
    ],
    [["--stage", "final"], "twir-lint: --stage: unknown stage `final`; did you mean `publish`?\n"],
    [["--format", "pdf"], `twir-lint: --format: unknown format \`pdf\`; formats are ${FORMATS.join(", ")}\n`],
    [["--color=sometimes"], "twir-lint: --color: unknown color `sometimes`; colors are auto, always, never\n"],
    [["--config"], "twir-lint: `--config` lacks its value; such as `--config twir-lint.config.json`\n"],
  ])("%j", async (argv, stderr) => {
    expect(await run(...argv)).toEqual({ code: 2, stdout: "", stderr });
  });
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(await run("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.each(["explain", "rules", "link", "model", "archive", "lsp", "review", "completion"])(
  "help %s is the help of the command",
  async (command) => {
    const answers = await Promise.all([newFolder().run(["help", command]), newFolder().run([command, "--help"])]);
    expect(answers.map(({ code }) => code)).toEqual([0, 0]);
    expect(answers[0]?.stdout).toBe(answers[1]?.stdout);
  },
);

test.each([["--help"], ["-h"], ["help"]])("%s teaches", async (flag) => {
  const { code, stdout, stderr } = await run(flag);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const word of ["Examples:", "Exit codes:", "twir-lint-allow", "--unsafe-fixes", "--stdin-filename", "explain"])
    expect(stdout).toContain(word);
  expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
});

describe("rules", () => {
  test("a table with a row for each rule", async () => {
    const { code, stdout } = await run("rules");
    expect(code).toBe(0);
    const rows = stdout.trimEnd().split("\n");
    expect(rows[0]).toMatch(/^rule +group +severity +fix +summary$/);
    expect(rows.slice(1).map((row) => row.split(" ")[0])).toEqual(rules.map(({ id }) => id));
    expect(stdout).toMatch(/^stale-event +readiness +error \(info in a draft\) +sometimes +an event is over/m);
    expect(stdout).toMatch(/^tracking-parameter +policy +error +sometimes +a link carries/m);
  });

  test("as JSON", async () => {
    const rows = JSON.parse((await run("rules", "--format", "json")).stdout);
    expect(rows).toHaveLength(rules.length);
    expect(rows.find(({ id }: { id: string }) => id === "stale-event")).toEqual({
      id: "stale-event",
      group: "readiness",
      severity: { draft: "info", publish: "error" },
      confidence: "certain",
      fix: "sometimes",
      summary: "an event is over before the issue comes out",
      why: expect.stringContaining("last week's events"),
      source: "https://github.com/rust-lang/this-week-in-rust#events",
      url: "https://twir-lint.github.io/twir-lint/#/rules/stale-event",
    });
  });
});

describe("explain", () => {
  test("says all that the rule says of itself", async () => {
    const { code, stdout } = await run("explain", "tracking-parameter");
    const { summary, why, source = "", examples, group } = trackingParameter;
    expect(code).toBe(0);
    const [{ incorrect, correct }] = examples;
    const parts = [`tracking-parameter: ${summary}`, why, source, GROUPS[group].title, correct];
    for (const part of [...parts, ...incorrect.trim().split("\n")]) expect(stdout).toContain(part);
    expect(stdout).toContain("<!-- twir-lint-allow tracking-parameter: the reason -->");
  });

  test.each(rules.map(({ id }) => id))("%s can be explained, nothing raw in it", async (id) => {
    const { code, stdout } = await run("explain", id);
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });

  test("says since when the rule holds, as the list for programs does", async () => {
    const { stdout } = await run("explain", "wrong-merged-range");
    expect(stdout).toContain("since      the issue of 2024-01-03; older ones are not judged by it\n");
    expect((await run("explain", "stale-event")).stdout).not.toMatch(/^since/m);
    const list: { id: string; since?: string }[] = JSON.parse((await run("rules", "--format", "json")).stdout);
    const sinceOf = (id: string) => list.find((rule) => rule.id === id)?.since;
    expect([sinceOf("wrong-merged-range"), sinceOf("stale-event")]).toEqual(["2024-01-03", undefined]);
  });

  test("is coloured when asked", async () => {
    expect((await run("explain", "stale-event", "--color", "always")).stdout).toMatch(/^\u001b\[1mstale-event/);
  });
});

describe("a bug", () => {
  const crash = () => {
    throw new TypeError("\u001b[31mno such thing");
  };

  test("in a rule is named with its file, and the other files are linted", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith());
    folder.write("b.md", "x\n");
    const check = vi
      .spyOn(trackingParameter, "check")
      .mockImplementation((_, { source }) => (source.path === "a.md" ? crash() : []));
    try {
      const { code, stdout, stderr } = await folder.run([...KNOWN, "--format", "json", "a.md", "b.md"]);
      expect(code).toBe(2);
      expect(JSON.parse(stdout).files).toMatchObject([{ path: "b.md" }]);
      expect(stderr).toMatch(/^twir-lint: this is a bug in twir-lint, please report it with the draft: https:/);
      expect(stderr).toContain("rule tracking-parameter crashed on a.md: \\u{1b}[31mno such thing");
      expect(stderr).toContain("commands.test.ts");
      expect(stderr).not.toContain("\u001b");
    } finally {
      check.mockRestore();
    }
  });

  test("anywhere else is told with its stack", async () => {
    const written = { stdout: "", stderr: "" };
    const io: Io = { ...newFolder().io({}, written), stdin: crash };
    expect(await main(["-"], io)).toBe(2);
    expect(written.stdout).toBe("");
    expect(written.stderr).toMatch(/this is a bug.*\nTypeError: \\u\{1b\}\[31mno such thing\n {4}at /);
  });
});
