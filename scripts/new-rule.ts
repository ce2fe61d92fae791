/**
 * `npm run new-rule -- FOLDER/RULE-ID "what it flags"`: a rule file that compiles, with one example that says what to do
 * next.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { idOfFile, RULES_FOLDER, ruleFiles } from "./registry.ts";

const FORBIDDEN = /^(?:no|valid|prefer|use|require)-/;
const FOLDERS = readdirSync(RULES_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const template = (id: string, summary: string): string => `import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "${id}",
  on: "entry",
  group: "style",
  fix: "never",
  summary: ${JSON.stringify(summary)},
  why: "Say why an editor cares, with what you have seen in the archive.",
  examples: [
    {
      incorrect: \`
* [REPLACE ME](https://blog.example.net/replace-me)
   ^^^^^^^^^^ the title is \\\`REPLACE ME\\\`\`,
      correct: "* [A title](https://blog.example.net/replace-me)",
    },
  ],
  *check({ link }) {
    const { span, value } = link.text;
    if (value === "REPLACE ME")
      yield { span, message: \`the title is \\\`\${value}\\\`\`, help: "say in the words of an editor what to write" };
  },
});
`;

const [path = "", summary = "say in one sentence what it flags"] = process.argv.slice(2);
const [folder = "", id = ""] = path.split("/");
const file = new URL(`${path}.ts`, RULES_FOLDER);
const problem =
  !FOLDERS.includes(folder) || !/^[a-z]+(?:-[a-z]+)*$/.test(id)
    ? `say what it looks at (${FOLDERS.join(", ")}) and what it flags, in lower case with dashes: npm run new-rule -- titles/shouted-title`
    : FORBIDDEN.test(id)
      ? `\`${id}\` does not read after "allow": name the flagged thing, \`shouted-title\` and not \`no-shouting\``
      : ruleFiles().map(idOfFile).includes(id) || existsSync(file)
        ? `there is a rule \`${id}\` already`
        : undefined;

if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 2;
} else {
  writeFileSync(file, template(id, summary));
  await import("./generate.ts");
  console.log(`Wrote src/rules/${path}.ts, step 1 of CONTRIBUTING.md, which says more of each. Next:
  2. choose its on and its group, and say why
  3. write its examples, then check: npx vitest run tests/rules/rules.test.ts -t ${id}
  4. npm run corpus -- ../this-week-in-rust/content --rule ${id}
  5. write a line that it reports into fixtures/torn/: npx vitest run tests/cli/fixtures.test.ts -u
  6. npm run format && npm run generate && npm run check && npx vitest run tests/house/policy.test.ts
bin/twir-lint.js knows the rule after: npm run build`);
}
