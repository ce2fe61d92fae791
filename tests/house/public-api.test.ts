import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as api from "../../src/index.ts";

const FUNCTIONS_AND_VALUES = [
  "FORMATS",
  "RuleCrash",
  "SourceFile",
  "UsageError",
  "buildArchive",
  "defineRule",
  "explain",
  "fix",
  "formatDay",
  "formatReport",
  "lint",
  "lintChange",
  "modelOf",
  "parseArchive",
  "parseConfig",
  "parseDay",
  "rules",
  "safeFix",
  "serializeArchive",
  "spanOf",
  "testRule",
  "unsafeFix",
  "weekday",
];
const TYPES = [
  "Allow",
  "AnyRule",
  "Archive",
  "Author",
  "ChangedIssue",
  "ChangedTexts",
  "ComparedLines",
  "Confidence",
  "Context",
  "Day",
  "Diagnostic",
  "Edit",
  "Example",
  "ExamplePlace",
  "FactName",
  "Facts",
  "FileChange",
  "Finding",
  "Fix",
  "FixOptions",
  "FixResult",
  "Format",
  "FrameName",
  "Group",
  "Issue",
  "IssueText",
  "Level",
  "LintOptions",
  "LintResult",
  "MarkdownParser",
  "MarkdownTree",
  "Match",
  "Model",
  "ModelField",
  "ModelPart",
  "ModelRange",
  "ModelSection",
  "ParsedConfig",
  "Position",
  "Related",
  "ReportOptions",
  "Rule",
  "RuleSettings",
  "SectionKind",
  "Severity",
  "Span",
  "Stage",
  "Targets",
  "Text",
];

test("the names are kept", () => {
  expect(Object.keys(api).sort()).toEqual(FUNCTIONS_AND_VALUES);
});

test("the names of types are kept, and every export says what it is", () => {
  const source = readFileSync("src/index.ts", "utf8");
  const statements = source.split(/;\n/).filter((statement) => statement.includes("export"));
  for (const statement of statements) expect(statement.trim()).toMatch(/\/\*\* [^\n]+ \*\/\nexport[^;]*$/);
  const types = [...source.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, list = ""]) => list.match(/\w+/g) ?? []);
  const inline = [...source.matchAll(/\btype (\w+)/g)].map(([, name = ""]) => name);
  expect(new Set([...types, ...inline, "Issue"])).toEqual(new Set(TYPES));
});

test("lints, fixes, and takes rules of one's own", () => {
  const shouting = api.defineRule({
    id: "shouting",
    on: "line",
    group: "style",
    fix: "never",
    summary: "a line shouts",
    why: "It is loud.",
    examples: [{ incorrect: "HEY\n^^^ shouts", correct: "hey" }],
    *check({ span, content }) {
      if (content.value === "HEY") yield { span, message: "shouts" };
    },
  });
  const { diagnostics } = api.lint("hey\nHEY\n", { rules: [shouting] });
  expect(diagnostics).toEqual([
    {
      rule: "shouting",
      group: "style",
      confidence: "certain",
      severity: "warning",
      span: { start: 4, end: 7 },
      message: "shouts",
    },
  ]);
  const tracked = "* [Post](https://a.example/?utm_source=x)\n";
  expect(api.fix(tracked, { select: ["tracking-parameter"] })).toMatchObject({
    text: "* [Post](https://a.example/)\n",
    fixed: 1,
  });
});
