/** Walks folders: what is in them by name, whatever bytes a name has. Symbolic links to folders are not followed. */
import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { decodeName, systemPath } from "../../files/names.ts";
import { isIssueName } from "../../newsletter/issue-name.ts";

export interface Entry {
  readonly name: string;
  readonly kind: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink">;
}

/** What is in a folder, by name. */
export const entriesOf = (folder: string): Entry[] =>
  readdirSync(systemPath(folder), { withFileTypes: true, encoding: "buffer" })
    .map((kind) => ({ name: decodeName(kind.name), kind }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

export const isIssueFile = ({ name, kind }: Entry): boolean =>
  isIssueName(name) && (kind.isFile() || kind.isSymbolicLink());

interface Walk {
  /** Whether a file is wanted; a symbolic link may be one. */
  readonly isWanted: (entry: Entry, path: string) => boolean;
  /** How many folders below one another are looked into, this one counted. */
  readonly depth?: number;
}

/** The paths of the files in a folder and below. Hidden folders and those of packages are left out. */
export const walk = (folder: string, { isWanted, depth = Number.POSITIVE_INFINITY }: Walk): string[] =>
  entriesOf(folder).flatMap((entry) => {
    const { name, kind } = entry;
    const path = join(folder, name);
    if (kind.isDirectory())
      return depth > 1 && !name.startsWith(".") && name !== "node_modules"
        ? walk(path, { isWanted, depth: depth - 1 })
        : [];
    return (kind.isFile() || kind.isSymbolicLink()) && isWanted(entry, path) ? [path] : [];
  });
