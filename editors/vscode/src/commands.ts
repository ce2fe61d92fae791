/** What the command palette offers. */
import { CodeActionKind, commands, type Disposable, Selection, TextEditorRevealType, window } from "vscode";
import { findingsOf, isIssue } from "./status.ts";

/** As the server calls it. */
const REPAIR_ALL = CodeActionKind.SourceFixAll.append("twir-lint");

const repairAll = async (): Promise<void> => {
  await commands.executeCommand("editor.action.codeAction", { kind: REPAIR_ALL.value, apply: "first" });
};

/** Goes to the first finding behind the cursor, and from the last one to the first. */
const nextFinding = (): void => {
  const editor = window.activeTextEditor;
  if (!isIssue(editor)) return;
  const ranges = findingsOf(editor)
    .map(({ range }) => range)
    .sort((a, b) => a.start.compareTo(b.start));
  const next = ranges.find(({ start }) => start.isAfter(editor.selection.active)) ?? ranges[0];
  if (!next) return;
  editor.selection = new Selection(next.start, next.start);
  editor.revealRange(next, TextEditorRevealType.InCenterIfOutsideViewport);
};

/** What concerns the server. */
interface ServerCommands {
  restart(): Promise<void>;
  showLog(): void;
}

export const registerCommands = ({ restart, showLog }: ServerCommands): Disposable[] => [
  commands.registerCommand("twirLint.repairAll", repairAll),
  commands.registerCommand("twirLint.nextFinding", nextFinding),
  commands.registerCommand("twirLint.showLog", showLog),
  commands.registerCommand("twirLint.restart", restart),
];
