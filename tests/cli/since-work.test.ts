/** How much `--since` does: git is started, and texts are read, no more often than needed. Needs `npm run build`. */
import { delimiter } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { ReferenceParser } from "../../src/document/markdown/parser.ts";
import { referenceParser } from "../../src/document/markdown/reference.ts";
import { issueWith, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { contribution } from "../support/contribution.ts";
import { DRAFT } from "../support/git-run.ts";
import { runProgram } from "../support/program-run.ts";
import { toolFolder } from "../support/workflow-run.ts";

test("git is started eight times for a change of one issue", () => {
  const asked = newFolder();
  const log = asked.write("asked", "");
  const tools = toolFolder({ git: `echo x >> "${log}"; PATH="\${PATH#*:}" exec git "$@"` });
  const env = { PATH: `${tools}${delimiter}${process.env.PATH}`, GITHUB_ACTIONS: "" };
  expect(runProgram(contribution().path, ["--since", "main"], { env }).code).toBe(1);
  expect(asked.read("asked").split("\n").length - 1).toBe(8);
});

test("each text of a change is read once: the one before, the one after, and the repaired one", async () => {
  const read: string[] = [];
  const counting = {
    ...referenceParser,
    read: (...given: Parameters<ReferenceParser["read"]>) => {
      read.push(given[0].text);
      return referenceParser.read(...given);
    },
  };
  const folder = contribution();
  const texts = [issueWith(), folder.read(DRAFT), folder.read(DRAFT).replace(TRACKED, REPAIRED)];
  const written = { stdout: "", stderr: "" };
  // Of both reports one shows the repaired text.
  const argv = ["--since", "main", "--parser", "reference", "--format", "markdown", "--output", "json=report.json"];
  expect(await main(argv, { ...folder.io({}, written), reference: () => counting })).toBe(1);
  expect(written.stdout).toContain(REPAIRED);
  expect(read.filter((text) => text === texts[0] || text === texts[1] || text === texts[2]).sort()).toEqual(
    texts.sort(),
  );
});

test("and no text is judged twice", () => {
  const argv = ["--since", "main", "--output", "json=report.json", "--timing", "--color", "never"];
  const { stderr } = runProgram(contribution().path, argv, { env: { GITHUB_ACTIONS: "" } });
  const times = [...stderr.matchAll(/^ +[\d.]+ +\d+% +(\d+) {2}[a-z-]+$/gm)].map(([, count]) => count);
  expect(times.length).toBeGreaterThan(50);
  // The one after, and the repaired one: nothing was found on lines that stand, so that the one before is not asked.
  expect(new Set(times)).toEqual(new Set(["2"]));
});
