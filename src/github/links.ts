/** Links to the files of a pull request on GitHub. */
import { hasNoDotSegment, uriOf } from "../report/uri.ts";

/** Where the head of a pull request is. */
export interface Place {
  /** `https://github.com`. */
  readonly server: string;
  /** The repository that the pull request is for: `owner/name`. */
  readonly repository: string;
  readonly sha: string;
  /** The contributor's own branch; undefined when the fork is gone. */
  readonly branch?: { readonly repository: string; readonly name: string };
}

/** The address of a line of the new text; undefined for a path that leads elsewhere. */
export const lineUrl = ({ server, repository, sha, branch }: Place, path: string, line: number): string | undefined =>
  // Without `plain=1` GitHub renders Markdown, which has no lines.
  hasNoDotSegment(path)
    ? `${server}/${branch?.repository ?? repository}/blob/${sha}/${uriOf(path)}?plain=1#L${line}`
    : undefined;

/** The page on which the file is edited in that branch. */
export const editUrl = ({ server, branch }: Pick<Place, "server" | "branch">, path: string): string | undefined =>
  branch !== undefined && hasNoDotSegment(path) && hasNoDotSegment(branch.name)
    ? `${server}/${branch.repository}/edit/${uriOf(branch.name)}/${uriOf(path)}`
    : undefined;
