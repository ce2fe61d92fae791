import { createTwoFilesPatch } from "diff";
import { escapeCommands, escapeHidden } from "./escape.ts";

export interface DiffOptions {
  /** For a terminal or a log: what it would obey is shown escaped. A patch for a program stays as it is. */
  readonly escape: boolean;
}

/** Hostile text can make the search for the smallest diff take for ever. */
const TIMEOUT_MILLISECONDS = 10_000;

const isAbsolute = (path: string): boolean => /^(?:[/\\]|[a-zA-Z]:)/.test(path);

/** A unified diff that `git apply` and `patch -p1` take; undefined when it would take too long. */
export const diffReport = (
  { path, before, after }: { path: string; before: string; after: string },
  options: DiffOptions,
): string | undefined => {
  const [from, to] = isAbsolute(path) ? [path, path] : [`a/${path}`, `b/${path}`];
  const patch = createTwoFilesPatch(escapeHidden(from), escapeHidden(to), before, after, undefined, undefined, {
    context: 3,
    timeout: TIMEOUT_MILLISECONDS,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  }) as string | undefined;
  if (patch === undefined || !options.escape) return patch;
  const lines = patch.split("\n").map((line) => escapeHidden(line.replace(/\r$/, "")));
  return escapeCommands(lines.join("\n"));
};
