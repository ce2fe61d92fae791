/** Reads files for a server that runs in a worker, from wherever the workspace is. */
import { RelativePattern, Uri, workspace } from "vscode";
import { CONFIG_FILES } from "../../../src/config/config-file.ts";
import { decode, MAX_BYTES } from "../../../src/config/decode.ts";
import {
  type FileText,
  MOST_ISSUES,
  type ReadParams,
  type WorkspaceTexts,
} from "../../../src/lsp/worker/read-workspace.ts";
import { byDayInName, isIssueName } from "../../../src/newsletter/issue-name.ts";

/** The folder of earlier issues beside `draft/`. */
const ARCHIVE = "content";

/** The text of a file; undefined for one that is not there, or that is no text. */
const read = async (uri: Uri): Promise<FileText | undefined> => {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > MAX_BYTES) return undefined;
    return { uri: uri.toString(), text: decode(uri.path, await workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
};

const isIn = (folder: Uri): boolean =>
  (workspace.workspaceFolders ?? []).some(({ uri }) => uri.toString() === folder.toString());

/** Reads nothing outside of the folders that are open. */
export const readWorkspace = async ({ folder, archive = ARCHIVE }: ReadParams): Promise<WorkspaceTexts> => {
  const root = Uri.parse(folder);
  if (!isIn(root) || archive.split(/[\\/]/).includes("..")) return { issues: [] };
  const configs = await Promise.all(CONFIG_FILES.map((name) => read(Uri.joinPath(root, name))));
  const config = configs.find((file) => file !== undefined);
  const found = await workspace.findFiles(new RelativePattern(Uri.joinPath(root, archive), "*.{md,markdown}"));
  const newest = found
    .filter(({ path }) => isIssueName(path))
    .sort((a, b) => byDayInName(b.path, a.path))
    .slice(0, MOST_ISSUES);
  const issues = await Promise.all(newest.map(read));
  return { ...(config && { config }), issues: issues.flatMap((issue) => issue ?? []) };
};
