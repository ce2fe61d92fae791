/** The folders of the workspace, and which of them a document is in. */
import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver";

/** A part of an address may have a percent sign that begins no escape. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** The path in a URI, with forward slashes. */
export const pathOf = (uri: string): string => {
  const [address = ""] = uri.split(/[?#]/, 1);
  const behindScheme = address.slice(address.indexOf(":") + 1);
  if (!behindScheme.startsWith("//")) return decoded(behindScheme);
  const start = behindScheme.indexOf("/", 2);
  return start < 0 ? "" : decoded(behindScheme.slice(start));
};

const isFile = (uri: string): boolean => uri.startsWith("file:");

/** The URI of a folder with the slash behind it, in one spelling: clients escape the same characters differently. */
const prefixOf = (uri: string): string => (uri.endsWith("/") ? decoded(uri) : `${decoded(uri)}/`);

/** The URIs of the folders that are open. A client that knows of one alone calls it the root. */
export const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): string[] =>
  workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);

export class Folders {
  readonly #uris: Set<string>;

  constructor(uris: readonly string[]) {
    this.#uris = new Set(uris);
  }

  update({
    added,
    removed,
  }: {
    readonly added: readonly WorkspaceFolder[];
    readonly removed: readonly WorkspaceFolder[];
  }): void {
    for (const { uri } of removed) this.#uris.delete(uri);
    for (const { uri } of added) this.#uris.add(uri);
  }

  /** The innermost folder that a document is in. What is not saved yet is taken to belong to the first. */
  of(uri: string): string | undefined {
    const within = [...this.#uris].filter((folder) => decoded(uri).startsWith(prefixOf(folder)));
    if (within.length === 0 && !isFile(uri)) return [...this.#uris][0];
    return within.sort((a, b) => b.length - a.length)[0];
  }
}
