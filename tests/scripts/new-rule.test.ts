/** The steps of CONTRIBUTING.md, taken in a copy of the project with the commands that stand there. */
import { execSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "twir-lint-new-rule-"));
const copy = join(folder, "twir-lint");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The commands of each step, by its number. */
const STEPS = new Map(
  readFileSync(join(root, "CONTRIBUTING.md"), "utf8")
    .split(/^(?=\d\. |## )/m)
    .filter((part) => /^\d/.test(part))
    .map((part) => [
      Number.parseInt(part, 10),
      [...part.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].flatMap(([, block = ""]) =>
        block.split("\n").flatMap((line) => line.trim() || []),
      ),
    ]),
);

const run = (command: string): { status: number; output: string } => {
  try {
    return { status: 0, output: execSync(`${command} 2>&1`, { cwd: copy, encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, output: stdout };
  }
};

/** Runs the commands of a step, each of which must succeed; returns what they said. */
const take = (step: number): string =>
  (STEPS.get(step) ?? [])
    .map((command) => {
      const { status, output } = run(command);
      expect(status, `${command}\n${output}`).toBe(0);
      return output;
    })
    .join("");

const read = (path: string): string => readFileSync(join(copy, path), "utf8");

/** The rule of the page, as somebody may write it: not yet formatted. */
const RULE = `import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "shouted-title",
  on: "entry",
  group: "style",
  fix: "never",
  summary: "a title is written in capitals",
  why: "Nobody shouts in the newsletter, and capitals are harder to read.",
  examples: [
    {
      incorrect: \`
* [WHY CRABS WALK SIDEWAYS](https://blog.example.net/sideways)
   ^^^^^^^^^^^^^^^^^^^^^^^ the title is in capitals\`,
      correct: "* [Why crabs walk sideways](https://blog.example.net/sideways)",
    },
  ],
  *check({ link: { text: { span, value } } }) {
    if (/[A-Z]{2} [A-Z]{2}/.test(value) && value === value.toUpperCase()) yield { span, message: "the title is in capitals", help: "write it as a sentence" };
  },
});
`;
const REPORTED = "* [CRABS IN SPACE](https://blog.example.net/crabs-in-space)";

beforeAll(() => {
  const left = ["node_modules", "dist", ".git", ".corpus"];
  mkdirSync(copy);
  for (const name of readdirSync(root))
    if (!left.includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  // The checkout of the newsletter beside it.
  cpSync(join(root, "fixtures/content"), join(folder, "this-week-in-rust/content"), { recursive: true });
});

test("a rule is named for what it flags, and stands in a folder", () => {
  for (const path of ["titles/no-shouting", "shouted-title", "elsewhere/shouted-title", "titles/entry-final-period"])
    expect(run(`node_modules/.bin/tsx scripts/new-rule.ts ${path}`), path).toMatchObject({ status: 2 });
});

test("the six steps end green", { timeout: 240_000 }, () => {
  expect([...STEPS.keys()]).toEqual([1, 2, 3, 4, 5, 6]);
  const commands = [...STEPS.values()].flat();
  expect(commands[0]).toBe("npm ci");
  expect(commands).toEqual(expect.arrayContaining(["npm run format", "npm run generate", "npm run check"]));

  // 1. The packages are there already.
  STEPS.get(1)?.shift();
  const made = take(1);
  const file = "src/rules/titles/shouted-title.ts";
  expect(made).toContain(file);
  expect(read("src/rules/index.ts")).toContain('"./titles/shouted-title.ts"');
  expect(read("docs/rules/README.md")).toContain("shouted-title");
  expect(existsSync(join(copy, "docs/rules/shouted-title.md"))).toBe(true);
  expect(take(3), "the scaffold passes").toContain("1 passed");
  expect(run("npx tsc --noEmit")).toMatchObject({ status: 0 });

  // 2. and 3.
  expect(read(file)).toMatch(/^ {2,}.*help: /m);
  writeFileSync(join(copy, file), RULE);
  expect(take(3)).toContain("1 passed");

  // 4.
  expect(take(4)).toMatch(/\d+ findings? in \d+ issues?/);

  // 5.
  const [torn = ""] = readdirSync(join(copy, "fixtures/torn"));
  appendFileSync(join(copy, "fixtures/torn", torn), `\n### Research\n\n${REPORTED}\n`);
  take(5);
  expect(read("fixtures/expected/torn.txt")).toContain("shouted-title: the title is in capitals");

  // 6.
  take(6);
  expect(read(file)).not.toBe(RULE);
  expect(read("docs/rules/shouted-title.md")).toContain("WHY CRABS WALK SIDEWAYS");
});
