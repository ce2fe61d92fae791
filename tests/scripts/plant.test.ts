/** `npm run plant`: links of earlier issues, planted in later ones of an invented newsletter. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { FORMS, otherFragment, SAME_PAGE } from "../../scripts/plant/forms.ts";
import { plant } from "../../scripts/plant/plant.ts";
import type { LintResult } from "../../src/engine/lint.ts";
import { checkout } from "../support/archive-run.ts";

/** What becomes of what the rules say. */
const changed = vi.hoisted(() => ({ by: (diagnostics: LintResult["diagnostics"]) => diagnostics }));
vi.mock("../../src/engine/lint.ts", async (load) => {
  const actual = await load<typeof import("../../src/engine/lint.ts")>();
  const lint: typeof actual.lint = (source, options) => {
    const result = actual.lint(source, options);
    return { ...result, diagnostics: changed.by(result.diagnostics) };
  };
  return { ...actual, lint };
});
afterEach(() => {
  changed.by = (diagnostics) => diagnostics;
});

const entries = (week: number): string =>
  [
    `* [Reef ${week}](https://reefs.example.net/${week}/)`,
    `* [video] [Claws ${week}](https://www.youtube.com/watch?v=dQw4w9WgX${String(week).padStart(2, "0")})`,
    `* [Tide ${week}](http://www.tides.example.net/list?week=${week}#story)`,
  ].join("\n");
const content = (): string =>
  join(
    checkout("", Object.fromEntries(Array.from({ length: 8 }, (_, week) => [week, { entries: entries(week) }]))).path,
    "content",
  );
const OPTIONS = { count: 30, seed: 1, window: 5 };

test("every link is told as it stands and in every other form, and nothing else", () => {
  const folder = content();
  const { planted, faults } = plant(folder, OPTIONS);
  expect(faults).toEqual([]);
  expect([...planted.keys()].sort()).toEqual([...FORMS].sort());
  expect([...planted.values()].reduce((sum, times) => sum + times, 0)).toBe(30);
  expect(plant(folder, OPTIONS).planted).toEqual(planted);
  expect(plant(folder, { ...OPTIONS, seed: 2 }).planted).not.toEqual(planted);
});

test.each<[string, (typeof changed)["by"], RegExp]>([
  ["not told", (all) => all.filter(({ rule }) => rule !== "duplicate-link"), /is told 0 times$/],
  [
    "told at another line",
    (all) => all.map((each) => ({ ...each, message: each.message.replace(/line \d+$/, "line 1") })),
    /is told to be elsewhere/,
  ],
  [
    "told beside other things",
    (all) =>
      all.some(({ message }) => message.startsWith("this link was in"))
        ? [...all, ...all.slice(0, 1).map((each) => ({ ...each, span: { start: 0, end: 1 }, message: "odd" }))]
        : all,
    /: \+ odd \[/,
  ],
])("a link that is %s is a fault", (_, by, said) => {
  changed.by = by;
  const { faults } = plant(content(), { ...OPTIONS, count: 3 });
  expect(faults.filter((fault) => said.test(fault)).length).toBeGreaterThanOrEqual(3);
});

test("forms", () => {
  const forms = (url: string) => FORMS.map((form) => SAME_PAGE[form](url));
  expect(forms("https://a.example/b/?c=d#e")).toEqual([
    "https://a.example/b/?c=d#e",
    "http://a.example/b/?c=d#e",
    "https://a.example/b?c=d#e",
    "https://www.a.example/b/?c=d#e",
    "https://a.example/b/?c=d&utm_source=newsletter#e",
    undefined,
  ]);
  expect(forms("http://www.youtube.com/watch?v=abc").slice(3)).toEqual([
    "http://youtube.com/watch?v=abc",
    "http://www.youtube.com/watch?v=abc&utm_source=newsletter",
    "https://youtu.be/abc",
  ]);
  expect([otherFragment("https://a.example/?b#c"), otherFragment("https://a.example/")]).toEqual([
    "https://a.example/?b",
    "https://a.example/#planted",
  ]);
});

test("as a script", () => {
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/plant.ts", ...argv], { encoding: "utf8" });
  const { status, stdout } = run(content(), "--count", "4", "--window", "3");
  expect(stdout).toMatch(/^4 links planted, 0 faults$/m);
  expect(status).toBe(0);
  expect(run().status).toBe(2);
  expect(run("nowhere").stderr).toContain("there is no folder nowhere");
  expect(run(content(), "--count", "some").stderr).toContain("--count is a whole number");
});
