/** What goes wrong with a file, in words for the user, and how messages name it. */
import { isAbsolute, relative, sep } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { NotRegularFile } from "../../files/read-file.ts";

/** The help where there is no issue. */
export const NAMING = "issues are named like 2026-03-11-this-week-in-rust.md; give a file to lint it whatever its name";

/**
 * A path as messages show it, with forward slashes: relative to the working directory, except for a path outside of it
 * that was given as an absolute one.
 * @param path absolute
 * @param given the path as the user wrote it
 */
export const shownPath = (path: string, cwd: string, given = path): string => {
  const fromCwd = relative(cwd, path);
  const isOutside = fromCwd === "" || fromCwd.startsWith("..") || isAbsolute(fromCwd);
  return (isOutside && isAbsolute(given) ? path : fromCwd).split(sep).join("/");
};

/** The message for what is there and is no regular file. */
const notAFile = (shown: string, cause: Error): UsageError =>
  new UsageError(`${shown}: not a file`, { help: "name a regular one, not a folder, pipe or device", cause });

/** An error of the file system as a message for the user. */
export const fileFailure = (shown: string, cause: unknown): UsageError => {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  if (cause instanceof NotRegularFile) return notAFile(shown, cause);
  const known: Readonly<Record<string, readonly [fact: string, help: string | undefined]>> = {
    ENOENT: ["no such file or folder", "check the path"],
    ENOTDIR: ["no such file or folder", "check the path"],
    EACCES: ["no permission", "change its permissions, or run as its owner"],
    EPERM: ["no permission", "change its permissions, or run as its owner"],
    EROFS: ["the file system is read-only", "copy the file to another place"],
    ENOSPC: ["no space left on the disk", "make room and run again"],
    EDQUOT: ["no space left in the quota", "make room and run again"],
    EFBIG: ["larger than a file may be here", "write it to another place"],
    EPIPE: ["its reader has closed it", undefined],
    EISDIR: ["a folder", "name a file"],
    ENXIO: ["not a file", "name a regular one"],
    EAGAIN: ["it would have to be waited for", "name a regular file"],
    ENAMETOOLONG: ["the name is too long", "check the path"],
    ELOOP: ["a symbolic link that leads to itself", "repair the link"],
  };
  const [fact, help] = known[code] ?? [message, undefined];
  return new UsageError(`${shown}: ${fact}`, { help, cause });
};
