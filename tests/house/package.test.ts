/** The package as a user gets it: packed, installed into an empty folder, without what only development needs. */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { installPackage } from "../../scripts/bench/install.ts";
import { HOME, PAGE } from "../../src/report/project.ts";
import { issueWith, REPAIRED, TRACKED } from "../support/cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twir-lint-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, argv: readonly string[], cwd = folder): string =>
  execFileSync(command, argv, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const packed = installPackage(folder);

test("packing prints the name of the file and nothing else, which pre-commit takes for it", () => {
  const noisy = mkdtempSync(join(tmpdir(), "twir-lint-noisy-"));
  try {
    const scripts = { prepare: "echo built" };
    writeFileSync(join(noisy, "package.json"), JSON.stringify({ name: "noisy", version: "1.0.0", scripts }));
    copyFileSync(".npmrc", join(noisy, ".npmrc"));
    expect(run("npm", ["pack"], noisy)).toBe("noisy-1.0.0.tgz\n");
  } finally {
    rmSync(noisy, { recursive: true, force: true });
  }
});

test("what is packed is what runs, its types, and what one reads", () => {
  const tops = new Set(
    packed.files
      .map(({ path }) => path.split("/").slice(0, 2).join("/"))
      .filter((path) => !/^(?:dist|docs|examples)\//.test(path)),
  );
  expect([...tops].sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "bin/package.json",
    "bin/twir-lint.js",
    "package.json",
    "problem-matcher.json",
    "schema/config.json",
    "schema/report.json",
  ]);
  const built = packed.files.map(({ path }) => path).filter((path) => path.startsWith("dist/"));
  expect(built).toEqual(expect.arrayContaining(["dist/cli/start.cjs", "dist/index.js", "dist/index.d.ts"]));
  expect(built.filter((path) => !/\.(?:cjs|js|d\.ts)$|LICENSES.*\.txt$|^dist\/cli\/words\.txt$/.test(path))).toEqual(
    [],
  );
  expect(packed.files.filter(({ path }) => /^docs\/.*(?<!\.md|\.yml)$/.test(path))).toEqual([]);
  expect(built.filter((path) => /^dist\/(?:web|vscode|release)\//.test(path))).toEqual([]);
});

test("the addresses are those that reports name", () => {
  const { homepage, repository, bugs } = JSON.parse(readFileSync("package.json", "utf8"));
  expect({ homepage, repository, bugs }).toEqual({
    homepage: PAGE,
    repository: { type: "git", url: `git+${HOME}.git` },
    bugs: `${HOME}/issues`,
  });
});

test("nothing that runs is installed beside it", () => {
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expect(installed).toEqual(["@types", "twir-lint"]);
});

test("the program runs", () => {
  // What only the reference parser reads, which is in a file of its own.
  writeFileSync(join(folder, "issue.md"), issueWith(`${TRACKED}\n* [a](<https://blog.example.net/b>)`));
  const bin = join(folder, "node_modules/.bin/twir-lint");
  expect(run(bin, ["--fix", "--select", "tracking-parameter", "issue.md"])).toBe("1 fixed\n");
  writeFileSync(join(folder, "twir-lint.config.json"), JSON.stringify({ rules: { "tracking-parameter": "off" } }));
  writeFileSync(join(folder, "issue.md"), issueWith(TRACKED));
  expect(JSON.parse(run(bin, ["--format", "json", "--ignore", "hint", "issue.md"])).files[0].diagnostics).toEqual([]);
});

const STRICT = ["--strict", "--skipLibCheck", "false", "--types", "", "--module", "nodenext", "--target", "es2023"];
/** Type-checks a file as an outside user would, and compiles it. */
const compile = (file: string): void => {
  const argv = [resolve("node_modules/typescript/bin/tsc"), ...STRICT, "--outDir", "out", file];
  expect(spawnSync(process.execPath, argv, { cwd: folder, encoding: "utf8" }).stdout).toBe("");
};

/** Every target has its type, and what does not fit is refused. */
const RULES = String.raw`
import type { Nodes } from "mdast";
import { type AnyRule, defineRule, type EventEntry, formatDay, safeFix, spanOf, testRule } from "twir-lint";

const about = { group: "hint", summary: "is there", why: "For this test." } as const;

const quiet = defineRule({
  ...about,
  id: "quiet-crab",
  on: "entry",
  fix: "always",
  examples: [
    {
      in: "observations",
      incorrect: "* [crab](https://blog.example.net/crab)\n   ^^^^ it is quiet",
      correct: "* [CRAB](https://blog.example.net/crab)",
    },
  ],
  *check({ link }, { isAllowed }) {
    const { span, value } = link.text;
    if (value === "crab" && !isAllowed(span))
      yield { span, message: "it is quiet", fix: safeFix("shout", { span, text: "CRAB" }) };
  },
});

const early = defineRule({
  ...about,
  id: "early-event",
  on: "event",
  fix: "never",
  examples: [{ incorrect: "a", correct: "" }],
  *check(event, { issue }) {
    const entry: EventEntry = event;
    const first: number | undefined = entry.dates?.from;
    if (first !== undefined && issue.date !== undefined && first - issue.date < 0)
      yield { span: event.span, message: formatDay(first) };
    // @ts-expect-error an event is no link
    event.url;
  },
});

const emphatic = defineRule({
  ...about,
  id: "deleted-text",
  on: "tree",
  fix: "never",
  examples: [{ incorrect: "~~a~~\n^^^^^ deleted", correct: "a" }],
  *check(tree) {
    const pending: Nodes[] = [tree];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === "delete") yield { span: spanOf(node), message: "deleted" };
      if ("children" in node) pending.push(...node.children);
    }
  },
});

// @ts-expect-error there is no such target
defineRule({ ...quiet, on: "evnt" });
// @ts-expect-error a rule has examples
defineRule({ ...quiet, examples: [] });
// @ts-expect-error a rule may wait for nothing
defineRule({ ...quiet, check: async () => [] });

testRule(quiet);
const rules: AnyRule[] = [quiet, early, emphatic];
export default rules;
`;

test("CommonJS requires it", () => {
  writeFileSync(join(folder, "use.cjs"), 'console.log(typeof require("twir-lint").lint);');
  expect(run(process.execPath, ["--disable-warning=ExperimentalWarning", "use.cjs"])).toBe("function\n");
});

test("rules of one's own are typed, tested and loaded", () => {
  writeFileSync(join(folder, "rules.ts"), RULES);
  compile("rules.ts");
  writeFileSync(
    join(folder, "own.md"),
    issueWith("* [crab](https://blog.example.net/crab)\n* [~~old~~](https://a.example/)"),
  );
  const bin = join(folder, "node_modules/.bin/twir-lint");
  const found = run(bin, [
    "--plugin",
    "./out/rules.js",
    "--select",
    "quiet-crab,deleted-text",
    "--format",
    "text",
    "own.md",
  ]);
  expect(found).toBe("own.md:14:4: info: it is quiet [quiet-crab]\nown.md:15:4: info: deleted [deleted-text]\n");
});

test("the library runs, and its types are whole", () => {
  const script = [
    'import { fix, type Diagnostic } from "twir-lint";',
    `const { text, diagnostics } = fix(${JSON.stringify(issueWith(`${TRACKED}\n* [a](<b>)`))}, { select: ["tracking-parameter"] });`,
    "export const rest: readonly Diagnostic[] = diagnostics;",
    "declare const console: { log(text: string): void };",
    "console.log(text);",
  ].join("\n");
  writeFileSync(join(folder, "use.ts"), script);
  compile("use.ts");
  expect(run(process.execPath, [join("out", "use.js")])).toBe(`${issueWith(`${REPAIRED}\n* [a](<b>)`)}\n`);
});
