/** SARIF 2.1.0, `--format sarif`. */
import { fingerprints } from "../engine/fingerprint.ts";
import type { AllowedDiagnostic, Diagnostic } from "../engine/lint.ts";
import { type AnyRule, confidenceOf, type Severity, severityOf } from "../rule/define-rule.ts";
import { sentence } from "../text/sentence.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { FileReport } from "./file-report.ts";
import { jsonText } from "./json-text.ts";
import { HOME } from "./project.ts";
import { type RelatedPosition, relatedPositions } from "./related.ts";
import type { ReportContext } from "./reporter.ts";
import { rulePage } from "./rule-page.ts";
import { ruleUrl } from "./rule-url.ts";
import { truncate } from "./truncate.ts";
import { uriOf } from "./uri.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const LEVELS = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;
/** The values of `problem.severity`, by which GitHub sorts. */
const PROBLEM_SEVERITIES = { error: "error", warning: "warning", info: "recommendation" } as const;
/** GitHub truncates longer texts. */
const MAX_LENGTH = 1024;

const pascalCase = (id: string): string => id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const ruleRow = (rule: AnyRule) => {
  const severity = severityOf(rule.group, confidenceOf(rule), "publish");
  const markdown = rulePage(rule).join("\n\n");
  const page = ruleUrl(rule);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: truncate(sentence(rule.summary), MAX_LENGTH) },
    fullDescription: { text: truncate(`${sentence(rule.summary)} ${rule.why}`, MAX_LENGTH) },
    ...(page === undefined ? {} : { helpUri: page }),
    help: { text: `${rule.why}\n\nTo let it stand: <!-- twir-lint-allow ${rule.id}: the reason -->`, markdown },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ["this-week-in-rust", rule.group],
      precision: severity === "info" ? "medium" : "high",
      "problem.severity": PROBLEM_SEVERITIES[severity],
    },
  };
};

/** A path inside the repository is relative to its root, so that it is valid on another machine; any other is absolute. */
const artifactOf = (path: string, fromRoot: string) => {
  if (/^(?:\/|[a-zA-Z]:)/.test(path)) return { uri: `file://${path.startsWith("/") ? "" : "/"}${uriOf(path)}` };
  const parts: string[] = [];
  for (const part of `${fromRoot}${path}`.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return { uri: uriOf(parts.join("/")), uriBaseId: "SRCROOT" };
};

const regionBetween = ({ start, end }: RelatedPosition["range"]) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const regionOf = (source: SourceFile, { start, end }: Span) =>
  regionBetween({ start: source.position(start), end: source.position(end) });

const resultsOf = (file: FileReport, context: Pick<ReportContext, "rules" | "fromRoot">) => {
  const { source, diagnostics, allowed = [] } = file;
  const artifactLocation = artifactOf(file.path, context.fromRoot);
  const locationOf = (span: Span) => ({ physicalLocation: { artifactLocation, region: regionOf(source, span) } });
  const indexes = new Map(context.rules.map(({ id }, index) => [id, index]));

  const fixOf = ({ title, edits }: NonNullable<Diagnostic["fix"]>) => ({
    description: { text: sentence(title) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map(({ span, text }) => ({
          deletedRegion: regionOf(source, span),
          // Some readers fail on a deletion without `insertedContent`.
          insertedContent: { text },
        })),
      },
    ],
  });

  const resultOf = (found: Diagnostic & Partial<AllowedDiagnostic>, fingerprint: string) => ({
    ruleId: found.rule,
    ...(indexes.has(found.rule) ? { ruleIndex: indexes.get(found.rule) } : {}),
    level: LEVELS[found.severity],
    message: { text: found.help === undefined ? found.message : `${found.message}\n${found.help}` },
    locations: [locationOf(found.span)],
    ...(found.related?.length
      ? {
          relatedLocations: relatedPositions(file, found).map(({ path, range, message }, index) => ({
            id: index + 1,
            physicalLocation: { artifactLocation: artifactOf(path, context.fromRoot), region: regionBetween(range) },
            message: { text: message },
          })),
        }
      : {}),
    partialFingerprints: { "twirLint/v1": fingerprint },
    ...(found.reason === undefined
      ? {}
      : { suppressions: [{ kind: "inSource", status: "accepted", justification: found.reason }] }),
    // Only safe fixes: viewers apply them with one click.
    ...(found.fix?.safety === "safe" ? { fixes: [fixOf(found.fix)] } : {}),
  });

  const all = [...diagnostics, ...allowed];
  const names = fingerprints(source, all);
  return all.map((found, index) => resultOf(found, names[index] as string));
};

/**
 * For GitHub's code scanning and for editors. Paths are relative to the root of the repository, columns are UTF-16 units,
 * and fingerprints stay the same when other lines are edited.
 */
export const sarifReport = (
  files: readonly FileReport[],
  context: Pick<ReportContext, "version" | "rules" | "fromRoot" | "failures">,
): string => {
  const { version, rules, failures } = context;
  const notifications = failures.map((text) => ({ level: "error", message: { text } }));
  const run = {
    tool: {
      driver: { name: "twir-lint", version, semanticVersion: version, informationUri: HOME, rules: rules.map(ruleRow) },
    },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
      },
    ],
    originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
    automationDetails: { id: "twir-lint/" },
    columnKind: "utf16CodeUnits",
    artifacts: files.map(({ path }) => ({ location: artifactOf(path, context.fromRoot), sourceLanguage: "markdown" })),
    results: files.flatMap((file) => resultsOf(file, context)),
  };
  return `${jsonText({ $schema: SCHEMA, version: "2.1.0", runs: [run] })}\n`;
};
