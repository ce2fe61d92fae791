/** Says above the sections what is left to do before publication, and does what can be done by one answer. */
import { type CodeLens, CodeLensRefreshRequest } from "vscode-languageserver";
import type { Section } from "../../document/types.ts";
import { type Diagnostic, type LintResult, lint } from "../../engine/lint.ts";
import { plural } from "../../report/plural.ts";
import { partitionPoint } from "../../text/span.ts";
import { textEdits, workspaceEdit } from "../edits.ts";
import type { Judged } from "../judge.ts";
import { LEFT_TO_DO, repairBeforePublication } from "../repairs.ts";
import type { Session } from "../session.ts";
import type { Feature } from "./feature.ts";

const REPAIR = "twir-lint.repairBeforePublication";

/** What is left of a rule, and what the click does about it. */
const TITLES: Readonly<Record<string, (count: number) => string>> = {
  "stale-event": (count) => (count === 1 ? "1 event is over: remove it" : `${count} events are over: remove them`),
  "cancelled-event": (count) =>
    count === 1 ? "1 event is cancelled: remove it" : `${count} events are cancelled: remove them`,
  "missing-part": (count) =>
    count === 1
      ? "1 part is missing: write that there is none"
      : `${count} parts are missing: write that there are none`,
  "empty-section": (count) =>
    count === 1 ? "1 section is empty: remove its heading" : `${count} sections are empty: remove their headings`,
};

const titleFor = (rule: string, count: number): string =>
  TITLES[rule]?.(count) ?? `${plural(count, "finding")} of ${rule}: repair`;

const published = new WeakMap<Judged, LintResult>();

/** What would be found were the document published as it is. */
const lintPublished = (judged: Judged): LintResult => {
  const known =
    judged.result.stage === "publish"
      ? judged.result
      : (published.get(judged) ?? lint(judged.document.source, { ...judged.options, stage: "publish" }));
  published.set(judged, known);
  return known;
};

const sectionAt = (sections: readonly Section[], offset: number): Section | undefined =>
  sections[partitionPoint(sections, ({ span }) => span.start <= offset) - 1];

/** Where a lens about a finding stands: above the heading of the outermost section that it is in. */
const placeOf = ({ issue }: LintResult, { span }: Diagnostic): number => {
  let section = sectionAt(issue.sections, span.start);
  while (section?.parent) section = section.parent;
  return section?.heading.start ?? 0;
};

const lensAt = (offset: number, { document }: Judged, command: CodeLens["command"]): CodeLens => {
  const position = document.positions.positionAt(offset);
  return { range: { start: position, end: position }, command };
};

/** The one at the top only tells: an empty command is what an editor shows without a link. */
const summaryOf = ({ diagnostics }: LintResult, judged: Judged): CodeLens[] => {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  const left = [errors > 0 && plural(errors, "error"), warnings > 0 && plural(warnings, "warning")].filter(Boolean);
  const title = left.length === 0 ? "Ready for publication" : `Left before publication: ${left.join(", ")}`;
  return [lensAt(0, judged, { title, command: "" })];
};

const lensesOf = (judged: Judged, { client }: Session): CodeLens[] => {
  const result = lintPublished(judged);
  const byRule = new Map<string, Diagnostic[]>();
  for (const found of result.diagnostics) {
    if (found.group !== LEFT_TO_DO || !found.fix) continue;
    const known = byRule.get(found.rule);
    if (known) known.push(found);
    else byRule.set(found.rule, [found]);
  }
  const { uri, version } = judged.document;
  const repairs = [...byRule].map(([rule, found]) =>
    lensAt(placeOf(result, found[0] as Diagnostic), judged, {
      title: titleFor(rule, found.length),
      command: REPAIR,
      arguments: [uri, version, rule],
    }),
  );
  return [...summaryOf(result, judged), ...(client.appliesEdits ? repairs : [])];
};

/** Repairs all findings of the rule, those too that a person should look at: that is who has clicked. */
const repair = async (session: Session, args: readonly unknown[]): Promise<void> => {
  const [uri, version, rule] = args;
  const judged = await session.judgeAt(uri, version);
  if (!judged) return;
  const { document } = judged;
  const edits = textEdits(document, repairBeforePublication(judged, rule));
  await session.apply(document, workspaceEdit(document, edits, session.client));
};

export const lenses: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  commands: { [REPAIR]: repair },
  start: (session) => {
    const { connection, client } = session;
    connection.onCodeLens(({ textDocument }, token) =>
      session.answer(textDocument.uri, token, (judged) => (judged.settings.lenses ? lensesOf(judged, session) : [])),
    );
    session.onForgotten(() => {
      if (client.capabilities.workspace?.codeLens?.refreshSupport)
        session.inBackground(connection.sendRequest(CodeLensRefreshRequest.type));
    });
  },
};
