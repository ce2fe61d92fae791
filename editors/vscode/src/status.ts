/** Says in the status bar what is left in the issue that is being edited. */
import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  window,
} from "vscode";
import { isIssueName } from "../../../src/newsletter/issue-name.ts";
import { plural } from "../../../src/report/plural.ts";

/** What the server calls itself in its diagnostics. */
export const SOURCE = "twir-lint";

export const isIssue = (editor: TextEditor | undefined): editor is TextEditor =>
  editor !== undefined && isIssueName(editor.document.uri.path);

export const findingsOf = ({ document }: TextEditor): Diagnostic[] =>
  languages.getDiagnostics(document.uri).filter(({ source }) => source === SOURCE);

const left = (findings: readonly Diagnostic[]): string => {
  const count = (severity: DiagnosticSeverity): number => findings.filter((each) => each.severity === severity).length;
  const errors = count(DiagnosticSeverity.Error);
  const warnings = count(DiagnosticSeverity.Warning);
  return [errors > 0 && plural(errors, "error"), warnings > 0 && plural(warnings, "warning")]
    .filter(Boolean)
    .join(", ");
};

const update = (item: StatusBarItem): void => {
  const editor = window.activeTextEditor;
  void commands.executeCommand("setContext", "twirLint.isIssue", isIssue(editor));
  if (!isIssue(editor)) {
    item.hide();
    return;
  }
  const text = left(findingsOf(editor));
  // No mark that says more than is known: the server may not have spoken yet, and a draft is never finished.
  item.text = text === "" ? "twir-lint" : `$(checklist) twir-lint: ${text}`;
  item.tooltip = text === "" ? "No error and no warning is shown in this issue" : "Go to the next finding";
  item.show();
};

export const statusBar = (): Disposable[] => {
  const item = window.createStatusBarItem("twirLint.left", StatusBarAlignment.Right);
  item.name = "twir-lint";
  item.command = "twirLint.nextFinding";
  update(item);
  return [
    item,
    window.onDidChangeActiveTextEditor(() => update(item)),
    languages.onDidChangeDiagnostics(() => update(item)),
  ];
};
