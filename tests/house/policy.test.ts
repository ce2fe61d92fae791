/** The house rules that a machine can hold: layers, names, messages, sizes. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { idOfFile, ruleFiles } from "../../scripts/registry.ts";
import { exampleFindings } from "../../src/engine/lint-example.ts";
import { dictionary, parser } from "../../src/library/with-parser.ts";
import { type AnyRule, GROUPS } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file: file.replaceAll("\\", "/"), text: readFileSync(`${root}src/${file}`, "utf8") }));
const INNER = ["archive/store", "linked-pages/client", "github/client", "lsp/node"];
const layerOf = (file: string): string =>
  INNER.find((inner) => file.startsWith(`${inner}/`)) ?? file.split("/")[0]?.replace(/\.ts$/, "") ?? "";

const GROUND = ["text", "newsletter", "document", "analysis"];
const FACTS = [...GROUND, "archive", "linked-pages", "change"];

/** What each layer may import, itself left out; `docs/architecture.md` draws it. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  newsletter: ["text"],
  document: ["text", "newsletter"],
  analysis: ["text", "newsletter", "document"],
  files: [],
  cache: ["files"],
  archive: GROUND,
  "archive/store": [...GROUND, "archive", "files", "cache"],
  "linked-pages": GROUND,
  "linked-pages/client": [...GROUND, "linked-pages", "files", "cache"],
  change: GROUND,
  rule: FACTS,
  rules: [...FACTS, "rule"],
  engine: [...FACTS, "rule", "rules"],
  report: [...FACTS, "rule", "rules", "engine"],
  config: ["text", "files", "rule", "rules", "engine"],
  github: [...FACTS, "rule", "engine", "report"],
  "github/client": [...FACTS, "rule", "rules", "engine", "report", "config", "github"],
  lsp: [...FACTS, "rule", "rules", "engine", "report", "config"],
  "lsp/node": [...FACTS, "files", "archive/store", "config", "lsp"],
  cli: [
    ...FACTS,
    ...["files", "cache", "archive/store", "linked-pages/client", "rule", "rules", "engine", "report", "config"],
    ...["github", "github/client", "lsp/node"],
  ],
  action: ["files", "rule", "report", "config", "cli"],
  library: [...FACTS, "rule", "rules", "engine", "report", "config"],
  index: [...FACTS, "rule", "rules", "engine", "report", "config", "library"],
};
/** Layers that ask the file system, the network or the process; all others run in a browser unchanged. */
const WITH_EFFECTS = [
  "files",
  "cache",
  "archive/store",
  "linked-pages/client",
  "github/client",
  "config",
  "lsp/node",
  "cli",
  "action",
];
const isPure = (file: string): boolean => !WITH_EFFECTS.includes(layerOf(file));

describe("layers", () => {
  const imports = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => ({ file, target: match[1] as string })),
  );

  test("imports run one way", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!target.startsWith(".")) return false;
      const layer = layerOf(new URL(target, `file:///${file}`).pathname.slice(1));
      return layer !== layerOf(file) && !LAYERS[layerOf(file)]?.includes(layer);
    });
    expect(wrong).toEqual([]);
  });

  test("the core has no file, network, clock or process", () => {
    const impure = imports.filter(({ file, target }) => isPure(file) && /^(?:node:|undici)/.test(target));
    expect(impure).toEqual([]);
    const globals = sources.filter(
      ({ file, text }) => isPure(file) && /\b(?:process\.|Date\.now|new Date\(\)|fetch\(|console\.)/.test(text),
    );
    expect(globals.map(({ file }) => file)).toEqual([]);
  });

  test("only the document sees the Markdown parser", () => {
    const eyes = imports.filter(({ target }) => /^(?:mdast|micromark)/.test(target));
    const parsers = eyes.filter(({ target }) => target !== "mdast").map(({ file }) => layerOf(file));
    expect([...new Set(parsers)]).toEqual(["document"]);
    // The types of its tree are known to two files: the parser's own, and the one that names it for rules.
    const types = eyes.filter(({ target }) => target === "mdast").map(({ file }) => file);
    expect(types.sort()).toEqual(["document/markdown/parser.ts", "document/markdown/reference.ts", "document/tree.ts"]);
  });

  test("only the library loads the reference parser with itself", () => {
    const loading = sources.flatMap(({ file, text }) =>
      /^import (?!type\b).*"[^"]*\/reference\.ts"/m.test(text) ? [file] : [],
    );
    expect(loading).toEqual(["library/parser.ts"]);
  });

  test("every folder of src/ is a layer", () => {
    const unknown = sources.map(({ file }) => layerOf(file)).filter((layer) => !LAYERS[layer]);
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("no rule imports another", () => {
    const wrong = imports.filter(
      ({ file, target }) => /^rules\/[^/]+\//.test(file) && !/^\.\.\/\.\.\/[\w-]+\//.test(target),
    );
    expect(wrong).toEqual([]);
  });
});

describe("sizes", () => {
  const lines = (text: string): number => text.split("\n").length - 1;

  test("no file over 250 lines", () => {
    expect(
      sources.filter(({ file, text }) => file !== "rules/index.ts" && lines(text) > 250).map(({ file }) => file),
    ).toEqual([]);
  });

  test("no rule over 110 lines, half of them within 60", () => {
    const sizes = ruleFiles().map((name) => ({ name, size: lines(readFileSync(`${root}src/rules/${name}`, "utf8")) }));
    expect(sizes.filter(({ size }) => size > 110)).toEqual([]);
    expect(sizes.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
  });
});

test("the registry is the folder, and an id is its file's name", () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleFiles().map(idOfFile));
});

test("the lock file and npm's settings name no registry host", () => {
  for (const file of ["package-lock.json", ".npmrc", "package.json"])
    expect(readFileSync(root + file, "utf8")).not.toMatch(/"resolved"|registry\s*=|registry\.\w+\.\w+/);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule: AnyRule) => {
  const findings = rule.examples.flatMap((example) => exampleFindings(rule, example, { parser, dictionary }));

  test("is named for the flagged thing", () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(id).not.toMatch(/^(?:no|valid|prefer|use|require|disallow)-/);
    expect(Object.keys(GROUPS)).toContain(rule.group);
  });

  test("says what and why", () => {
    expect(rule.summary).toMatch(/^[^A-Z\s].*[^.]$/);
    expect(rule.why.length).toBeGreaterThan(30);
    expect(rule.why).toMatch(/[.!?)]$/);
  });

  test("words its messages as the house does", () => {
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, help } of findings) {
      expect(message).toMatch(/^(?:[^A-Z\s]|[A-Z]{2})/);
      expect(message).not.toMatch(/\.$|\n/);
      expect(help, "what to do").toMatch(/^[^A-Z\s].*[^.]$/s);
    }
  });

  test("says nothing that Markdown hides", () => {
    const code = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g;
    const texts = findings.flatMap(({ message, help = "" }) => [message, help]);
    const padded = texts.filter((text) => [...text.matchAll(code)].some(([, , value = ""]) => /^ \S|\S $/.test(value)));
    expect(padded).toEqual([]);
  });
});
