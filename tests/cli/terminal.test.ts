/** When output is coloured, linked and wrapped: what the environment says, and the flag. */
import { describe, expect, test } from "vitest";
import { useColor, useLinks } from "../../src/cli/io/color.ts";
import { wrapLines } from "../../src/cli/io/note.ts";
import type { ColorWhen } from "../../src/cli/options/request.ts";
import { issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

const ESCAPE = "\u001b";
const LINK = "\u001b]8;;https://twir-lint.github.io/twir-lint/#/rules/tracking-parameter\u001b\\";

type Env = Record<string, string>;

describe("colours, by what the user said, and then by what is there", () => {
  const terminal: [string, Env, boolean][] = [
    ["a terminal", {}, true],
    ["NO_COLOR", { NO_COLOR: "1" }, false],
    ["NO_COLOR=0, which is not empty", { NO_COLOR: "0" }, false],
    ["an empty NO_COLOR", { NO_COLOR: "" }, true],
    ["NO_COLOR and FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["NO_COLOR and CLICOLOR_FORCE", { NO_COLOR: "1", CLICOLOR_FORCE: "1" }, false],
    ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, false],
    ["FORCE_COLOR=false", { FORCE_COLOR: "false" }, false],
    ["FORCE_COLOR=0 and CLICOLOR_FORCE", { FORCE_COLOR: "0", CLICOLOR_FORCE: "1" }, false],
    ["CLICOLOR=0", { CLICOLOR: "0" }, false],
    ["CLICOLOR=1", { CLICOLOR: "1" }, true],
    ["CLICOLOR=0 and CLICOLOR_FORCE", { CLICOLOR: "0", CLICOLOR_FORCE: "1" }, true],
    ["CLICOLOR=0 and FORCE_COLOR", { CLICOLOR: "0", FORCE_COLOR: "1" }, true],
    ["a dumb terminal", { TERM: "dumb" }, false],
    ["a dumb terminal and FORCE_COLOR", { TERM: "dumb", FORCE_COLOR: "1" }, true],
  ];
  test.each(terminal)("on a terminal: %s", (_, env, expected) => {
    expect(useColor("auto", { isTTY: true }, env)).toBe(expected);
  });

  const pipe: [string, Env, boolean][] = [
    ["nothing set", {}, false],
    ["an empty FORCE_COLOR", { FORCE_COLOR: "" }, true],
    ["FORCE_COLOR=true", { FORCE_COLOR: "true" }, true],
    ["FORCE_COLOR=1", { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=2", { FORCE_COLOR: "2" }, true],
    ["FORCE_COLOR=3", { FORCE_COLOR: "3" }, true],
    ["a FORCE_COLOR that nobody knows", { FORCE_COLOR: "yes" }, false],
    ["CLICOLOR_FORCE=1", { CLICOLOR_FORCE: "1" }, true],
    ["CLICOLOR_FORCE=0", { CLICOLOR_FORCE: "0" }, false],
    ["an empty CLICOLOR_FORCE", { CLICOLOR_FORCE: "" }, false],
    ["CLICOLOR=1, which only allows them", { CLICOLOR: "1" }, false],
  ];
  test.each(pipe)("elsewhere: %s", (_, env, expected) => {
    expect(useColor("auto", { isTTY: false }, env)).toBe(expected);
  });

  test.each<[ColorWhen, Env, boolean]>([
    ["always", { NO_COLOR: "1", FORCE_COLOR: "0", CLICOLOR: "0", TERM: "dumb" }, true],
    ["never", { FORCE_COLOR: "1", CLICOLOR_FORCE: "1" }, false],
  ])("--color %s wins", (when, env, expected) => {
    for (const isTTY of [true, false]) expect(useColor(when, { isTTY }, env)).toBe(expected);
  });
});

describe("links, on a terminal that is known to show them", () => {
  test.each<[string, Env, boolean]>([
    ["nothing is known", {}, false],
    ["an xterm", { TERM: "xterm-256color" }, false],
    ["VTE", { VTE_VERSION: "7006" }, true],
    ["a VTE before 0.50", { VTE_VERSION: "4803" }, false],
    ["VTE 0.50.0, which crashes", { VTE_VERSION: "5000" }, false],
    ["Windows Terminal", { WT_SESSION: "8d3f" }, true],
    ["iTerm", { TERM_PROGRAM: "iTerm.app", TERM_PROGRAM_VERSION: "3.5.10" }, true],
    ["an old iTerm", { TERM_PROGRAM: "iTerm.app", TERM_PROGRAM_VERSION: "3.0.15" }, false],
    ["WezTerm", { TERM_PROGRAM: "WezTerm", TERM_PROGRAM_VERSION: "20240203-110809-5046fc22" }, true],
    ["VS Code", { TERM_PROGRAM: "vscode", TERM_PROGRAM_VERSION: "1.104.0" }, true],
    ["an old VS Code", { TERM_PROGRAM: "vscode", TERM_PROGRAM_VERSION: "1.9.1" }, false],
    ["Apple's terminal", { TERM_PROGRAM: "Apple_Terminal", TERM_PROGRAM_VERSION: "455" }, false],
    ["Ghostty", { TERM_PROGRAM: "ghostty", TERM: "xterm-ghostty" }, true],
    ["kitty", { TERM: "xterm-kitty" }, true],
    ["Alacritty", { TERM: "alacritty" }, true],
    ["GNU screen in VTE", { TERM: "screen", VTE_VERSION: "7006" }, false],
    ["a dumb terminal in VTE", { TERM: "dumb", VTE_VERSION: "7006" }, false],
    ["CI", { TERM: "xterm-kitty", CI: "true" }, false],
    ["GitHub Actions", { TERM: "xterm-kitty", GITHUB_ACTIONS: "true" }, false],
    ["NO_COLOR, which is about colours", { TERM: "xterm-kitty", NO_COLOR: "1" }, true],
    ["FORCE_HYPERLINK", { FORCE_HYPERLINK: "1" }, true],
    ["FORCE_HYPERLINK=0", { FORCE_HYPERLINK: "0", TERM: "xterm-kitty" }, false],
    ["an empty FORCE_HYPERLINK", { FORCE_HYPERLINK: "", TERM: "xterm-kitty" }, true],
  ])("%s", (_, env, expected) => {
    expect(useLinks({ isTTY: true }, env)).toBe(expected);
    expect(useLinks({ isTTY: false }, env)).toBe(expected && env.FORCE_HYPERLINK === "1");
  });
});

describe("a run", () => {
  const run = async (flags: string[], surroundings: { isTTY?: boolean; env?: Env; columns?: number }) => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    const result = await folder.run([...flags, "a.md"], surroundings);
    return { ...result, report: () => folder.read("report") };
  };

  test("colours and links each for itself", async () => {
    const env = { TERM: "xterm-kitty" };
    const plain = await run(KNOWN, {});
    expect(plain.stdout).not.toContain(ESCAPE);
    const both = await run(KNOWN, { isTTY: true, env });
    expect(both.stdout).toContain(LINK);
    expect(both.stdout).toContain("\u001b[91merror");
    const linked = await run(KNOWN, { isTTY: true, env: { ...env, NO_COLOR: "1" } });
    expect(linked.stdout).toContain(LINK);
    expect(linked.stdout).not.toContain("\u001b[");
    const colored = await run([...KNOWN, "--color", "always"], { env });
    expect(colored.stdout).toContain("\u001b[91merror");
    expect(colored.stdout).not.toContain("\u001b]");
  });

  test("links nothing in a file", async () => {
    const { report } = await run([...KNOWN, "--output", "pretty=report"], {
      isTTY: true,
      env: { FORCE_HYPERLINK: "1" },
    });
    expect(report()).toContain("tracking-parameter");
    expect(report()).not.toContain(ESCAPE);
  });

  test("wraps the report, and what goes to standard error", async () => {
    const long = (text: string): number => Math.max(...text.split("\n").map((row) => row.length));
    const narrow = await run(["--severity", "tracking-parameters=off"], { isTTY: true, columns: 50 });
    expect(long(narrow.stderr)).toBeLessThanOrEqual(50);
    const wide = await run(["--severity", "tracking-parameters=off"], {});
    expect(wide.stderr.split("\n")).toHaveLength(2);
    expect(narrow.stderr.replace(/\n +/g, " ")).toBe(wide.stderr);
    const unknown = await run(["--max-warnings", "a number that is none and has many words"], {
      isTTY: true,
      columns: 50,
    });
    expect(long(unknown.stderr)).toBeLessThanOrEqual(50);
    expect(unknown.code).toBe(2);
  });

  test("obeys no row of standard error that wrapping begins", async () => {
    const text = "twir-lint: some words ::error file=a.md";
    expect(await wrapLines(text, {})).toBe(text);
    expect(await wrapLines(text, { columns: 24 })).toBe("twir-lint: some words\n  \\u{3a}:error file=a.md");
  });
});

describe("rules and explain", () => {
  const shown = async (argv: string[], columns?: number, env: Env = {}): Promise<string[]> => {
    const { stdout, code } = await newFolder().run(argv, {
      isTTY: columns !== undefined,
      columns,
      env: { NO_COLOR: "1", ...env },
    });
    expect(code).toBe(0);
    return stdout.split("\n");
  };

  test("the table is one only where it fits", async () => {
    const [head, first] = await shown(["rules"]);
    expect(head).toMatch(/^rule +group +severity +fix +summary$/);
    expect(first).toMatch(/^bare-url +guideline +warning +never +a URL/);
    expect((await shown(["rules"], 300)).slice(0, 2)).toEqual([head, first]);
  });

  test.each([
    [
      80,
      [
        "bare-url                     a URL stands in the text without being a link",
        "                             guideline, warning, fix: never",
      ],
    ],
    [
      40,
      ["bare-url", "    a URL stands in the text without", "    being a link", "    guideline, warning, fix: never"],
    ],
  ])("at %i columns it is a list", async (columns, first) => {
    const rows = await shown(["rules"], columns);
    expect(rows.slice(0, first.length)).toEqual(first);
    expect(rows.filter((row) => row.length > columns)).toEqual([]);
  });

  test("the table links the rules where links are shown", async () => {
    const rows = await shown(["rules"], 80, { TERM: "xterm-kitty" });
    expect(rows.filter((row) => row.includes(LINK))).toHaveLength(1);
    expect(await shown(["rules"], 80)).toEqual(rows.map((row) => row.replace(/\u001b\]8;;[^\u001b]*\u001b\\/g, "")));
  });

  test.each([40, 80])("the explanation fits into %i columns, its examples apart", async (columns) => {
    const rows = await shown(["explain", "stale-event"], columns);
    const whole = await shown(["explain", "stale-event"]);
    // The label of the carets stands below them where it does not fit.
    expect(rows.includes("    event ended on `2026-03-04`, before")).toBe(columns === 40);
    const isExample = (row: string): boolean => row.startsWith("    ") && /[|<(]/.test(row);
    const isAddress = (row: string): boolean => /^\S* *https:\/\/\S+$/.test(row);
    expect(rows.filter((row) => row.length > columns && !isExample(row) && !isAddress(row))).toEqual([]);
    expect(rows.join("").replace(/\s/g, "")).toBe(whole.join("").replace(/\s/g, ""));
  });
});
