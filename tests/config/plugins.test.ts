/** Rules of the user's own, loaded by flag and by config, and all that can be wrong with them. */
import { describe, expect, test } from "vitest";
import { issueWith, newFolder, TRACKED } from "../support/cli-run.ts";

const CONFIG = "twir-lint.config.json";

/** The source of a plugin with one rule; `more` overrides its fields. */
const pluginText = (more: Readonly<Record<string, string>> = {}): string => {
  const fields = {
    id: '"shouting"',
    on: '"entry"',
    group: '"style"',
    fix: '"always"',
    summary: '"a title shouts"',
    why: '"It is loud."',
    examples: '[{ incorrect: "x", correct: "y" }]',
    check: `function* ({ link }) {
      const { span, value } = link.text;
      if (value !== value.toUpperCase()) return;
      const edits = [{ span, text: value.toLowerCase() }];
      yield { span, message: "it shouts", fix: { title: "lower it", safety: "safe", edits } };
    }`,
    ...more,
  };
  return `export default { ${Object.entries(fields)
    .filter(([, code]) => code !== "")
    .map(([key, code]) => `${key}: ${code}`)
    .join(",\n")} };\n`;
};

const SHOUTED = "* [CRABS](https://blog.example.net/crabs)";
const PLUGIN = "./shouting.mjs";

/** A folder with a plugin and an issue that it reports on. */
const withPlugin = (text = pluginText(), entries = SHOUTED) => {
  const folder = newFolder();
  folder.write("shouting.mjs", text);
  folder.write("a.md", issueWith(entries));
  return folder;
};

const found = (stdout: string): string[] =>
  [...stdout.matchAll(/: (\w+): [^\n]* \[([a-z-]+)\]$/gm)].map(([, severity, rule]) => `${rule} ${severity}`);

const TEXT = ["--format", "text", "a.md"];

describe("by flag", () => {
  test("its findings are reported with a place and a fix, and fixed", async () => {
    const folder = withPlugin();
    const { code, stdout, stderr } = await folder.run(["--plugin", PLUGIN, "--format", "json", "a.md"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { diagnostics } = JSON.parse(stdout).files[0];
    expect(diagnostics).toMatchObject([{ rule: "shouting", severity: "warning", message: "it shouts" }]);
    expect(diagnostics[0]).not.toHaveProperty("url");
    await folder.run(["--plugin", PLUGIN, "--fix", "a.md"]);
    expect(folder.read("a.md")).toBe(issueWith(SHOUTED.replace("CRABS", "crabs")));
  });

  test("without it the rule does not exist", async () => {
    expect(await withPlugin().run(TEXT)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test.each([
    [["--select", "shouting"], ["shouting warning"]],
    [["--select", "style"], ["shouting warning"]],
    [["--select", "dates"], []],
    [["--ignore", "shouting"], []],
    [["--ignore", "style"], []],
    [["--severity", "shouting=error"], ["shouting error"]],
    [["--severity", "style=error", "--severity", "shouting=off"], []],
  ])("%j", async (flags, expected) => {
    const { stdout, stderr } = await withPlugin().run(["--plugin", PLUGIN, ...flags, ...TEXT]);
    expect(stderr).toBe("");
    expect(found(stdout)).toEqual(expected);
  });

  test("names that no plugin has are unknown, near ones are meant", async () => {
    const { code, stderr } = await withPlugin().run(["--plugin", PLUGIN, "--select", "shoutin", "a.md"]);
    expect(code).toBe(2);
    expect(stderr).toBe("twir-lint: --select: unknown rule or group `shoutin`; did you mean `shouting`?\n");
  });

  test("several, a list of rules, the same one twice, an absolute path", async () => {
    const folder = withPlugin();
    const [one, two] = ["one", "two"].map((id) =>
      pluginText({ id: `"shouting-${id}"` }).replace("export default ", ""),
    );
    const path = folder.write(
      "more.mjs",
      `export default [${one?.replace(/;\s*$/, "")}, ${two?.replace(/;\s*$/, "")}];`,
    );
    const flags = ["--plugin", PLUGIN, "--plugin", path, "--plugin", "more.mjs"];
    const { stdout, stderr } = await folder.run([...flags, ...TEXT]);
    expect(stderr).toBe("");
    expect(found(stdout)).toEqual(["shouting warning", "shouting-one warning", "shouting-two warning"]);
  });

  test("CommonJS", async () => {
    const folder = withPlugin();
    folder.write("shouting.cjs", pluginText().replace("export default", "module.exports ="));
    expect(found((await folder.run(["--plugin", "shouting.cjs", ...TEXT])).stdout)).toEqual(["shouting warning"]);
  });

  test("allow comments may name it, and are of use or not", async () => {
    const allow = "<!-- twir-lint-allow shouting: they do -->\n";
    const run = (text: string, ...flags: string[]) => withPlugin(pluginText(), text).run([...flags, ...TEXT]);
    expect((await run(allow + SHOUTED, "--plugin", PLUGIN)).stdout).toBe("");
    expect(found((await run(allow + SHOUTED.toLowerCase(), "--plugin", PLUGIN)).stdout)).toEqual([
      "unused-allow warning",
    ]);
    expect(found((await run(allow + SHOUTED)).stdout)).toEqual(["unknown-allow warning"]);
    const near = allow.replace("shouting", "shoutin");
    expect((await run(near + SHOUTED, "--plugin", PLUGIN)).stdout).toContain("shouting");
  });

  test("what is left to do is folded in a draft, as with the newsletter's own", async () => {
    const folder = withPlugin(pluginText({ group: '"readiness"' }));
    folder.write("draft/b.md", issueWith(SHOUTED));
    const { stdout } = await folder.run(["--plugin", PLUGIN, "draft/b.md"]);
    expect(stdout).toMatch(/^1 thing left to do before publication/);
  });
});

describe("has the contract of the newsletter's own", () => {
  const run = async (fields: Readonly<Record<string, string>>) => {
    const folder = withPlugin(pluginText({ fix: '"never"', ...fields }));
    return found((await folder.run(["--plugin", PLUGIN, ...TEXT])).stdout);
  };
  const check = "function* (_, __, { groups: [word] }) { yield { span: word.span, message: word.value }; }";

  test("match, since, confidence and yieldsTo", async () => {
    const fields = { on: '"link"', match: "/(CRABS)/g", check };
    expect(await run(fields)).toEqual(["shouting warning"]);
    expect(await run({ ...fields, match: "/(CRABBY)/" })).toEqual([]);
    expect(await run({ ...fields, since: '"2026-03-11"' })).toEqual(["shouting warning"]);
    expect(await run({ ...fields, since: '"2026-03-12"' })).toEqual([]);
    expect(await run({ ...fields, confidence: '"possible"' })).toEqual(["shouting info"]);
    expect(await run({ ...fields, yieldsTo: '["stale-event"]' })).toEqual(["shouting warning"]);
  });

  test.each(["hint", "warning", "root"])(
    "a finding with `%s`, as in earlier versions, is told what to write",
    async (field) => {
      const folder = withPlugin(
        pluginText({ check: `function* ({ span }) { yield { span, message: "m", ${field}: true }; }` }),
      );
      const { code, stderr } = await folder.run(["--plugin", PLUGIN, ...TEXT]);
      expect(code).toBe(2);
      expect(stderr).toContain(`a finding has \`${field}\`: write `);
    },
  );
});

describe("an installed package", () => {
  const install = (folder: ReturnType<typeof newFolder>, at: string) => {
    const manifest = { name: "twir-lint-crabs", exports: { ".": { import: "./rules/index.mjs" } } };
    folder.write(`${at}node_modules/twir-lint-crabs/package.json`, JSON.stringify(manifest));
    folder.write(`${at}node_modules/twir-lint-crabs/rules/index.mjs`, pluginText());
  };

  test("is found from the working directory", async () => {
    const folder = withPlugin();
    install(folder, "");
    expect(found((await folder.run(["--plugin", "twir-lint-crabs", ...TEXT])).stdout)).toEqual(["shouting warning"]);
  });

  test("is found from the folder of the config that names it", async () => {
    const folder = newFolder();
    install(folder, "checkout/");
    folder.write(".git/HEAD", "");
    folder.write("checkout/draft/a.md", issueWith(SHOUTED));
    folder.write(`checkout/${CONFIG}`, JSON.stringify({ plugins: ["twir-lint-crabs"] }));
    const { stdout, stderr } = await folder.run(["--format", "text", "checkout/draft/a.md"]);
    expect({ stderr, found: found(stdout) }).toEqual({ stderr: "", found: ["shouting warning"] });
  });

  test("no file takes its place", async () => {
    const folder = withPlugin();
    folder.write("twir-lint-crabs", pluginText());
    const { code, stderr } = await folder.run(["--plugin", "twir-lint-crabs", "a.md"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `twir-lint: plugin \`twir-lint-crabs\`: no such package is installed in ${folder.path} or above; install it there; the path of a file ends in .js or starts with ./\n`,
    );
  });

  test.each(["fs", "node:fs", "data:text/javascript,export default 1", "https://a.example/x"])(
    "%s is none",
    async (name) => {
      const { code, stderr } = await withPlugin().run(["--plugin", name, "a.md"]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`twir-lint: plugin \`${name}\`: `) });
    },
  );
});

describe("by config", () => {
  const checkout = (config: object) => {
    const folder = newFolder();
    folder.write("repository/.git/HEAD", "");
    folder.write("repository/rules/shouting.mjs", pluginText());
    folder.write("repository/draft/a.md", issueWith(SHOUTED));
    folder.write(`repository/${CONFIG}`, JSON.stringify(config));
    return folder;
  };
  const plugins = ["./rules/shouting.mjs"];
  const run = (config: object, ...flags: string[]) =>
    checkout(config).run([...flags, "--format", "text", "a.md"], { inside: "repository/draft" });

  test.each([
    [{ plugins }, ["shouting warning"]],
    [{ plugins, rules: { shouting: "error" } }, ["shouting error"]],
    [{ plugins, rules: { style: "error", shouting: "info" } }, ["shouting info"]],
    [{ plugins, select: ["shouting"] }, ["shouting warning"]],
    [{ plugins, ignore: ["shouting"] }, []],
  ])("%j", async (config, expected) => {
    const { stdout, stderr } = await run(config);
    expect(stderr).toBe("");
    expect(found(stdout)).toEqual(expected);
  });

  test("flags may name its rules, and name the same file", async () => {
    const flags = ["--select", "shouting", "--severity", "shouting=error", "--plugin", "../rules/shouting.mjs"];
    const { stdout, stderr } = await run({ plugins }, ...flags);
    expect({ stderr, found: found(stdout) }).toEqual({ stderr: "", found: ["shouting error"] });
  });

  test("a name is known when the plugin of one of the files has it", async () => {
    const folder = checkout({ plugins });
    folder.write("b.md", issueWith(SHOUTED));
    const argv = ["--select", "shouting", "--format", "text", "../b.md", "draft/a.md"];
    const { stdout, stderr } = await folder.run(argv, { inside: "repository" });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^draft\/a\.md:\d+:\d+: warning: it shouts \[shouting\]\n$/);
  });

  test("--no-config loads none", async () => {
    expect(await run({ plugins }, "--no-config")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("other words of the config are held against its rules", async () => {
    const near = `/${CONFIG}: unknown rule or group \`shoutin\` in \`rules\`; did you mean \`shouting\`?\n`;
    expect((await run({ plugins, rules: { shoutin: "off" } })).stderr).toContain(near);
    expect((await run({ rules: { shouting: "off" } })).code).toBe(2);
  });

  test("one that is broken is named with its config, once for all files; others are linted", async () => {
    const folder = checkout({ plugins: ["./gone.mjs"] });
    folder.write("repository/draft/b.md", issueWith());
    folder.write("b.md", issueWith(TRACKED));
    const argv = ["--format", "text", "draft/a.md", "draft/b.md", "../b.md"];
    const { code, stdout, stderr } = await folder.run(argv, { inside: "repository" });
    expect(code).toBe(2);
    expect(found(stdout)).toEqual(["tracking-parameter error"]);
    expect(stderr).toBe(
      `twir-lint: ${CONFIG}: plugin \`./gone.mjs\`: no such file; it would be ${folder.path}/repository/gone.mjs\n`,
    );
  });

  test("names of rules that nobody can know are not what is wrong", async () => {
    const { code, stderr } = await run({ plugins: ["./gone.mjs"] }, "--select", "shouting");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^twir-lint: [^\n]*: plugin `\.\/gone\.mjs`: no such file; [^\n]*\n$/);
  });
});

describe("rules and explain", () => {
  test("list it behind the newsletter's", async () => {
    const folder = withPlugin(pluginText({ url: '"https://crabs.example/shouting"' }));
    const { stdout } = await folder.run(["rules", "--plugin", PLUGIN]);
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^shouting +style +warning +always +a title shouts$/);
    const before = await folder.run(["--plugin", PLUGIN, "rules", "--format", "json"]);
    expect(JSON.parse(before.stdout).at(-1)).toMatchObject({ id: "shouting", url: "https://crabs.example/shouting" });
  });

  test("explain it, with the page that it has or none", async () => {
    const { code, stdout } = await withPlugin().run(["explain", "shouting", "--plugin", PLUGIN]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^shouting: a title shouts\n\nIt is loud\.\n/);
    expect(stdout).not.toMatch(/^page/m);
    const paged = withPlugin(pluginText({ url: '"https://crabs.example/shouting"' }));
    expect((await paged.run(["explain", "shouting", "--plugin", PLUGIN])).stdout).toMatch(
      /^page +https:\/\/crabs\.example\/shouting$/m,
    );
  });

  test("know the config's, whatever else the config says", async () => {
    const folder = withPlugin();
    folder.write(CONFIG, JSON.stringify({ plugins: [PLUGIN], rulez: 1 }));
    expect((await folder.run(["rules"])).stdout).toMatch(/^shouting /m);
    expect((await folder.run(["explain", "shoutin"])).stderr).toBe(
      "twir-lint: unknown rule `shoutin`; did you mean `shouting`?\n",
    );
    expect((await folder.run(["explain", "shouting", "--no-config"])).code).toBe(2);
  });

  test("the newsletter's own need no plugin to be whole", async () => {
    const folder = withPlugin("throw new Error('broken');");
    folder.write(CONFIG, JSON.stringify({ plugins: [PLUGIN] }));
    expect((await folder.run(["explain", "stale-event"])).code).toBe(0);
    expect((await folder.run(["rules"])).code).toBe(2);
  });
});

describe("what is wrong with it is said, and is 2", () => {
  test.each<[what: string, text: string, message: string]>([
    [
      "no default export",
      "export const rule = {};",
      "it exports no rule; `export default defineRule({ … })`, or a list of such rules",
    ],
    [
      "an empty list",
      "export default [];",
      "it exports no rule; `export default defineRule({ … })`, or a list of such rules",
    ],
    ["no rule", "export default 3;", "its rule: it is 3; it must be an object"],
    ["null", "export default null;", "its rule: it is null; it must be an object"],
    ["a function", "export default () => {};", "its rule: it is a function; it must be an object"],
    ["no id", pluginText({ id: "" }), "its rule: `id` is missing; it must be a text"],
    [
      "an id with capitals",
      pluginText({ id: '"Shout"' }),
      'rule `Shout`: `id` is "Shout"; it must be lower-case words with dashes between them',
    ],
    [
      "an id that breaks comments",
      pluginText({ id: '"a-->b"' }),
      'rule `a-->b`: `id` is "a-->b"; it must be lower-case words with dashes between them',
    ],
    [
      "the id of a group",
      pluginText({ id: '"style"' }),
      'rule `style`: `id` is "style"; it must be another word than a group has',
    ],
    ["an unknown target", pluginText({ on: '"evnt"' }), 'rule `shouting`: `on` is "evnt"; did you mean `event`?'],
    [
      "a target of every object",
      pluginText({ on: '"constructor"' }),
      'rule `shouting`: `on` is "constructor"; it must be one of',
    ],
    [
      "an unknown group",
      pluginText({ group: '"stile"' }),
      'rule `shouting`: `group` is "stile"; did you mean `style`?',
    ],
    [
      "no group",
      pluginText({ group: "" }),
      "rule `shouting`: `group` is missing; it must be one of syntax, structure,",
    ],
    [
      "an unknown confidence",
      pluginText({ confidence: '"sure"' }),
      'rule `shouting`: `confidence` is "sure"; it must be one of certain, likely, possible',
    ],
    [
      "a pattern under its former name",
      pluginText({ mentions: "/x/" }),
      "rule `shouting`: unknown key `mentions`; write `match`, and `check` is given what it matches",
    ],
    [
      "a pattern that is none",
      pluginText({ match: '"x"' }),
      'rule `shouting`: `match` is "x"; it must be a RegExp without the flag `y`',
    ],
    [
      "a sticky pattern",
      pluginText({ match: "/x/y" }),
      "rule `shouting`: `match` is {}; it must be a RegExp without the flag `y`",
    ],
    [
      "a convention of no day",
      pluginText({ since: '"2026-02-30"' }),
      'rule `shouting`: `since` is "2026-02-30"; it must be a day, `YYYY-MM-DD`',
    ],
    [
      "a rule to yield to that is no list",
      pluginText({ yieldsTo: '"stale-event"' }),
      'rule `shouting`: `yieldsTo` is "stale-event"; it must be a list',
    ],
    [
      "a severity of its own, as earlier versions had",
      pluginText({ severity: '"error"' }),
      "rule `shouting`: unknown key `severity`; write `confidence`, or another `group`: severity follows from the two",
    ],
    [
      "an unknown fix",
      pluginText({ fix: "true" }),
      "rule `shouting`: `fix` is true; it must be one of never, sometimes, always",
    ],
    [
      "an unknown fact",
      pluginText({ needs: '["weather"]' }),
      'rule `shouting`: `needs.0` is "weather"; it must be one of',
    ],
    [
      "an empty summary",
      pluginText({ summary: '" "' }),
      'rule `shouting`: `summary` is " "; it must be a text that says something',
    ],
    [
      "a url that runs",
      pluginText({ url: '"javascript:alert(1)"' }),
      'rule `shouting`: `url` is "javascript:alert(1)"; it must be an http or https URL',
    ],
    [
      "no examples",
      pluginText({ examples: "[]" }),
      "rule `shouting`: `examples` is []; it must be a list of at least one example",
    ],
    [
      "half an example",
      pluginText({ examples: '[{ incorrect: "x" }]' }),
      "rule `shouting`: `examples.0.correct` is missing; it must be a text",
    ],
    [
      "an example nowhere",
      pluginText({ examples: '[{ incorrect: "x", correct: "y", in: "asia" }]' }),
      'rule `shouting`: `examples.0.in` is "asia"; it must be one of',
    ],
    ["no check", pluginText({ check: "" }), "rule `shouting`: `check` is missing; it must be a function"],
    ["a check that is none", pluginText({ check: '"x"' }), 'rule `shouting`: `check` is "x"; it must be a function'],
    [
      "a misspelled field",
      pluginText({ confidnce: '"likely"' }),
      "rule `shouting`: unknown key `confidnce`; did you mean `confidence`?",
    ],
    [
      "a field that cannot be shown",
      pluginText({ why: "(() => { const a = {}; a.a = a; return a; })()" }),
      "rule `shouting`: `why` is an object; it must be a text",
    ],
    [
      "an id of the newsletter's",
      pluginText({ id: '"stale-event"' }),
      "rule `stale-event`: twir-lint has a rule of that id already; give it another id",
    ],
    [
      "the second of a list",
      `export default [${pluginText().replace("export default ", "").replace(/;\s*$/, "")}, {}];`,
      "rule 2: `id` is missing; it must be a text",
    ],
  ])("%s", async (_, text, message) => {
    const { code, stdout, stderr } = await withPlugin(text).run(["--plugin", PLUGIN, ...TEXT]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*\n$/);
    expect(stderr.slice(0, `twir-lint: plugin \`${PLUGIN}\`: ${message}`.length)).toBe(
      `twir-lint: plugin \`${PLUGIN}\`: ${message}`,
    );
  });

  test("an id of another plugin", async () => {
    const folder = withPlugin();
    folder.write("other.mjs", pluginText());
    expect(await folder.run(["--plugin", PLUGIN, "--plugin", "./other.mjs", "a.md"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `twir-lint: plugin \`./other.mjs\`: rule \`shouting\`: plugin \`${PLUGIN}\` has a rule of that id already; give it another id\n`,
    });
  });

  test("an id twice", async () => {
    const rule = pluginText().replace("export default ", "").replace(/;\s*$/, "");
    const { stderr } = await withPlugin(`export default [${rule}, ${rule}];`).run(["--plugin", PLUGIN, "a.md"]);
    expect(stderr).toBe(
      `twir-lint: plugin \`${PLUGIN}\`: rule \`shouting\`: it has a rule of that id already; give it another id\n`,
    );
  });

  test.each([
    ["./gone.mjs", /: no such file; it would be \/.*\/gone\.mjs\n$/],
    ["./", /: it is a folder; name the file in it\n$/],
  ])("%s", async (name, message) => {
    const { code, stderr } = await withPlugin().run(["--plugin", name, "a.md"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("it throws when it is loaded: with the line", async () => {
    const { code, stdout, stderr } = await withPlugin("\nthrow new Error('no \u001b[31mcrabs');").run([
      "--plugin",
      PLUGIN,
      "a.md",
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^twir-lint: plugin `\.\/shouting\.mjs`: it cannot be loaded: no \\u\{1b\}\[31mcrabs; this is a bug in the plugin\n {4}at .*shouting\.mjs:2:\d+\n$/,
    );
  });

  test("it is no JavaScript", async () => {
    const folder = withPlugin("export default {");
    const { code, stderr } = await folder.run(["--plugin", PLUGIN, "a.md"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^twir-lint: plugin `\.\/shouting\.mjs`: it cannot be loaded: [^\n]+; `node \/[^`]+\/shouting\.mjs` says where\n$/,
    );
  });

  test("it throws what is no error", async () => {
    const { stderr } = await withPlugin("throw null;").run(["--plugin", PLUGIN, "a.md"]);
    expect(stderr).toBe(`twir-lint: plugin \`${PLUGIN}\`: it cannot be loaded: null; this is a bug in the plugin\n`);
  });

  test("it throws in check: with the file, the line, and the other files linted", async () => {
    const check = "function* ({ link }) { if (link.text.value === 'CRABS') link.nothing.here; }";
    const folder = withPlugin(pluginText({ check }));
    folder.write("b.md", issueWith(TRACKED));
    const { code, stdout, stderr } = await folder.run(["--plugin", PLUGIN, "--format", "text", "a.md", "b.md"]);
    expect(code).toBe(2);
    expect(found(stdout)).toEqual(["tracking-parameter error"]);
    expect(stderr).toMatch(
      /^twir-lint: plugin `\.\/shouting\.mjs`: rule shouting crashed on a\.md: Cannot read properties of undefined \(reading 'here'\); this is a bug in the plugin\n {4}at .*shouting\.mjs:\d+:\d+\)?\n/,
    );
  });

  test("it gives nothing back: no line of twir-lint is told for its own", async () => {
    const folder = withPlugin(pluginText({ check: "() => {}" }));
    expect((await folder.run(["--plugin", PLUGIN, "a.md"])).stderr).toMatch(/^[^\n]* this is a bug in the plugin\n$/);
  });

  test("it would write outside of the file: nothing is written", async () => {
    const check =
      "() => [{ span: { start: 0, end: 1 }, message: 'x', fix: { title: 't', safety: 'safe', edits: [{ span: { start: -5, end: 1e9 }, text: '' }] } }]";
    const folder = withPlugin(pluginText({ check }), `${SHOUTED}\n${TRACKED}`);
    const before = folder.read("a.md");
    const { code, stderr } = await folder.run(["--plugin", PLUGIN, "--fix", "a.md"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /rule shouting crashed on a\.md: an edit spans -5 to 1000000000, and the file 0 to \d+; this is a bug in the plugin\n$/,
    );
    expect(folder.read("a.md")).toBe(before);
  });

  test("its fix does not settle: nothing is written", async () => {
    const check = `function* ({ link: { text: { span, value } } }) {
      const text = value === "A" ? "B" : "A";
      yield { span, message: "x", fix: { title: "t", safety: "safe", edits: [{ span, text }] } };
    }`;
    const folder = withPlugin(pluginText({ check }));
    const before = folder.read("a.md");
    const { code, stderr } = await folder.run(["--plugin", PLUGIN, "--fix", "a.md"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `twir-lint: plugin \`${PLUGIN}\`: the fixes of shouting do not settle on a.md; this is a bug in the plugin\n`,
    });
    expect(folder.read("a.md")).toBe(before);
  });
});
