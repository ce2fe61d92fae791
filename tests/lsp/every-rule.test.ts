/** The examples of all rules, opened in an editor: found, repaired and allowed as the engine does it. */
import { expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  DidCloseTextDocumentNotification,
} from "vscode-languageserver-protocol/node";
import { harmfulFixes } from "../../src/engine/repair-check.ts";
import { type LintResult, lint } from "../../src/index.ts";
import { stripAnnotations } from "../../src/rule/annotate.ts";
import { EXAMPLE_PATH, placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { newFolder } from "../support/cli-run.ts";
import { applyWorkspaceEdit } from "../support/lsp-edits.ts";
import { connect, type LspClient, uriOf } from "../support/lsp-servers.ts";

/** Examples that need nothing but the text. */
const EXAMPLES = rules.flatMap((rule) =>
  rule.examples
    .filter(({ before, pages, earlier, author, path }) => !(before || pages || earlier || author || path))
    .map((example) => ({ rule: rule.id, text: placeExample(example, stripAnnotations(example.incorrect)).text })),
);

const NAME = EXAMPLE_PATH.replace(/^.*\//, "");

const keysOf = (found: readonly { readonly code?: unknown; readonly rule?: string }[]): string[] =>
  found.map(({ code, rule }) => String(code ?? rule));

/** What the repair of the first finding of the rule makes; undefined where there is none that causes nothing else. */
const repairedBy = (rule: string, text: string, result: LintResult): string | undefined => {
  const fix = result.diagnostics.find((each) => each.rule === rule)?.fix;
  if (!fix) return undefined;
  const after = applyEdits(text, fix.edits);
  return harmfulFixes(result, [fix], lint(after, { path: `draft/${NAME}` })).size === 0 ? after : undefined;
};

const actionsAt = async (client: LspClient, uri: string, found: Diagnostic): Promise<CodeAction[]> =>
  (await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: found.range,
    context: { diagnostics: [found], only: ["quickfix"] },
  })) as CodeAction[];

/** The text with the comment that the action writes, with a reason. */
const allowedBy = (action: CodeAction, rule: string, text: string): string =>
  applyWorkspaceEdit(text, action.edit ?? {}).replace(`${rule}:  -->`, `${rule}: why -->`);

test("every example", { timeout: 240_000 }, async () => {
  expect(EXAMPLES.length).toBeGreaterThan(150);
  const folder = newFolder();
  const client = await connect({ cwd: folder.path, folders: [folder.path] });
  const seen = { found: 0, repaired: 0, allowed: 0 };
  const wrong: string[] = [];
  for (const [index, { rule, text }] of EXAMPLES.entries()) {
    const uri = uriOf(`${folder.path}/${index}/draft/${NAME}`);
    await client.open(uri, text);
    const pushed = await client.pushed(uri, 1);
    const result = lint(text, { path: `draft/${NAME}` });
    expect(keysOf(pushed), text).toEqual(keysOf(result.diagnostics));
    const first = pushed.find(({ code }) => code === rule);
    if (!first) continue;
    seen.found++;
    const actions = await actionsAt(client, uri, first);
    const expected = repairedBy(rule, text, result);
    const repairs = actions
      .filter(
        ({ diagnostics, edit, title }) =>
          edit && diagnostics?.[0]?.code === rule && !/^(?:Allow|Repair all) /.test(title),
      )
      .map(({ edit }) => applyWorkspaceEdit(text, edit ?? {}));
    if (expected !== undefined) {
      if (!repairs.includes(expected)) wrong.push(`${rule}: repaired otherwise`);
      seen.repaired++;
    }
    const allow = actions.find(({ title }) => title === `Allow \`${rule}\` here`);
    if ((allow === undefined) !== rule.endsWith("-allow"))
      wrong.push(`${rule}: ${allow ? "" : "not "}allowed: ${first.message}`);
    if (allow) {
      const after = lint(allowedBy(allow, rule, text), { path: `draft/${NAME}` });
      const count = (found: readonly string[]): number => found.filter((each) => each === rule).length;
      if (count(keysOf(after.diagnostics)) >= count(keysOf(pushed))) wrong.push(`${rule}: the comment does nothing`);
      if (after.diagnostics.some((each) => each.rule === "unused-allow")) wrong.push(`${rule}: the comment is unused`);
      seen.allowed++;
    }
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }
  expect(wrong).toEqual([]);
  expect(seen.found).toBeGreaterThan(150);
  expect(seen.repaired).toBeGreaterThan(60);
  expect(await client.end()).toBe(0);
  expect(client.log).toEqual([]);
});
