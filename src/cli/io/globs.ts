/**
 * Files named by a pattern, as a shell would on systems whose shell does not, and files to leave out. Loaded only for an
 * argument with a pattern. The pattern is the user's; the names it is held against are anybody's.
 */
import { dirname, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { isWithin, targetAt } from "../../files/checkout.ts";
import { walk } from "./walk.ts";

/** Windows writes paths with backslashes, and no name there has a character of patterns that would need one before it. */
const IS_WINDOWS = sep === "\\";
const withSlashes = (text: string): string => (IS_WINDOWS ? text.replaceAll("\\", "/") : text);

interface Pattern {
  /** Absolute: the folder before the first character of patterns. */
  readonly folder: string;
  /** The rest; empty when there is no such character, and the pattern is a path. */
  readonly glob: string;
}

const patternOf = (given: string, cwd: string): Pattern => {
  const { base, glob } = picomatch.scan(withSlashes(given));
  return { folder: resolve(cwd, base.replace(/\\(.)/gs, "$1")), glob };
};

/** Whether the pattern names a path, which is absolute. */
const matcher = ({ folder, glob }: Pattern, options: picomatch.PicomatchOptions): ((path: string) => boolean) => {
  if (glob === "") return (path) => path === folder;
  const matches = picomatch(glob, { ...options, nocase: IS_WINDOWS });
  return (path) => isWithin(folder, path) && matches(withSlashes(relative(folder, path)));
};

/** How many folders below one another a pattern names, or any number. */
const depthOf = (glob: string): number => (/\*\*|[({]/.test(glob) ? Number.POSITIVE_INFINITY : glob.split("/").length);

/** The files that a pattern names, absolute and by name; nothing outside of the folder that it begins with. */
export const filesMatching = (given: string, cwd: string): string[] => {
  const pattern = patternOf(given, cwd);
  const { folder, glob } = pattern;
  if (!targetAt(folder)?.isDirectory()) return [];
  const matches = matcher(pattern, {});
  return walk(folder, { isWanted: (_, path) => matches(path), depth: depthOf(glob) });
};

/** Whether a pattern, given without its `!`, leaves a file out: it names the file, or a folder that the file is in. */
export const leavesOut = (given: string, cwd: string): ((file: string) => boolean) => {
  const matches = matcher(patternOf(given.replace(/(?<!\/)\/+$/, ""), cwd), { dot: true });
  const isNamed = (path: string): boolean => {
    const above = dirname(path);
    return matches(path) || (above !== path && isNamed(above));
  };
  return isNamed;
};
