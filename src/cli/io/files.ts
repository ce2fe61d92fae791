/** Reads the files to lint. */
import { decode, MAX_BYTES } from "../../config/decode.ts";
import { UsageError } from "../../config/usage-error.ts";
import { leavesCheckout } from "../../files/checkout.ts";
import { isDescriptor, NotRegularFile, readRegularFile } from "../../files/read-file.ts";
import type { Input } from "./discover.ts";
import { fileFailure } from "./file-failure.ts";
import type { Io } from "./io.ts";

const readBytes = (file: string, path: string): Uint8Array => {
  try {
    if (isDescriptor(file) || !leavesCheckout(file)) return readRegularFile(file, MAX_BYTES).bytes;
  } catch (cause) {
    if (!(cause instanceof NotRegularFile)) throw fileFailure(path, cause);
    throw new UsageError(`${path}: not a file`, { help: "give the Markdown file of an issue", cause });
  }
  throw new UsageError(`${path}: a symbolic link that leaves the checkout`, { help: "name the file it leads to" });
};

/**
 * The text of a file or of standard input.
 * @throws UsageError when it cannot be read, and as `decode` does
 */
export const readInput = async ({ file, path }: Input, io: Io): Promise<string> =>
  decode(path, file === undefined ? await io.stdin(MAX_BYTES) : readBytes(file, path));
