/** Writes a fixed file atomically. */
import type { Stats } from "node:fs";
import { constants } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { realPath, systemPath } from "../../files/names.ts";
import { NotRegularFile } from "../../files/read-file.ts";
import { fileFailure } from "./file-failure.ts";
import { removeAbandoned, temporaryFolders, temporaryName } from "./temporary-files.ts";

/** The file must be writable, although another one takes its place. A pipe is not waited for; Windows has no such flag. */
const OPEN = constants.O_RDWR | (constants.O_NONBLOCK ?? 0);

/** @throws UsageError when the file is not what a rename may replace */
const checkReplaceable = (stats: Stats, shown: string): void => {
  if (!stats.isFile()) throw new NotRegularFile(shown);
  if (stats.nlink > 1)
    throw new UsageError(`${shown}: has ${stats.nlink} names (hard links), which a fix would part`, {
      help: "fix a copy, or apply what --diff prints with `patch`",
    });
};

/** Gives a new file the owner and the mode of the old one. */
const keepOwner = async (handle: FileHandle, { uid, gid, mode }: Stats, shown: string): Promise<void> => {
  const made = await handle.stat();
  if (made.uid !== uid || made.gid !== gid) {
    await handle.chown(uid, gid).catch((cause: unknown) => {
      const fact = `${shown}: belongs to another ${made.uid === uid ? "group" : "user"}, which a fix would change`;
      throw new UsageError(fact, { help: "run as its owner", cause });
    });
  }
  // The umask removes bits of the mode that is given to `open`, and `chown` others.
  await handle.chmod(mode & 0o7777);
};

const writeTemporary = async (file: string, bytes: Uint8Array, { old, shown }: { old: Stats; shown: string }) => {
  const handle = await open(systemPath(file), "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await keepOwner(handle, old, shown);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isSame = async (handle: FileHandle, before: Buffer): Promise<boolean> => {
  const found = Buffer.alloc(before.length + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(found, length, found.length - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length > before.length) return before.equals(found.subarray(0, length));
  }
};

interface Replacement {
  readonly shown: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** Writes a new file in a folder, and puts it in the place of the old one, which is closed by then: Windows wants that. */
const replaceFrom = async (folder: string, target: string, { shown, before, after }: Replacement): Promise<void> => {
  const temporary = join(folder, temporaryName());
  const handle = await open(systemPath(target), OPEN);
  try {
    const old = await handle.stat();
    checkReplaceable(old, shown);
    await writeTemporary(temporary, after, { old, shown });
    if (!(await isSame(handle, before)))
      throw new UsageError(`${shown}: changed while it was judged`, { help: "run it again" });
    await handle.close();
    await rename(systemPath(temporary), systemPath(target));
  } catch (error) {
    await rm(systemPath(temporary), { force: true });
    throw error;
  } finally {
    await handle.close();
  }
};

/**
 * Replaces the text of a file atomically: a reader sees the old or the new text, never a part. Owner and mode are kept,
 * and of a symbolic link the target is written.
 * @param before the text that was linted, so that an edit made in the meantime is not overwritten
 * @throws UsageError when the file cannot be written, or has changed; it is left unchanged then
 */
export const replaceFile = async (
  file: string,
  shown: string,
  { before, after }: { before: string; after: string },
): Promise<void> => {
  const bytes = Buffer.from(after, "utf8");
  if (bytes.toString("utf8") !== after) throw new Error(`a fix cut a character of ${shown} in two`);
  try {
    const target = realPath(file);
    const replacement = { shown, before: Buffer.from(before, "utf8"), after: bytes };
    for (const folder of temporaryFolders(target)) {
      removeAbandoned(folder);
      const isLast = folder === dirname(target);
      const isDone = await replaceFrom(folder, target, replacement).then(
        () => true,
        (error: unknown) => {
          // The folder of git may be read-only, or of another device after all.
          if (isLast || error instanceof UsageError) throw error;
          return false;
        },
      );
      if (isDone) return;
    }
  } catch (cause) {
    const { message, help } = cause instanceof UsageError ? cause : fileFailure(shown, cause);
    throw new UsageError(`${message} (the fixes are not written)`, { help, cause });
  }
};
