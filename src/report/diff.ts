/** The unified diff of `--diff`. */
import { createTwoFilesPatch } from "diff";
import { escapeCommands, escapeHidden } from "./escape.ts";

export interface DiffOptions {
  /** Escapes control characters and workflow commands, for a terminal or a log. A patch for a program is not escaped. */
  readonly escape: boolean;
}

/** Hostile text can make the search for the smallest diff practically endless. */
const TIMEOUT_MILLISECONDS = 10_000;

const isAbsolute = (path: string): boolean => /^(?:[/\\]|[a-zA-Z]:)/.test(path);

/** A unified diff for `git apply` and `patch -p1`; undefined after the timeout. */
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
