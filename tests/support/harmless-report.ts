/** What must hold for a report in each format: it is well formed, and nobody who reads it obeys the draft. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import AjvDraft4 from "ajv-draft-04";
import type { Nodes } from "mdast";
import { SaxesParser } from "saxes";
import { referenceParser } from "../../src/document/markdown/reference.ts";
import type { Format } from "../../src/report/formats.ts";
import { PAGE } from "../../src/report/project.ts";

const schemaOf = (url: URL | string): object => JSON.parse(readFileSync(url, "utf8"));
const sarifSchema = createRequire(import.meta.url).resolve(
  "@microsoft/sarif-matcher-utils/lib/schemas/sarif-2.1.0-rtm.5.json",
);

export const fitsReportSchema = new Ajv({ strict: true }).compile(
  schemaOf(new URL("../../schema/report.json", import.meta.url)),
);
/** The official schema of SARIF, which names formats that Ajv does not know by itself. */
export const fitsSarifSchema = new AjvDraft4.default({
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    "uri-reference": (text: string) => URL.canParse(text, "file:///"),
    "date-time": true,
    uuid: true,
  },
}).compile(schemaOf(sarifSchema));

type Validator = typeof fitsReportSchema;
const assertFits = (validate: Validator, value: unknown): void =>
  assert(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));

/** What a terminal acts on or does not show; a new line ends a line of ours. */
const HIDDEN = /(?!\n)[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u;
/** Whether a line has a hidden character, or a command of GitHub Actions: the new ones at its beginning, the old anywhere. */
export const isObeyed = (line: string): boolean =>
  HIDDEN.test(line) || line.trimStart().startsWith("::") || line.includes("##[");
/** An annotation of ours, which is a command. */
export const isOurs = (line: string): boolean =>
  /^::(?:error|warning|notice) file=[^:]*,title=twir-lint%3A [\w-]+::./.test(line) && !HIDDEN.test(line);

const OUR_HTML = /<!-- (?:twir-lint:report )?-->|<\/?(?:details|summary)>/g;

const linesOf = (text: string): string[] => text.split("\n").slice(0, -1);

/** Outside of code: no HTML but ours, no link but those to our pages, and nothing that GitHub makes one of. */
const assertPlainMarkdown = (text: string): void => {
  assert(text.length <= 60_000, `it has ${text.length} characters`);
  const pending: Nodes[] = [referenceParser.parseTree(text)];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "html") assert.doesNotMatch(node.value.replace(OUR_HTML, ""), /[<>]/);
    if (node.type === "text") assert.doesNotMatch(node.value, /@\w|#\d|\bwww\./);
    if (node.type === "link") assert(node.url.startsWith(`${PAGE}#/rules/`), node.url);
    assert(!["image", "imageReference", "linkReference", "definition"].includes(node.type), node.type);
    if ("children" in node) pending.push(...node.children);
  }
};

const wellFormed: Readonly<Record<Format, (text: string) => void>> = {
  pretty: () => {},
  text: () => {},
  compat: () => {},
  json: (text) => assertFits(fitsReportSchema, JSON.parse(text)),
  jsonl: (text) => {
    for (const line of linesOf(text)) JSON.parse(line);
  },
  sarif: (text) => assertFits(fitsSarifSchema, JSON.parse(text)),
  rdjson: (text) => assert(Array.isArray(JSON.parse(text).diagnostics)),
  github: (text) =>
    assert.deepEqual(
      linesOf(text).filter((line) => !isOurs(line)),
      [],
    ),
  junit: (text) => {
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(text).close();
  },
  markdown: assertPlainMarkdown,
};

/** @throws AssertionError when the report is not well formed, or something in it would be obeyed */
export const assertHarmless = (format: Format, text: string): void => {
  const isWrong = (line: string): boolean => isObeyed(line) && !(format === "github" && isOurs(line));
  // A suggestion holds the line as it will be committed, with its tabs.
  const lines = (format === "markdown" ? text.replaceAll("\t", " ") : text).split("\n");
  assert.deepEqual(lines.filter(isWrong), []);
  wellFormed[format](text);
};
