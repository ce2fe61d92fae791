/** The house rules that a machine can hold: layers, names, messages, sizes. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ruleFiles } from "../scripts/registry.ts";
import { stripAnnotations } from "../src/engine/annotate.ts";
import { lint } from "../src/engine/lint.ts";
import { type AnyRule, GROUPS } from "../src/rules/define-rule.ts";
import { factsOf } from "../src/rules/example-archive.ts";
import { EXAMPLE_PATH, placeExample } from "../src/rules/example-place.ts";
import { rules } from "../src/rules/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file: file.replaceAll("\\", "/"), text: readFileSync(`${root}src/${file}`, "utf8") }));
const layerOf = (file: string): string => file.split("/")[0]?.replace(/\.ts$/, "") ?? "";

/** What each layer may import, itself left out. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  model: ["text"],
  rules: ["text", "model"],
  engine: ["text", "model", "rules"],
  report: ["text", "model", "rules", "engine"],
  config: ["text", "rules", "engine"],
  // Asks the world for what rules may need; they are given it as plain data of the model.
  facts: ["text", "model"],
  cli: ["text", "model", "rules", "engine", "report", "config", "facts"],
  index: ["text", "model", "rules", "engine", "report"],
};
/** Layers that run in a browser unchanged. */
const PURE = ["text", "model", "rules", "engine", "report"];

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
    const impure = imports.filter(
      ({ file, target }) => PURE.includes(layerOf(file)) && /^(?:node:|undici)/.test(target),
    );
    expect(impure).toEqual([]);
    const globals = sources.filter(
      ({ file, text }) =>
        PURE.includes(layerOf(file)) && /\b(?:process\.|Date\.now|new Date\(\)|fetch\(|console\.)/.test(text),
    );
    expect(globals.map(({ file }) => file)).toEqual([]);
  });

  test("only the model sees the Markdown parser", () => {
    const eyes = imports.filter(({ target }) => /^(?:mdast|micromark)/.test(target));
    const parsers = eyes.filter(({ target }) => target !== "mdast").map(({ file }) => layerOf(file));
    expect([...new Set(parsers)]).toEqual(["model"]);
    // The types of its tree are known to two files: the parser's own, and the one that names it for rules.
    const types = eyes.filter(({ target }) => target === "mdast").map(({ file }) => file);
    expect(types.sort()).toEqual(["model/parser/reference.ts", "model/types.ts"]);
  });

  test("only the public API loads the reference parser with itself", () => {
    const loading = sources.flatMap(({ file, text }) =>
      /^import (?!type\b).*"[^"]*\/reference\.ts"/m.test(text) ? [file] : [],
    );
    expect(loading).toEqual(["index.ts"]);
  });

  test("what reads issues outside of the core is ready to load it", () => {
    const reads = sources.filter(
      ({ file, text }) =>
        !PURE.includes(layerOf(file)) &&
        /^import (?!type\b)[^;]*"[^"]*\/(?:engine\/(?:lint|fix)|model\/build)\.ts"/m.test(text) &&
        /\b(?:lint|fix|buildIssue)\(/.test(text),
    );
    const unready = reads.filter(({ text }) => !/\bwithParser\(/.test(text)).map(({ file }) => file);
    // They are asked by the command, which is.
    expect(unready).toEqual(["cli/change.ts", "cli/online.ts"]);
  });

  test("scripts lint by the public API, which has it", () => {
    const scripts = readdirSync(`${root}scripts`, { recursive: true, encoding: "utf8" });
    const wrong = scripts
      .filter((file) => file.endsWith(".ts"))
      .filter((file) =>
        /\/src\/(?:engine\/(?:lint|fix)|model\/build)\.ts"/.test(readFileSync(`${root}scripts/${file}`, "utf8")),
      );
    expect(wrong).toEqual([]);
  });

  test("a rule imports nothing but text, model, data and its own contract", () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        /^rules\/[^/]+\.ts$/.test(file) &&
        !/^\.\.\/(?:text|model)\/|^\.\/(?:data\/[\w-]+|define-rule|example-archive|example-place)\.ts$/.test(target) &&
        file !== "rules/index.ts",
    );
    expect(wrong).toEqual([]);
  });
});

describe("sizes", () => {
  const lines = (text: string): number => text.split("\n").length - 1;

  test("no file over 250 lines", () => {
    expect(sources.filter(({ text }) => lines(text) > 250).map(({ file }) => file)).toEqual([]);
  });

  test("no rule over 110 lines, half of them within 60", () => {
    const sizes = ruleFiles().map((name) => ({ name, size: lines(readFileSync(`${root}src/rules/${name}`, "utf8")) }));
    expect(sizes.filter(({ size }) => size > 110)).toEqual([]);
    expect(sizes.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
  });
});

test("the registry is the folder, and an id is its file's name", () => {
  expect(rules.map(({ id }) => `${id}.ts`)).toEqual(ruleFiles());
});

test("the lock file and npm's settings name no registry host", () => {
  for (const file of ["package-lock.json", ".npmrc", "package.json"])
    expect(readFileSync(root + file, "utf8")).not.toMatch(/"resolved"|registry\s*=|registry\.\w+\.\w+/);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule: AnyRule) => {
  const findings = rule.examples.flatMap((example) => {
    const { text } = placeExample(example, stripAnnotations(example.incorrect));
    return lint(text, {
      path: example.path ?? EXAMPLE_PATH,
      author: example.author,
      rules: rule.on === "allow" ? rules : [rule],
      facts: factsOf(example),
    }).diagnostics.filter((found) => found.rule === id);
  });

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
});
