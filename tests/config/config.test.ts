import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { configJsonSchema } from "../../src/config/schema.ts";
import { settingsOf } from "../../src/config/settings.ts";
import { GROUPS } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";
import { issueWith, KNOWN, newFolder, STALE, TRACKED } from "../support/cli-run.ts";

const CONFIG = "twir-lint.config.json";

/** A checkout with one bad issue and a config at its top. */
const checkout = (config?: unknown) => {
  const folder = newFolder();
  folder.write("repository/.git/HEAD", "");
  folder.write("repository/draft/a.md", issueWith(TRACKED, STALE));
  if (config !== undefined)
    folder.write(`repository/${CONFIG}`, typeof config === "string" ? config : JSON.stringify(config));
  return folder;
};
const lintIn = (folder: ReturnType<typeof checkout>, ...flags: string[]) =>
  folder.run([...flags, "--format", "text", "draft/a.md"], { inside: "repository" });
const found = (stdout: string): string[] =>
  [...stdout.matchAll(/: (\w+): [^\n]* \[([a-z-]+)\]$/gm)].map(([, severity, rule]) => `${rule} ${severity}`);

const both = { select: ["stale-event", "tracking-parameter"] };

describe("what it says", () => {
  test.each([
    [both, ["tracking-parameter error", "stale-event info"]],
    [{ ...both, stage: "publish" }, ["tracking-parameter error", "stale-event error"]],
    [{ ...both, ignore: ["readiness"] }, ["tracking-parameter error"]],
    [{ ...both, rules: { "tracking-parameter": "warning" } }, ["tracking-parameter warning", "stale-event info"]],
    [
      { ...both, rules: { policy: "off", "tracking-parameter": "info" } },
      ["tracking-parameter info", "stale-event info"],
    ],
    [
      { ...both, $schema: "x", rules: { policy: "off", readiness: "warning" } },
      ["tracking-parameter error", "stale-event warning"].slice(1),
    ],
  ])("%j", async (config, expected) => {
    const { stdout, stderr } = await lintIn(checkout(config));
    expect(stderr).toBe("");
    expect(found(stdout)).toEqual(expected);
  });

  test("maxWarnings", async () => {
    const config = { ...both, rules: { "tracking-parameter": "warning" }, maxWarnings: 0 };
    const over = { code: 1, stderr: "twir-lint: 1 warning, and at most 0 allowed\n" };
    expect(await lintIn(checkout(config))).toMatchObject(over);
    expect(await lintIn(checkout(config), "--max-warnings", "1")).toMatchObject({ code: 0, stderr: "" });
  });

  test("a byte order mark before it does no harm", async () => {
    expect((await lintIn(checkout(`\uFEFF${JSON.stringify(both)}`))).stderr).toBe("");
  });
});

describe("flags win", () => {
  test.each([
    [
      { ...both, rules: { "tracking-parameter": "off" } },
      ["--severity", "policy=info"],
      ["tracking-parameter info", "stale-event info"],
    ],
    [{ ...both, stage: "publish" }, ["--stage", "draft"], ["tracking-parameter error", "stale-event info"]],
    [{ select: ["style"] }, KNOWN, ["tracking-parameter error", "stale-event info"]],
    [{ ignore: ["policy"], rules: { readiness: "off" } }, KNOWN, ["tracking-parameter error", "stale-event info"]],
    [{ ...both, ignore: ["stale-event"] }, ["--ignore", "style"], ["tracking-parameter error"]],
  ])("%j and %j", async (config, flags, expected) => {
    const { stdout, stderr } = await lintIn(checkout(config), ...flags);
    expect(stderr).toBe("");
    expect(found(stdout)).toEqual(expected);
  });

  test.each([
    [{}, ["--select", "stale-event", "--ignore", "stale-event"]],
    [{}, ["--select", "stale-event", "--severity", "readiness=off"]],
    [{ ...both, ignore: ["stale-event"] }, ["--ignore", "policy"]],
    [{ rules: Object.fromEntries(Object.keys(GROUPS).map((group) => [group, "off"])) }, []],
    [{ select: [] }, []],
  ])("%j and %j leave no rule, which is told once", async (config, flags) => {
    const folder = checkout(config);
    folder.write("repository/draft/b.md", issueWith());
    const stderr =
      "twir-lint: no rule is left to run: the flags or the config leave out all; `twir-lint --show-settings FILE` says of each rule what leaves it out\n";
    expect(await lintIn(folder, ...flags, "draft/b.md")).toEqual({ code: 2, stdout: "", stderr });
  });

  test("a rule that only the author leaves out is left", async () => {
    const flags = ["--select", "restricted-section", "--author", "editor"];
    expect(await lintIn(checkout({}), ...flags)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("without flags and config the engine's own settings hold", () => {
    expect(settingsOf(undefined, {}, rules)).toMatchObject({ severity: {}, select: undefined, ignore: [] });
  });
});

describe("where it is found", () => {
  test("the nearest above the file, wherever the user stands", async () => {
    const folder = checkout({ select: ["stale-event"] });
    folder.write(`repository/draft/${CONFIG}`, JSON.stringify({ select: ["tracking-parameter"] }));
    folder.write("repository/content/a.md", issueWith(TRACKED, STALE));
    const argv = ["--format", "text", "repository/draft/a.md", "repository/content/a.md"];
    expect(found((await folder.run(argv)).stdout)).toEqual(["tracking-parameter error", "stale-event error"]);
  });

  test("not above the root of the git checkout", async () => {
    const folder = checkout();
    folder.write(CONFIG, "broken");
    expect(await lintIn(folder, ...KNOWN)).toMatchObject({ code: 1, stderr: "" });
  });

  test("for standard input: from the name given, else from here", async () => {
    const folder = checkout({ select: ["stale-event"] });
    const stdin = issueWith(TRACKED, STALE);
    const named = ["-", "--stdin-filename", "repository/draft/x.md", "--format", "text"];
    expect(found((await folder.run(named, { stdin })).stdout)).toEqual(["stale-event info"]);
    const here = await folder.run(["-", "--format", "text"], { stdin, inside: "repository" });
    expect(found(here.stdout)).toEqual(["stale-event error"]);
  });

  test("--config names another, --no-config wants none", async () => {
    const folder = checkout("broken");
    folder.write("repository/other.json", JSON.stringify({ select: ["stale-event"] }));
    expect(found((await lintIn(folder, "--config", "other.json")).stdout)).toEqual(["stale-event info"]);
    expect(await lintIn(folder, "--no-config", ...KNOWN)).toMatchObject({ code: 1, stderr: "" });
  });
});

const WHERE_TO_LOOK = "look there and before it for a quote, comma or bracket that is missing or too many";

describe("comments and trailing commas", () => {
  const WITH_COMMENTS = `{
    // It is an old draft: https://example.net/*why*/
    "rules": { "tracking-parameter": "warning", /* not "error" */ },
    "select": ["tracking-parameter", "stale-event",],
  }`;

  test.each(["twir-lint.config.json", "twir-lint.config.jsonc"])("may stand in %s", async (name) => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    folder.write(name, WITH_COMMENTS);
    const { code, stdout, stderr } = await folder.run(["a.md", "--format", "text"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^a\.md:.* warning/);
  });

  test("the name without c is the one that counts, when both are there", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    folder.write("twir-lint.config.json", `{ "select": ["stale-event"] }`);
    folder.write("twir-lint.config.jsonc", WITH_COMMENTS);
    folder.write("b.md", issueWith());
    const told =
      "twir-lint: twir-lint.config.json is read, and twir-lint.config.jsonc beside it is not; remove one of them\n";
    expect(await folder.run(["a.md", "b.md"])).toEqual({ code: 0, stdout: "", stderr: told });
    expect((await folder.run(["--config", "twir-lint.config.jsonc", "a.md"])).stderr).toBe("");
  });

  test("are no text of a value", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    folder.write("twir-lint.config.json", `{ "$schema": "https://example.net/,]", } // it's the end`);
    expect((await folder.run([...KNOWN, "a.md"])).stderr).toBe("");
  });
});

describe("what is wrong with it is said in one line, and nothing is linted by it", () => {
  test.each([
    ["", `${CONFIG}: the file is empty; write \`{}\` or remove it`],
    ['{\n  "rules": {}}\n}', `${CONFIG}:3:1: not valid JSON; ${WHERE_TO_LOOK}`],
    ["{\n  # why\n}", `${CONFIG}:2:3: not valid JSON; ${WHERE_TO_LOOK}`],
    ['{ /* why\nnot */ "stage": draft }', `${CONFIG}:2:17: not valid JSON; ${WHERE_TO_LOOK}`],
    ['{ "stage": draft }', `${CONFIG}:1:12: not valid JSON; ${WHERE_TO_LOOK}`],
    ['{ "stage": "draft"', `${CONFIG}:1:19: not valid JSON; ${WHERE_TO_LOOK}`],
    ['{ "stage": "draft" /* ', `${CONFIG}:1:20: not valid JSON; ${WHERE_TO_LOOK}`],
    [{ archive: { isues: 1 } }, `${CONFIG}: unknown key \`archive.isues\`; did you mean \`issues\`?`],
    [{ archive: { zebra: 1 } }, `${CONFIG}: unknown key \`archive.zebra\`; known are issues`],
    [{ rules: { style: 2 } }, `${CONFIG}: \`rules.style\` is 2; did you mean \`error\`?`],
    [{ stage: "published" }, `${CONFIG}: \`stage\` is "published"; did you mean \`publish\`?`],
    ["[]", `${CONFIG}: the file is []; it must be an object`],
    [{ rulez: {} }, `${CONFIG}: unknown key \`rulez\`; did you mean \`rules\`?`],
    [
      { zebra: 1 },
      `${CONFIG}: unknown key \`zebra\`; known are $schema, plugins, rules, stage, author, maxWarnings, archive, select, ignore`,
    ],
    [
      { rules: { "stale-evnt": "off" } },
      `${CONFIG}: unknown rule or group \`stale-evnt\` in \`rules\`; did you mean \`stale-event\`?`,
    ],
    [
      { rules: { zebra: "off" } },
      `${CONFIG}: unknown rule or group \`zebra\` in \`rules\`; \`twir-lint rules\` lists all`,
    ],
    [
      '{ "rules": { "__proto__": "off" } }',
      `${CONFIG}: unknown rule or group \`__proto__\` in \`rules\`; \`twir-lint rules\` lists all`,
    ],
    [{ rules: { style: "warn" } }, `${CONFIG}: \`rules.style\` is "warn"; did you mean \`warning\`?`],
    [{ rules: [] }, `${CONFIG}: \`rules\` is []; it must be an object`],
    [{ stage: "final" }, `${CONFIG}: \`stage\` is "final"; did you mean \`publish\`?`],
    [
      { select: ["stale-evnt"] },
      `${CONFIG}: unknown rule or group \`stale-evnt\` in \`select\`; did you mean \`stale-event\`?`,
    ],
    [{ ignore: "style" }, `${CONFIG}: \`ignore\` is "style"; write \`["style"]\``],
    [{ select: "style, hint" }, `${CONFIG}: \`select\` is "style, hint"; write \`["style", "hint"]\``],
    [{ select: 3 }, `${CONFIG}: \`select\` is 3; it must be a list`],
    [{ archive: false }, `${CONFIG}: \`archive\` is false; write \`{ "issues": 0 }\``],
    [{ archive: "all" }, `${CONFIG}: \`archive\` is "all"; write \`{ "issues": "all" }\``],
    [{ archive: "content" }, `${CONFIG}: \`archive\` is "content"; \`--archive content\` names another folder`],
    [{ archive: [] }, `${CONFIG}: \`archive\` is []; it must be an object`],
    [
      { severity: {} },
      `${CONFIG}: unknown key \`severity\`; \`rules\` sets the levels: { "rules": { "RULE": "off" } }`,
    ],
    [
      { extends: "x" },
      `${CONFIG}: unknown key \`extends\`; leave it out: all rules run, and \`rules\` sets their levels`,
    ],
    [
      { ignorePatterns: [] },
      `${CONFIG}: unknown key \`ignorePatterns\`; leave files out on the command line: '!draft/old.md'`,
    ],
    [{ archive: { extends: 1 } }, `${CONFIG}: unknown key \`archive.extends\`; known are issues`],
    [{ maxWarnings: -1 }, `${CONFIG}: \`maxWarnings\` is -1; it must be a whole number from 0`],
    [{ archive: 3 }, `${CONFIG}: \`archive\` is 3; write \`{ "issues": 3 }\``],
    [
      { archive: { issues: "some" } },
      `${CONFIG}: \`archive.issues\` is "some"; it must be a whole number from 0, or "all"`,
    ],
    [{ archive: { issues: -1 } }, `${CONFIG}: \`archive.issues\` is -1; it must be a whole number from 0, or "all"`],
    [{ maxWarnings: "3" }, `${CONFIG}: \`maxWarnings\` is "3"; it must be a whole number from 0`],
    [
      { "\u001b[2J": 1 },
      `${CONFIG}: unknown key \`\\u{1b}[2J\`; known are $schema, plugins, rules, stage, author, maxWarnings, archive, select, ignore`,
    ],
    [{ plugins: "./shout.js" }, `${CONFIG}: \`plugins\` is "./shout.js"; write \`["./shout.js"]\``],
    [
      { plugins: [3], zebra: 1 },
      `${CONFIG}: \`plugins.0\` is 3; it must be the path of a file, or the name of a package`,
    ],
  ])("%j", async (config, message) => {
    const folder = checkout(config);
    folder.write("repository/draft/b.md", issueWith());
    const { code, stdout, stderr } = await folder.run(["--format", "text", "draft/a.md", "draft/b.md"], {
      inside: "repository",
    });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `twir-lint: ${message}\n` });
  });

  test("a --config that is not there", async () => {
    const stderr = "twir-lint: gone.json: no such file; give --config the path of a config file, or --no-config\n";
    expect(await lintIn(checkout(), "--config", "gone.json")).toEqual({ code: 2, stdout: "", stderr });
  });
});

describe("its JSON Schema", () => {
  const validate = new Ajv({ strict: true }).compile(JSON.parse(configJsonSchema()));

  test("accepts what the tool accepts", () => {
    const levels = Object.fromEntries(rules.map(({ id }) => [id, "off"]));
    expect(
      validate({ $schema: "x", rules: levels, stage: "draft", maxWarnings: 3, select: ["style"], ignore: [] }),
    ).toBe(true);
    expect(validate({})).toBe(true);
    const names = { rules: { shouting: "off", style: "info" }, select: ["shouting"], ignore: ["shouting"] };
    expect(validate({ plugins: ["./shouting.js"], ...names })).toBe(true);
  });

  test.each([
    { rulez: {} },
    { rules: { zebra: "off" } },
    { rules: { style: "warn" } },
    { maxWarnings: 0.5 },
    { select: "style" },
    { select: ["zebra"] },
    { plugins: [], ignore: ["zebra"] },
    { plugins: ["./shouting.js"], rules: { shouting: "loud" } },
    { plugins: ["./shouting.js"], rulez: {} },
  ])("refuses %j", (config) => {
    expect(validate(config)).toBe(false);
  });

  test("is shipped", () => {
    const shipped = JSON.parse(readFileSync("schema/config.json", "utf8"));
    expect(Object.keys(shipped.properties)).toEqual([
      "$schema",
      "plugins",
      "rules",
      "stage",
      "author",
      "maxWarnings",
      "archive",
      "select",
      "ignore",
    ]);
  });
});
