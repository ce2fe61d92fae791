/** The schema of the JSON report, from which its types and the shipped JSON Schema are made. */
import { z } from "zod";
import { MAX_ROWS } from "./max-rows.ts";

const listOf = <T extends z.ZodType>(row: T) => z.array(row).max(MAX_ROWS);

const position = z
  .strictObject({
    line: z.int().min(1).describe("From 1."),
    column: z.int().min(1).describe("From 1, in UTF-16 units."),
    offset: z.int().min(0).describe("From the beginning of the file, in UTF-16 units; a byte order mark counts."),
  })
  .describe("A place in a file.")
  .meta({ id: "position" });

const range = z
  .strictObject({ start: position, end: position.describe("Exclusive.") })
  .describe("A half-open range of a file.")
  .meta({ id: "range" });

const fix = z
  .strictObject({
    title: z.string().describe("What it does, as a command."),
    safety: z.enum(["safe", "unsafe"]).describe("safe: no information is lost and no meaning changed."),
    edits: listOf(z.strictObject({ range, text: z.string() })).describe("Made together or not at all."),
  })
  .describe("What repairs the finding.");

const diagnostic = z.strictObject({
  rule: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  confidence: z
    .enum(["certain", "likely", "possible"])
    .describe("How sure it is that an editor would change it: likely is evidence, possible is worth a look."),
  message: z.string(),
  help: z.string().optional().describe("What to do, in words that can be pasted into a review."),
  url: z.string().optional().describe("The page about the rule; rules of plugins may have none."),
  range,
  related: listOf(z.strictObject({ path: z.string(), range, message: z.string() })).describe("Places that explain it."),
  fix: fix.optional(),
  fingerprint: z.string().describe("Stays the same when the finding moves to another line."),
});

const suggestion = z.strictObject({
  first: z.int().min(1).describe("The first line that it replaces, from 1."),
  last: z.int().min(1).describe("The last one."),
  lines: listOf(z.string()).readonly().describe("What they read with all safe fixes made, without line endings."),
});

const file = z.strictObject({
  path: z.string().describe("From the working directory, with forward slashes."),
  issue: z.strictObject({
    number: z.int().optional().describe("As the front matter says."),
    date: z.string().optional().describe("As the front matter says, YYYY-MM-DD."),
    stage: z.enum(["draft", "publish"]).describe("At which stage the file was judged."),
  }),
  diagnostics: listOf(diagnostic).describe("Sorted by place, then by rule."),
  leftOut: z.int().min(1).optional().describe("How many findings are left out behind them: a list has its limit."),
  suggestions: listOf(suggestion).optional().describe("With --since or --staged: the lines as they should read."),
});

const count = z.int().min(0);

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal("twir-lint"), version: z.string() }),
  files: listOf(file).describe("A row for every file linted, also a clean one."),
  leftOut: z.int().min(1).optional().describe("How many files are left out behind them."),
  change: z
    .strictObject({
      bulk: z
        .boolean()
        .describe("It adds one entry to the newest draft and nothing else: blank lines and list markers do not count."),
      because: z.string().describe("Completes: it …"),
    })
    .optional()
    .describe("For editors, with --since or --staged: whether their tool can merge the change together with others."),
  summary: z.strictObject({
    files: count,
    errors: count,
    warnings: count,
    infos: count,
    fixable: count.describe("Findings that --fix repairs."),
    fixed: count.describe("Fixes made in this run."),
  }),
});

export type JsonReport = z.infer<typeof reportSchema>;

/** The JSON Schema of `--format json` as it is shipped in `schema/report.json`. */
export const reportJsonSchema = (): string => {
  const schema = z.toJSONSchema(reportSchema, { target: "draft-7" });
  return `${JSON.stringify({ title: "Report of twir-lint --format json", ...schema }, null, 2)}\n`;
};
