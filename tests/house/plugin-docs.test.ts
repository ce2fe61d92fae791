/** docs/plugins.md does what it says: its files are there, its commands print what stands below them. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { TARGET_NAMES } from "../../src/engine/targets.ts";
import { testRule } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, unsafeFix } from "../../src/rule/define-rule.ts";

const page = readFileSync("docs/plugins.md", "utf8");

/** Runs a command of the page, in this checkout. */
const run = (line: string): { status: number | null; stdout: string; stderr: string } => {
  const [command, ...argv] = line.split(" ");
  const isOurs = command === "twir-lint";
  expect(isOurs || command === "node").toBe(true);
  return spawnSync(process.execPath, isOurs ? ["bin/twir-lint.js", ...argv] : argv, {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", FORCE_COLOR: undefined },
  });
};

const files = [...page.matchAll(/<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)```\n/g)];

test.each(files.map(([, file = "", text = ""]) => [file, text]))("%s is what the page shows", (file, text) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

const commands = [...page.matchAll(/```sh\n(.*)\n```\n(?:\n```text\n([\s\S]*?)```\n)?/g)];

describe("the commands", () => {
  test.each(commands.map(([, line = "", output]) => [line, output]))("%s", (line, output) => {
    const { status, stdout, stderr } = run(line);
    expect(stderr).toBe("");
    if (output === undefined) expect(status).toBe(0);
    else expect(stdout).toBe(output);
  });

  test("are all there", () => {
    expect(files).toHaveLength(4);
    expect(commands.map(([, , output]) => output !== undefined)).toEqual([true, true, false, true]);
  });
});

test("the targets are all that there are", () => {
  const [, table = ""] = page.split("## The targets");
  const named = [...(table.split("\n\n")[1] ?? "").matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name).slice(1);
  expect(named.sort()).toEqual([...TARGET_NAMES].sort());
});

test("an example that does not hold is told as the page says", () => {
  const [, shown] = /```text\n(the examples of [\s\S]*?)\n```/.exec(page) ?? [];
  const rule: AnyRule = defineRule({
    id: "insecure-link",
    on: "link",
    group: "guideline",
    fix: "always",
    summary: "a link is not encrypted",
    why: "As on the page.",
    examples: [
      {
        incorrect: `
* [A tour of crabs](http://blog.example.net/crabs)
                    ^^^^^^^ the link to \`blog.example.net\` is not encrypted`,
        correct: "* [A tour of crabs](https://blog.example.net/crabs)",
      },
    ],
    *check({ url }) {
      if (!url.value.startsWith("http://")) return;
      const span = { start: url.span.start, end: url.span.start + 7 };
      const fix = unsafeFix("write `https://`", { span, text: "https://" });
      yield { span, message: "the page to `blog.example.net` is not encrypted", fix };
    },
  });
  let said = "";
  try {
    testRule(rule);
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said).toBe(shown);
});
