/** Writes a report to the file that a flag names: whole or not at all, and never through the links of a branch. */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { checkoutOf, isSymbolicLink, isWithin, leavesCheckout } from "../../files/checkout.ts";
import { systemPath } from "../../files/names.ts";
import { isDescriptor, NotRegularFile } from "../../files/read-file.ts";
import { fileFailure } from "./file-failure.ts";

/** Nothing is waited for, and the file is kept as it is until it is known to be one. Windows has no such flag. */
const OPEN = constants.O_WRONLY | constants.O_CREAT | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** Its number: a socket cannot be opened once more by its path. */
const descriptorOf = (file: string): number | undefined => {
  if (file === "/dev/stdout") return 1;
  if (file === "/dev/stderr") return 2;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(file)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** @throws UsageError when the report would lie in the folder of git, or links of a checkout lead it to another place */
const checkPlace = (file: string, shown: string): void => {
  const root = checkoutOf(dirname(file));
  if (root === undefined) return;
  if (isWithin(join(root, ".git"), file))
    throw new UsageError(`${shown}: lies in the folder of git`, { help: "name another file" });
  if (isSymbolicLink(file) || leavesCheckout(dirname(file), root))
    throw new UsageError(`${shown}: led to another place by a symbolic link`, { help: "name a file without a link" });
};

/** Writes at the end, or in place of what is there. Of a report that cannot be written nothing stays. */
const writeWhole = (file: string, text: string, append: boolean): void => {
  const descriptor = openSync(systemPath(file), OPEN | (append ? constants.O_APPEND : 0), 0o666);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() && !stats.isCharacterDevice()) throw new NotRegularFile(file);
    const start = append ? stats.size : 0;
    if (stats.isFile() && !append) ftruncateSync(descriptor, 0);
    try {
      writeFileSync(descriptor, text);
    } catch (error) {
      if (stats.isFile()) ftruncateSync(descriptor, start);
      if (stats.isFile() && !append) rmSync(systemPath(file), { force: true });
      throw error;
    }
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Writes the text of a report.
 * @param path as the user named it
 * @throws UsageError when it cannot be written
 */
export const writeReport = (
  { path, append = false }: { path: string; append?: boolean },
  text: string,
  cwd: string,
) => {
  const file = resolve(cwd, path);
  try {
    if (isDescriptor(file)) return writeFileSync(descriptorOf(file) ?? file, text);
    checkPlace(file, path);
    return writeWhole(file, text, append);
  } catch (cause) {
    const { message, help } = cause instanceof UsageError ? cause : fileFailure(path, cause);
    throw new UsageError(`${message} (the report is not written)`, { help, cause });
  }
};
