/** What CI is made of: the commands of docs/ci.md, the hooks, the problem matcher. */
import { chmodSync, readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { MARKER } from "../../src/report/markdown.ts";
import { CLEAN, issueWith, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { contribution, GOOD, pullRequest, remarksOn } from "../support/contribution.ts";
import { DRAFT, ENV, gitIn, newCheckout } from "../support/git-run.ts";
import { REPOSITORY, TOKEN } from "../support/github-server.ts";
import { bash, toolFolder, yaml } from "../support/workflow-run.ts";

describe("docs/ci.md", () => {
  const commands = [...readFileSync("docs/ci.md", "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(
    ([, block = ""]) => block.trimEnd().split("\n"),
  );
  test("has commands", () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
  });

  test("its commands do what it says", { timeout: 120_000 }, async () => {
    const folder = contribution();
    const { server, sha } = await pullRequest();
    const env = {
      PATH: `${toolFolder()}${delimiter}${process.env.PATH}`,
      GITHUB_TOKEN: TOKEN,
      GITHUB_API_URL: server.root,
      HEAD_SHA: sha,
    };
    const original = folder.read(DRAFT);
    for (const command of commands) {
      const { code, stderr } = await bash(command, folder.path, env);
      expect({ command, code, stderr }).toEqual({
        command,
        code: Number(/# exits with (\d)/.exec(command)?.[1] ?? 0),
        stderr: command.includes("--dry-run")
          ? `twir-lint: dry run on ${REPOSITORY}#12\n`
          : command.includes(" review ")
            ? `twir-lint: posted 1 remark, posted the summary on ${REPOSITORY}#12\n`
            : command.includes("--staged")
              ? "twir-lint: nothing is staged; `git add` the draft first\n"
              : "",
      });
      if (command.endsWith("--fix")) expect(folder.read(DRAFT)).toBe(original.replace(TRACKED, REPAIRED));
      // Each part of the page starts from the change as it was.
      else if (folder.read(DRAFT) !== original) folder.write(DRAFT, original);
    }
    expect(remarksOn(server)).toEqual([expect.stringContaining("utm_source")]);
    expect(JSON.parse(folder.read("twir-lint.sarif")).version).toBe("2.1.0");
    expect(JSON.parse(folder.read("twir-lint.rdjson")).diagnostics).toHaveLength(1);
    expect(folder.read("twir-lint.xml")).toContain('failures="1"');
    expect(folder.read("twir-lint.md")).toContain(MARKER);
  });
});

describe("the hook of git in docs/ci.md", () => {
  const [, hook = ""] = /^```bash\n(#!\/bin\/sh\n[\s\S]*?)^```$/m.exec(readFileSync("docs/ci.md", "utf8")) ?? [];

  test.each([
    [TRACKED, 1],
    [GOOD, 0],
  ])("of a commit with %s ends with %i", async (line, wanted) => {
    const folder = newCheckout();
    chmodSync(folder.write(".git/hooks/pre-commit", hook), 0o755);
    folder.write(DRAFT, issueWith([CLEAN, line].join("\n")));
    gitIn(folder.path, "add", "--all");
    const env = { ...ENV, PATH: `${toolFolder()}${delimiter}${process.env.PATH}` };
    const { code, stdout, stderr } = await bash("git commit --quiet --message change", folder.path, env);
    expect(code, stdout + stderr).toBe(wanted);
    expect(stdout + stderr).toMatch(wanted === 0 ? /^$/ : /tracking-parameter/);
  });
});

describe("the problem matcher", () => {
  const { problemMatcher } = JSON.parse(readFileSync("problem-matcher.json", "utf8"));
  let lines: string[] = [];
  beforeAll(async () => {
    const folder = newFolder();
    folder.write(DRAFT, readFileSync(`fixtures/${DRAFT}`));
    lines = (await folder.run(["--format", "text", DRAFT])).stdout.trimEnd().split("\n");
  });

  test("is in the package, where docs/ci.md says that it is", () => {
    const [path = ""] = /(?<=::add-matcher::)[^"]+/.exec(readFileSync("docs/ci.md", "utf8")) ?? [];
    const { name, files } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(files.map((file: string) => `node_modules/${name}/${file}`)).toContain(path);
  });

  test("reads every line that `text` prints, once", () => {
    expect(lines.length).toBeGreaterThan(30);
    const read = lines.map((line) =>
      problemMatcher.flatMap(({ owner, pattern: [{ regexp, file, line: at, column, message, code }] }: Matcher) => {
        const match = new RegExp(regexp).exec(line);
        return match ? [`${owner} ${match[file]} ${match[at]} ${match[column]} ${match[message]} ${match[code]}`] : [];
      }),
    );
    const wanted = lines.map((line) => {
      const [, path, at, column, severity, message, rule] = /^(.*):(\d+):(\d+): (\w+): (.*) \[(.*)\]$/.exec(line) ?? [];
      return [`twir-lint${severity === "info" ? "-hints" : ""} ${path} ${at} ${column} ${message} ${rule}`];
    });
    expect(read).toEqual(wanted);
  });

  interface Matcher {
    readonly owner: string;
    readonly pattern: readonly [
      { regexp: string; file: number; line: number; column: number; message: number; code: number },
    ];
  }
});

describe("the hooks of pre-commit", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly language: string;
  }
  const hooks: Hook[] = yaml(".pre-commit-hooks.yaml");

  test("are for issues only", () => {
    for (const { files, language } of hooks) {
      expect(language).toBe("node");
      expect(new RegExp(files).test(DRAFT)).toBe(true);
      expect(new RegExp(files).test("README.md")).toBe(false);
    }
  });

  test("run what is there, on the files that they are given", async () => {
    const folder = newCheckout(TRACKED);
    folder.write(DRAFT, issueWith(`${TRACKED}\n${GOOD}`));
    gitIn(folder.path, "add", "--all");
    const codes = [];
    for (const { id, entry } of hooks) {
      const [name, ...argv] = entry.split(" ");
      expect(name).toBe("twir-lint");
      codes.push([id, (await folder.run([...argv, DRAFT])).code]);
    }
    expect(codes).toEqual([
      ["twir-lint", 0],
      ["twir-lint-all", 1],
    ]);
  });
});
