/** Writes a fixed file atomically. */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { fileFailure } from "./discover.ts";

const writeTemporary = async (file: string, bytes: Uint8Array, mode: number): Promise<void> => {
  const handle = await open(file, "wx", mode);
  try {
    await handle.writeFile(bytes);
    // The umask removes bits of the mode that is given to `open`.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Replaces the text of a file atomically: a reader sees the old or the new text, never a part. The mode is kept, and of
 * a symbolic link the target is written.
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
  let temporary: string | undefined;
  try {
    const target = await realpath(file);
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
    await writeTemporary(temporary, bytes, mode & 0o7777);
    if (!(await readFile(target)).equals(Buffer.from(before, "utf8")))
      throw new UsageError(`${shown}: changed while it was judged`, { help: "run it again" });
    await rename(temporary, target);
  } catch (cause) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    const { message, help } = cause instanceof UsageError ? cause : fileFailure(shown, cause);
    throw new UsageError(`${message} (the fixes are not written)`, { help, cause });
  }
};
