import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FOREIGN_FLAGS } from "../../src/cli/options/foreign-flags.ts";
import { type Folder, ISSUE_FILE, issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

const withIssue = (): Folder => {
  const folder = newFolder();
  folder.write(ISSUE_FILE, issueWith(TRACKED));
  return folder;
};

const COMMANDS = ["", "completion", "rules", "explain", "link", "review", "model", "archive stats", "lsp"];

describe("--help", () => {
  test.each(COMMANDS)("of `%s` fits the terminal", async (command) => {
    const argv = [...command.split(" ").filter(Boolean), "--help"];
    const widest = async (columns?: number): Promise<number> => {
      const { code, stdout } = await newFolder().run(argv, { columns, isTTY: columns !== undefined });
      expect(code).toBe(0);
      return Math.max(...stdout.split("\n").map(({ length }) => length));
    };
    expect(await widest(80)).toBeLessThanOrEqual(80);
    expect(await widest()).toBeLessThanOrEqual(80);
    expect(await widest(300)).toBeLessThanOrEqual(100);
  });

  test("uses what the terminal has", async () => {
    const help = async (columns: number) => (await newFolder().run(["--help"], { columns, isTTY: true })).stdout;
    expect((await help(80)).split("\n").length).toBeGreaterThan((await help(100)).split("\n").length);
  });
});

describe("short flags do what the long ones do", () => {
  test.each([
    [
      ["-f", "json"],
      ["--format", "json"],
    ],
    [
      ["-q", "-c", "own.json"],
      ["--quiet", "--config", "own.json"],
    ],
    [
      ["-c", "own.json"],
      ["--config", "own.json"],
    ],
    [["-e"], ["--exit-zero"]],
    [
      ["-qe", "-f", "text"],
      ["--quiet", "--exit-zero", "--format", "text"],
    ],
  ])("%j", async (short, long) => {
    const folder = withIssue();
    folder.write("own.json", `{ "rules": { "tracking-parameter": "warning" } }`);
    const result = await folder.run([...KNOWN, ...long, ISSUE_FILE]);
    expect(result.stderr).toBe("");
    expect(await folder.run([...KNOWN, ...short, ISSUE_FILE])).toEqual(result);
    expect(result).not.toEqual(await folder.run([...KNOWN, ISSUE_FILE]));
  });

  test("-w is --watch", async () => {
    const { stderr } = await newFolder().run(["-w", "--fix"]);
    expect(stderr).toBe("twir-lint: --watch only judges, and --fix writes the files; leave one of them out\n");
  });

  test("-V is --version", async () => {
    expect((await newFolder().run(["-V"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("--exit-zero", () => {
  test("ends with 0 whatever is found", async () => {
    const folder = withIssue();
    const { code, stdout } = await folder.run([...KNOWN, "-f", "text", ISSUE_FILE]);
    expect(code).toBe(1);
    expect(await folder.run([...KNOWN, "-f", "text", "--exit-zero", ISSUE_FILE])).toEqual({
      code: 0,
      stdout,
      stderr: "",
    });
    expect((await folder.run([...KNOWN, "--diff", "--exit-zero", ISSUE_FILE])).code).toBe(0);
  });

  test("does not hide that something failed", async () => {
    expect((await withIssue().run([...KNOWN, "--exit-zero", "gone.md", ISSUE_FILE])).code).toBe(2);
  });
});

describe("--output-file", () => {
  test("takes the report of --format, and standard output gets nothing", async () => {
    const folder = withIssue();
    const { code, stdout: report } = await folder.run([...KNOWN, "-f", "json", ISSUE_FILE]);
    expect(await folder.run([...KNOWN, "-f", "json", "-o", "report.json", ISSUE_FILE])).toEqual({
      code,
      stdout: "",
      stderr: "",
    });
    expect(folder.read("report.json")).toBe(report);
  });

  test("takes what people read without --format, and --output goes beside it", async () => {
    const folder = withIssue();
    const { stdout: report } = await folder.run([...KNOWN, ISSUE_FILE]);
    await folder.run([...KNOWN, "--output-file", "a.txt", "--output", "json=b.json", ISSUE_FILE]);
    expect(folder.read("a.txt")).toBe(report);
    expect(JSON.parse(folder.read("b.json")).files).toHaveLength(1);
  });

  test("leaves GitHub's annotations where GitHub reads them", async () => {
    const folder = withIssue();
    const env = { GITHUB_ACTIONS: "true" };
    const { stdout } = await folder.run([...KNOWN, "-o", "a.txt", ISSUE_FILE], { env });
    expect(stdout).toMatch(/^::error/);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(folder.read("a.txt")).toContain("tracking-parameter");
  });

  test.each([
    [["-o", ISSUE_FILE], `--output-file: ${ISSUE_FILE} is linted, or written by another report; name another file`],
    [["-o", "a", "--output", "json=a"], "--output: a is linted, or written by another report; name another file"],
    [["-o", "a", "--diff"], "--diff prints a diff, which --output-file cannot change; leave one of them out"],
    [["-o", "gone/a"], "gone/a: no such file or folder (the report is not written); check the path"],
  ])("%j is refused", async (flags, message) => {
    const folder = withIssue();
    const { code, stderr } = await folder.run([...KNOWN, ...flags, ISSUE_FILE]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `twir-lint: ${message}\n` });
    expect(folder.read(ISSUE_FILE)).toBe(issueWith(TRACKED));
  });
});

describe("colours", () => {
  const isColored = async (argv: readonly string[], isTTY = false): Promise<boolean> => {
    const { code, stdout } = await withIssue().run([...KNOWN, ...argv], { isTTY });
    expect(code).toBe(1);
    return stdout.includes("\u001b[");
  };

  test("--color alone is always, and takes no file for its value", async () => {
    expect(await isColored(["--color", ISSUE_FILE])).toBe(true);
    expect(await isColored([ISSUE_FILE, "--color"])).toBe(true);
    expect(await isColored(["--color", "never", ISSUE_FILE], true)).toBe(false);
  });

  test("--no-color is never", async () => {
    expect(await isColored([ISSUE_FILE], true)).toBe(true);
    expect(await isColored(["--no-color", ISSUE_FILE], true)).toBe(false);
    expect((await newFolder().run(["explain", "stale-event", "--no-color"], { isTTY: true })).stdout).not.toContain(
      "\u001b[",
    );
  });

  test("behind -- it is a file", async () => {
    const { stderr } = await newFolder().run(["--", "--color"]);
    expect(stderr).toBe("twir-lint: --color: no such file or folder; check the path\n");
  });
});

describe("what was meant", () => {
  test.each([
    [["--explain", "stale-event"], "unknown option `--explain`; `twir-lint explain stale-event` says it"],
    [["--explain=stale-event"], "unknown option `--explain`; `twir-lint explain stale-event` says it"],
    [["--explain"], "unknown option `--explain`; `twir-lint explain RULE` says it"],
    [["--write", "a.md"], "unknown option `--write`; `--fix` repairs what has one right answer"],
    [["--reporter", "json"], "unknown option `--reporter`; `--format json` chooses the report"],
    [["-v"], "unknown option `-v`; `-V` prints the version"],
    [["--line", "5"], "`--line` is no option of `twir-lint`; it is one of `twir-lint model`"],
    [["rules", "--fix"], "`--fix` is no option of `twir-lint rules`; it is one of `twir-lint`"],
    [["model", "a.md", "--formt"], "unknown option `--formt`; did you mean `--format`?"],
    [["model", "--zebra", "a.md"], "unknown option `--zebra`; `twir-lint model --help` lists all"],
    [["archive", "stat"], "unknown command `twir-lint archive stat`; did you mean `stats`?"],
    [
      ["archive", "zebra"],
      "unknown command `twir-lint archive zebra`; there is `twir-lint archive stats`, `twir-lint archive build`",
    ],
    [["rules", "-f", "jsn"], "--format: unknown format `jsn`; did you mean `json`?"],
    [["--format", "stylish"], "--format: unknown format `stylish`; did you mean `pretty`?"],
    [["--output", "md=a"], "--output: unknown format `md`; did you mean `markdown`?"],
    [["--stage", "pub"], "--stage: unknown stage `pub`; did you mean `publish`?"],
    [["--author", "ext"], "--author: unknown author `ext`; did you mean `external`?"],
    [["--severity", "style=2"], "--severity: unknown level `2`; did you mean `error`?"],
    [["--verbose"], "--verbose says more of --version; give both; --timing says what took how long"],
    ...["--fix=true", "--watch=yes", "--quiet=1", "--version=1"].map((argument): [string[], string] => {
      const [flag] = argument.split("=");
      return [[argument], `\`${flag}\` takes no value; write \`${flag}\``];
    }),
    [["-D", "warnings"], "unknown option `-D`; `--max-warnings 0` fails on warnings too"],
    [["-Dwarnings"], "unknown option `-Dwarnings`; `--max-warnings 0` fails on warnings too"],
    [["-D", "clippy::all"], "unknown option `-D`; `--severity RULE=error` makes its findings errors"],
    [["--deny", "style"], "unknown option `--deny`; `--severity style=error` makes its findings errors"],
    [["--warn=style"], "unknown option `--warn`; `--severity style=warning` makes its findings warnings"],
    [["-A", "style"], "unknown option `-A`; `--ignore style` leaves a rule out"],
    [["--cap-lints", "warn"], "unknown option `--cap-lints`; `--exit-zero` ends with 0 whatever is found"],
    [["help", "exlpain"], "unknown command `twir-lint exlpain`; did you mean `explain`?"],
    [["archive", "help", "biuld"], "unknown command `twir-lint archive biuld`; did you mean `build`?"],
    [
      ["archive", "build", "content", "-o", "a.json"],
      "`content` is too many for `twir-lint archive build`; name the folder of earlier issues with `--archive content`",
    ],
    [
      ["explain", "stale-event", "closed-cfp"],
      "`closed-cfp` is too many for `twir-lint explain`; explain one rule after the other",
    ],
    [
      ["completion", "bash", "zsh"],
      "`zsh` is too many for `twir-lint completion`; leave it out; `twir-lint completion --help` says what it takes",
    ],
    [["--since"], "`--since` lacks its value; such as `--since main`"],
    [["--format"], "`--format` lacks its value; such as `--format pretty`"],
    [["review", "--login"], "`--login` lacks its value; such as `--login LOGIN`"],
    [["archive", "build"], "`twir-lint archive build` lacks `--output`; such as `--output archive.json`"],
    [["fix"], "fix: no such file or folder; `--fix` repairs what has one right answer"],
    [["format"], "format: no such file or folder; `--fix` repairs what has one right answer"],
    ...["init", "config"].map((word): [string[], string] => [
      [word],
      `${word}: no such file or folder; write \`twir-lint.config.json\` beside the drafts: { "rules": { "RULE": "off" } }`,
    ]),
    [["server"], "server: no such file or folder; `twir-lint lsp` is the language server"],
    [["model", "--constructor"], "unknown option `--constructor`; `twir-lint model --help` lists all"],
  ])("%j", async (argv, message) => {
    expect(await newFolder().run(argv)).toEqual({ code: 2, stdout: "", stderr: `twir-lint: ${message}\n` });
  });

  /** The flags that a sentence names are given to the program, which knows them. */
  test.each(Object.entries(FOREIGN_FLAGS))(
    "the help for %s names flags and commands that there are",
    async (_, help) => {
      const { stdout } = await newFolder().run(["--help"]);
      for (const value of [undefined, "x"]) {
        const text = help(value);
        expect(text).toMatch(/^[^A-Z].*[^.]$/);
        for (const [flag] of text.matchAll(/--[a-z-]+/g)) expect(stdout.includes(flag), flag).toBe(true);
        for (const [, command] of text.matchAll(/twir-lint ([a-z]+)/g))
          expect(stdout.includes(`\n  ${command} `), command).toBe(true);
      }
    },
  );
});

describe("--version --verbose", () => {
  const rowsOf = (stdout: string): Record<string, string> =>
    Object.fromEntries(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(/ +(.*)/s) as [string, string]),
    );

  test("says what it is, what it runs on, and where its cache and config are", async () => {
    const folder = newFolder();
    folder.write("twir-lint.config.json", "{}");
    const { code, stdout } = await folder.run(["--version", "--verbose"]);
    expect(code).toBe(0);
    expect(rowsOf(stdout)).toMatchObject({
      "twir-lint": (await folder.run(["--version"])).stdout.trim(),
      node: process.versions.node,
      v8: process.versions.v8,
      platform: `${process.platform} ${process.arch}`,
      cache: `${join(folder.path, ".cache", "twir-lint")} (usable, not there yet)`,
      config: "twir-lint.config.json",
    });
  });

  test("says when nothing can be kept", async () => {
    const folder = newFolder();
    writeFileSync(join(folder.path, "file"), "x");
    const XDG_CACHE_HOME = join(folder.path, "file");
    const { stdout } = await folder.run(["--version", "--verbose"], { env: { XDG_CACHE_HOME } });
    expect(rowsOf(stdout)).toMatchObject({
      cache: `${XDG_CACHE_HOME}/twir-lint (not usable: ${XDG_CACHE_HOME} is not a folder)`,
      config: "none",
    });
  });
});
