/** The code actions of a finding: repair it, repair all of its rule, let it stand, explain it; and all repairs of a file. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Edit } from "../../text/edit.ts";
import { capitalized } from "../../text/sentence.ts";
import type { Client } from "../client.ts";
import { type DiagnosticData, type Marked, marksOf } from "../diagnostic.ts";
import { textEdits, workspaceEdit } from "../edits.ts";
import type { Judged } from "../judge.ts";
import { repairAll, repairOf, repairRule } from "../repairs.ts";
import type { Session } from "../session.ts";
import { allowCommand, editThatAllows, findingWith } from "./allow.ts";
import { EXPLAIN } from "./explain.ts";
import type { Feature } from "./feature.ts";

const FIX_ALL = `${CodeActionKind.SourceFixAll}.twir-lint`;

/**
 * Each edit that is offered is tried first, which takes a run over the text: so many at most, and so many characters. For
 * the actions beyond these a client asks later, or has none of them.
 */
const MOST_TRIED = 32;
const MOST_JUDGED = 2_000_000;

/** What makes the edit of an action, sent along with an action whose edit is asked for later. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly makes: "repair" | "repair-rule" | "allow";
  readonly fingerprint: string;
}

/** An action whose edit is made now or later. */
interface Plan extends Omit<CodeAction, "edit" | "data"> {
  readonly makes: ActionData["makes"];
  readonly fingerprint: string;
  readonly isLater: boolean;
}

const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only?.some((each) => each === "" || kind === each || kind.startsWith(`${each}.`)) ?? true;

const fingerprintOf = ({ data }: Diagnostic): string => (data as DiagnosticData).fingerprint;

/** The findings that the range touches, and those that the client names: it may ask for the line of the cursor. */
const concerned = (judged: Judged, { range, context }: CodeActionParams, session: Session): Marked[] => {
  const { start, end } = judged.document.positions.span(range);
  const named = new Set(
    context.diagnostics.map(({ data }) => (data as Partial<DiagnosticData> | undefined)?.fingerprint),
  );
  return marksOf(judged, session.host).filter(
    ({ found, diagnostic }) =>
      (found.span.start <= end && start <= found.span.end) || named.has(fingerprintOf(diagnostic)),
  );
};

const editFor = (
  { makes, fingerprint }: Pick<ActionData, "makes" | "fingerprint">,
  judged: Judged,
  client: Client,
): WorkspaceEdit | undefined => {
  const found = findingWith(judged, fingerprint);
  if (!found) return undefined;
  if (makes === "allow") return editThatAllows(found, judged, client);
  const edits: readonly Edit[] =
    makes === "repair-rule" ? repairRule(judged, found.rule) : ((found.fix && repairOf(judged, found.fix)) ?? []);
  return edits.length === 0 ? undefined : workspaceEdit(judged.document, textEdits(judged.document, edits), client);
};

const repairPlans = (marks: readonly Marked[]): Plan[] =>
  marks
    .filter(({ found }) => found.fix)
    .map(({ found: { fix }, diagnostic }) => ({
      title: capitalized(fix?.title ?? ""),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      ...(fix?.safety === "safe" && { isPreferred: true }),
      makes: "repair",
      fingerprint: fingerprintOf(diagnostic),
      isLater: false,
    }));

/** The first mark of each key. */
const firstOf = (marks: readonly Marked[], keyOf: (mark: Marked) => string): Marked[] => {
  const seen = new Set<string>();
  return marks.filter((mark) => {
    const key = keyOf(mark);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
};

const ruleOf = ({ found }: Marked): string => found.rule;

/** For a rule that has several findings which are repaired. */
const rulePlans = (marks: readonly Marked[], { result }: Judged, { resolvesEdits }: Client): Plan[] =>
  firstOf(marks, ruleOf)
    .filter(
      ({ found: { rule } }) =>
        result.diagnostics.filter((each) => each.rule === rule && each.fix?.safety === "safe").length > 1,
    )
    .map(({ found: { rule }, diagnostic }) => ({
      title: `Repair all \`${rule}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      makes: "repair-rule",
      fingerprint: fingerprintOf(diagnostic),
      isLater: resolvesEdits,
    }));

const allowPlans = (marks: readonly Marked[], { document }: Judged, client: Client): Plan[] =>
  // One comment lets all stand that a rule finds on a line.
  firstOf(marks, ({ found, diagnostic }) => `${found.rule} ${diagnostic.range.start.line}`)
    // What is said of the comments themselves, a comment does not keep back.
    .filter(({ found }) => found.group !== "allow")
    .map(({ found: { rule }, diagnostic }) => {
      const title = `Allow \`${rule}\` here`;
      const fingerprint = fingerprintOf(diagnostic);
      return {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...allowCommand(title, { document, fingerprint }, client),
        makes: "allow",
        fingerprint,
        isLater: client.resolvesEdits,
      };
    });

const explanations = (marks: readonly Marked[], { document: { uri } }: Judged): CodeAction[] =>
  firstOf(marks, ruleOf).map(({ found: { rule }, diagnostic }) => {
    const title = `Explain \`${rule}\``;
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: EXPLAIN, arguments: [rule, uri] },
    };
  });

/** The action with its edit, or with what makes it; none when there is nothing to make. */
const completed = ({ makes, fingerprint, isLater, ...action }: Plan, judged: Judged, client: Client): CodeAction[] => {
  if (action.command) return [action];
  const { uri, version } = judged.document;
  if (isLater) return [{ ...action, data: { uri, version, makes, fingerprint } satisfies ActionData }];
  const edit = editFor({ makes, fingerprint }, judged, client);
  return edit ? [{ ...action, edit }] : [];
};

interface Asked {
  readonly params: CodeActionParams;
  readonly session: Session;
  readonly pause: () => Promise<void>;
}

const quickFixes = async (judged: Judged, { params, session, pause }: Asked): Promise<CodeAction[]> => {
  const { client } = session;
  const marks = concerned(judged, params, session);
  const plans = [...repairPlans(marks), ...rulePlans(marks, judged, client), ...allowPlans(marks, judged, client)];
  const most = Math.min(MOST_TRIED, 1 + MOST_JUDGED / (judged.document.text.length + 1));
  const actions: CodeAction[] = [];
  let tried = 0;
  for (const plan of plans) {
    if (plan.isLater || plan.command) actions.push(...completed(plan, judged, client));
    else if (tried++ < most) {
      await pause();
      actions.push(...completed(plan, judged, client));
    } else if (client.resolvesEdits) actions.push(...completed({ ...plan, isLater: true }, judged, client));
  }
  return [...actions, ...explanations(marks, judged)];
};

const fixAll = (judged: Judged, client: Client): CodeAction[] => {
  const { document } = judged;
  const edits = repairAll(judged);
  if (edits.length === 0) return [];
  const edit = workspaceEdit(document, textEdits(document, edits), client);
  return [{ title: "Repair all that has one right answer", kind: FIX_ALL, edit }];
};

export const codeActions: Feature = {
  capabilities: ({ resolvesEdits }) => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: resolvesEdits },
  }),
  start: (session) => {
    const { connection, client } = session;
    connection.onCodeAction((params, token) =>
      session.answer(params.textDocument.uri, token, async (judged, pause) => {
        const { only } = params.context;
        return [
          ...(wants(only, CodeActionKind.QuickFix) ? await quickFixes(judged, { params, session, pause }) : []),
          // Whoever does not ask for it by name wants what concerns the cursor.
          ...(only && wants(only, FIX_ALL) ? fixAll(judged, client) : []),
        ];
      }),
    );
    connection.onCodeActionResolve(async (action, token) => {
      const data = action.data as ActionData | undefined;
      if (!data) throw new ResponseError(ErrorCodes.InvalidParams, "no action of this server");
      const edit = await session.answer(data.uri, token, (judged) => {
        if (judged.document.version !== data.version)
          throw new ResponseError(LSPErrorCodes.ContentModified, "the document changed");
        return editFor(data, judged, client);
      });
      if (!edit) throw new ResponseError(LSPErrorCodes.RequestFailed, "it would cause another finding");
      return { ...action, edit };
    });
  },
};
