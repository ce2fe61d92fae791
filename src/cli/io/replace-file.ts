import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { fileFailure } from "./discover.ts";

const writeWhole = async (file: string, bytes: Uint8Array, mode: number): Promise<void> => {
  const handle = await open(file, "wx", mode);
  try {
    await handle.writeFile(bytes);
    // The mode given to open is cut by the umask.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Puts the text in the place of the file in one step: who reads it sees the old or the new text, never a part.
 * The mode stays; a symbolic link stays a link, and what it leads to is written.
 * @param before what was judged: who saves the file while pages are asked must not lose it
 * @throws UsageError when it cannot be written, or is not as it was; it is left alone then
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
    await writeWhole(temporary, bytes, mode & 0o7777);
    if (!(await readFile(target)).equals(Buffer.from(before, "utf8")))
      throw new UsageError(`${shown}: changed while it was judged`, { help: "run it again" });
    await rename(temporary, target);
  } catch (cause) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    const { message, help } = cause instanceof UsageError ? cause : fileFailure(shown, cause);
    throw new UsageError(`${message} (the fixes are not written)`, { help, cause });
  }
};
