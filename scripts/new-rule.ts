/** `npm run new-rule -- rule-id "what it flags"`: a rule file that compiles, with one example that says what to do next. */
import { existsSync, writeFileSync } from "node:fs";
import { RULES_FOLDER } from "./registry.ts";

const FORBIDDEN = /^(?:no|valid|prefer|use|require)-/;

const template = (id: string, summary: string): string => `import { defineRule } from "./define-rule.ts";

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
    if (link.text.value === "REPLACE ME") yield { span: link.text.span, message: \`the title is \\\`\${link.text.value}\\\`\` };
  },
});
`;

const [id = "", summary = "say in one sentence what it flags"] = process.argv.slice(2);
const file = new URL(`${id}.ts`, RULES_FOLDER);
const problem = !/^[a-z]+(?:-[a-z]+)*$/.test(id)
  ? "name the rule in lower case with dashes, for what it flags: npm run new-rule -- shouted-title"
  : FORBIDDEN.test(id)
    ? `\`${id}\` does not read after "allow": name the flagged thing, \`shouted-title\` and not \`no-shouting\``
    : existsSync(file)
      ? `src/rules/${id}.ts exists`
      : undefined;

if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 2;
} else {
  writeFileSync(file, template(id, summary));
  await import("./generate.ts");
  console.log(`Wrote src/rules/${id}.ts. Next:
  1. edit its on, group, why, examples and check
  2. npx vitest run tests/rules.test.ts -t ${id}
  3. npm run corpus -- ../this-week-in-rust/content --rule ${id}
  4. npm run build, for bin/twir-lint.js knows the rule only then: node bin/twir-lint.js explain ${id}
  5. npm run generate && npm test
CONTRIBUTING.md says more of each, and of the fixtures.`);
}
