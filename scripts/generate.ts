/**
 * Writes the tables of countries and languages, and what is made from the rules: the registry, a page for each rule, the
 * lists of them and of their messages, the counts in the README, the schemas; and from `package.json` the addresses of
 * the project and how the workflows to copy name a release.
 * `npm run generate -- --check` writes nothing and fails when something is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectSource } from "./project-source.ts";
import { registrySource } from "./registry.ts";
import { WORD_DATA, wordData } from "./word-data.ts";
import { countryData, languageData } from "./world-data.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
const stale: string[] = [];

const put = (path: string, text: string): void => {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  stale.push(path);
  if (check) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** The README with what stands between the two comments of that name replaced. */
const withPart = (readme: string, name: string, text: string): string => {
  const [before, rest] = readme.split(`<!-- ${name} -->\n`);
  const after = rest?.split(`<!-- /${name} -->`)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks its \`<!-- ${name} -->\` comments`);
  return `${before}<!-- ${name} -->\n\n${text}\n<!-- /${name} -->${after}`;
};

/** What `npm run corpus -- DIR --table` counted when it was last run. */
const published = (): string => {
  const [, counts = ""] = readFileSync(join(root, "docs/published-defects.md"), "utf8").split("\n\n");
  return `${counts}\n`;
};

put("src/newsletter/data/countries.json", countryData());
put("src/newsletter/data/languages.json", languageData());
put(WORD_DATA, wordData());
put("src/rules/index.ts", registrySource());
put("src/report/project.ts", projectSource());
// Only now are the registry and the addresses what the files say.
const { rules } = await import("../src/rules/index.ts");
const { ruleListFile, rulePageFile } = await import("./rule-docs.ts");
const { messageList } = await import("./message-list.ts");
const { configJsonSchema } = await import("../src/config/schema.ts");
const { reportJsonSchema } = await import("../src/report/json-schema.ts");
const { PINNED, readPin, withPin } = await import("./release/pins.ts");

for (const rule of rules) put(`docs/rules/${rule.id}.md`, rulePageFile(rule));
put("docs/rules/README.md", ruleListFile(rules));
for (const file of readdirSync(join(root, "docs/rules"))) {
  if (file === "README.md" || rules.some((rule) => file === `${rule.id}.md`)) continue;
  stale.push(`docs/rules/${file}`);
  if (!check) rmSync(join(root, "docs/rules", file));
}
put("docs/messages.md", messageList(rules));
const readme = readFileSync(join(root, "README.md"), "utf8");
put("README.md", withPart(readme, "published", published()));
put("schema/config.json", configJsonSchema());
put("schema/report.json", reportJsonSchema());

for (const path of PINNED) put(path, withPin(readFileSync(join(root, path), "utf8"), readPin()));

if (check && stale.length > 0) {
  console.error(`stale: ${stale.join(", ")}\nRun \`npm run generate\` and commit what it writes.`);
  process.exitCode = 1;
}
