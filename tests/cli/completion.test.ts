/** The scripts of `twir-lint completion`, run by the shells that they are for. */
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { completedCommands } from "../../src/cli/completion/model.ts";
import { buildProgram, parseArguments } from "../../src/cli/options/arguments.ts";
import { LEVELS } from "../../src/config/rule-names.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { rules } from "../../src/rules/index.ts";
import { type Folder, newFolder } from "../support/cli-run.ts";

/** Whether a shell is installed; Debian packages all three. */
const isThere = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

const withScript = async (shell: string): Promise<Folder> => {
  const folder = newFolder();
  const { code, stdout, stderr } = await folder.run(["completion", shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  folder.write("script", stdout);
  for (const name of ["notes.md", "my draft.md", "draft/x.md", "$(touch pwned)"]) folder.write(name, "x");
  return folder;
};

const runShell = ({ path }: Folder, shell: string, argv: readonly string[]): string[] => {
  const env = { ...process.env, HOME: path, XDG_CONFIG_HOME: path, XDG_DATA_HOME: path, TERM: "dumb" };
  const { stdout, stderr, status } = spawnSync(shell, argv, { cwd: path, encoding: "utf8", timeout: 60_000, env });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.split("\n").filter((line) => line !== "");
};

const onlineRules = rules.filter(({ needs }) => needs?.includes("pages")).map(({ id }) => id);
const STALE_RULES = rules.map(({ id }) => id).filter((id) => id.startsWith("stale-"));

/** The words so far, the last one incomplete, and what it may become. */
const CASES: [words: readonly string[], offered: readonly string[]][] = [
  [["--form"], ["--format"]],
  [["-f", "j"], FORMATS.filter((format) => format.startsWith("j"))],
  [
    ["--stage", ""],
    ["draft", "publish"],
  ],
  [["--select", "stale-"], STALE_RULES],
  [["--select", "style,stale-"], STALE_RULES.map((id) => `style,${id}`)],
  [["--online-only", ""], onlineRules],
  [["--output", "sar"], ["sarif="]],
  [["expl"], ["explain"]],
  [["explain", "stale-"], STALE_RULES],
  [["-f", "json", "--stage", "draft", "explain", "stale-"], STALE_RULES],
  [["explain", "--col"], ["--color"]],
  [["explain", "--max-w"], []],
  [
    ["rules", "--format", ""],
    ["table", "json"],
  ],
  [["archive", "st"], ["stats"]],
  [["archive", "stats", "--archive-i"], ["--archive-issues"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
];

test("every flag of every command is offered, and none that the program does not take", () => {
  const commands = completedCommands(
    buildProgram(() => {}, { captured: { stdout: "", stderr: "" } }),
    rules,
  );
  expect(commands.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["", "rules", "explain", "link", "review", "model", "archive stats", "completion", "lsp"]),
  );
  for (const { path, flags } of commands) {
    expect(flags.map(({ long }) => long)).toContain("--help");
    for (const { long } of flags) {
      const request = parseArguments([...(path === "" ? ["--version"] : path.split(" ")), long, onlineRules[0] ?? ""]);
      expect(request.command === "mistake" && request.mistake.kind === "option", `${path} ${long}`).toBe(false);
    }
  }
});

describe.skipIf(!isThere("bash"))("bash (skipped where it is not installed)", () => {
  const FUNCTION = `source ./script
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _twir_lint 2>/dev/null
    printf '%s\\n' "\${COMPREPLY[@]}"`;

  const complete = async (words: readonly string[]): Promise<string[]> =>
    runShell(await withScript("bash"), "bash", ["--norc", "-c", FUNCTION, "bash", "twir-lint", ...words]);

  test.each(CASES)("%j", async (words, offered) => {
    expect(await complete(words)).toEqual(offered);
  });

  test.each([
    [["--format", "=", "sar"], ["sarif"]],
    [["--format", "="], FORMATS],
    [["--select", "=", "style,stale-"], STALE_RULES.map((id) => `style,${id}`)],
    [["--severity", "stale-event", "="], LEVELS],
    [["--severity", "=", "stale-event", "=", "wa"], ["warning"]],
    [["--format=sar"], ["--format=sarif"]],
  ])("as it takes a word with = apart: %j", async (words, offered) => {
    expect(await complete(words)).toEqual(offered);
  });

  test("completes files beside commands, and evaluates none of their names", async () => {
    expect(await complete(["m"])).toEqual(["model", "my draft.md"]);
    expect(await complete(["model", "draft/"])).toEqual(["draft/x.md"]);
    expect(await complete(["--config", "n"])).toEqual(["notes.md"]);
    const folder = await withScript("bash");
    const words = ["$(touch pwned)", "`touch pwned`", "$"];
    for (const word of words) runShell(folder, "bash", ["--norc", "-c", FUNCTION, "bash", "twir-lint", word]);
    expect(() => folder.read("pwned")).toThrow("ENOENT");
  });

  test("is asked for the program", async () => {
    const argv = ["--norc", "-c", "source ./script; source ./script; complete -p twir-lint"];
    expect(runShell(await withScript("bash"), "bash", argv)).toEqual(["complete -o default -F _twir_lint twir-lint"]);
  });
});

describe.skipIf(!isThere("fish"))("fish (skipped where it is not installed)", () => {
  const complete = async (line: string): Promise<string[]> => {
    const argv = ["--no-config", "-c", "source ./script; complete -C $argv[1]", line];
    return runShell(await withScript("fish"), "fish", argv).map((row) => row.split("\t")[0] ?? "");
  };

  test.each(CASES)("%j", async (words, offered) => {
    expect((await complete(["twir-lint", ...words].join(" "))).sort()).toEqual([...offered].sort());
  });

  test("with = in the word", async () => {
    expect(await complete("twir-lint --format=sar")).toEqual(["--format=sarif"]);
    expect(await complete("twir-lint --severity stale-event=w")).toEqual(["stale-event=warning"]);
    expect(await complete("twir-lint --select=style,stale-")).toEqual(STALE_RULES.map((id) => `--select=style,${id}`));
  });

  test("completes files beside commands, and says what a flag does", async () => {
    expect(await complete("twir-lint no")).toEqual(["notes.md"]);
    expect(await complete("twir-lint model draft/x")).toEqual(["draft/x.md"]);
    const argv = ["--no-config", "-c", "source ./script; complete -C 'twir-lint --quie'"];
    expect(runShell(await withScript("fish"), "fish", argv)).toEqual(["--quiet\treport errors only"]);
  });
});

describe.skipIf(!isThere("zsh"))("zsh (skipped where it is not installed)", () => {
  /** Types the words and the key of completion into a zsh of its own, and waits for what is meant to stand there. */
  const TYPE = `zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PROMPT= PROMPT_EOL_MARK= ; autoload -U compinit; compinit -u -D; source ./script; bindkey '^I' complete-word; print RE''ADY"
    zpty -r shell seen '*READY*'
    zpty -n -w shell "$1"$'\\t'
    zpty -r shell seen "*$2*" && print -r -- found
    zpty -d shell`;

  test.each([
    ["twir-lint --form", "twir-lint --format"],
    ["twir-lint -f sar", "-f sarif"],
    ["twir-lint --format=sar", "--format=sarif"],
    ["twir-lint --select style,stale-ev", "style,stale-event"],
    ["twir-lint -f json explain stale-ev", "explain stale-event"],
    ["twir-lint archive st", "archive stats"],
    ["twir-lint model no", "model notes.md"],
  ])("%s becomes %s", async (line, completed) => {
    expect(runShell(await withScript("zsh"), "zsh", ["-f", "-c", TYPE, "zsh", line, completed])).toEqual(["found"]);
  });
});

test("a shell that is not known is answered with those that are", async () => {
  const { code, stderr } = await newFolder().run(["completion", "bsah"]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "twir-lint: completion: unknown shell `bsah`; did you mean `bash`?\n",
  });
  expect((await newFolder().run(["completion", "tcsh"])).stderr).toBe(
    "twir-lint: completion: unknown shell `tcsh`; shells are bash, zsh, fish\n",
  );
});
