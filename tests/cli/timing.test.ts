import { expect, test } from "vitest";
import { Stopwatch } from "../../src/cli/commands/stopwatch.ts";
import { rules } from "../../src/rules/index.ts";
import { issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

/** Rows of a table as `[ms, share, …]`. */
const rows = (table = ""): string[][] =>
  table
    .trimEnd()
    .split("\n")
    .map((line) => line.trim().split(/ +/));

test("the time inside belongs to what is inside", () => {
  let now = 40;
  const watch = new Stopwatch(() => now);
  const wait = (time: number) => {
    now += time;
  };
  watch.enter("read");
  wait(10);
  watch.enter("other");
  watch.timer("model", () => {
    wait(5);
    watch.timer("parse", () => wait(20));
    wait(5);
  });
  watch.timer("rules", () => wait(1), "quick-rule");
  for (let call = 0; call < 2; call++) watch.timer("rules", () => wait(4), "slow-rule");
  watch.enter("report");
  wait(10);
  const [steps, judged] = watch.report().split("\n\n");
  expect(rows(steps)).toEqual([
    ["ms", "share", "step"],
    ["40.00", "40%", "start"],
    ["10.00", "10%", "read"],
    ["20.00", "20%", "parse"],
    ["10.00", "10%", "model"],
    ["9.00", "9%", "rules"],
    ["10.00", "10%", "report"],
    ["0.00", "0%", "other"],
    ["99.00", "100%", "total"],
  ]);
  expect(rows(judged)).toEqual([
    ["ms", "share", "files", "rule"],
    ["8.00", "89%", "2", "slow-rule"],
    ["1.00", "11%", "1", "quick-rule"],
  ]);
});

test("a rule that throws leaves the step as it was", () => {
  let now = 0;
  const watch = new Stopwatch(() => now++);
  const crash = () => {
    throw new Error("a bug");
  };
  expect(() => watch.timer("rules", crash, "broken-rule")).toThrow("a bug");
  expect(watch.report()).toMatch(/1\.00 +100% +1 {2}broken-rule\n$/);
});

test("--timing names every rule that ran, on standard error", async () => {
  const folder = newFolder();
  folder.write("a.md", issueWith(TRACKED));
  let now = 0;
  const { code, stdout, stderr } = await folder.run(["--timing", "a.md"], { clock: () => now++ });
  const named = rows(stderr.split("\n\n")[1]).map((row) => row[3]);
  const offline = rules
    .filter(({ needs = [] }) => needs.every((name) => name === "dictionary"))
    .map(({ id }) => id)
    .sort();
  expect(named.slice(1).sort()).toEqual(offline);
  expect(stdout).toBe((await folder.run(["a.md"])).stdout);
  expect(code).toBe(1);
  expect((await folder.run([...KNOWN, "a.md"])).stderr).toBe("");
});
