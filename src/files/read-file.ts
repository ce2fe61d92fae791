/** Reads files that a stranger may have put there: opened once, no more than a limit, and nothing is waited for. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { systemPath } from "./names.ts";

/** The file is a folder, a pipe, a device or a socket. */
export class NotRegularFile extends Error {
  override readonly name = "NotRegularFile";
}

/** Opening a pipe returns at once, and a terminal does not become ours. Windows has neither. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const FIRST_READ = 64 * 1024;

/** The paths of descriptors, as `<(command)` of a shell is one. */
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/\d+$|^\/dev\/(?:stdin|stdout|stderr|tty)$/;

/** Whether a path names what this process was handed; no symbolic link of a stranger does. */
export const isDescriptor = (path: string): boolean => DESCRIPTOR.test(path);

/** At most so many bytes. The size that the system tells is only a guess: files in `/proc` have 0. */
const readUpTo = (descriptor: number, size: number, most: number): Buffer => {
  let bytes = Buffer.allocUnsafe(Math.min(most, size < 1 ? FIRST_READ : size + 1));
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || length === most) return bytes.subarray(0, length);
    if (length === bytes.length)
      bytes = Buffer.concat([bytes, Buffer.allocUnsafe(Math.min(most - length, bytes.length))]);
  }
};

export interface ReadFile {
  /** At most one more than asked for, which tells that there are more. */
  readonly bytes: Buffer;
  readonly stats: Stats;
}

/**
 * The bytes of a regular file. A pipe is read when it was handed to this process as a descriptor.
 * @throws NotRegularFile, or the Error of the file system
 */
export const readRegularFile = (path: string, maxBytes: number): ReadFile => {
  const isOurs = isDescriptor(path);
  const descriptor = openSync(systemPath(path), isOurs ? constants.O_RDONLY : READ_ONLY);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() && !(isOurs && stats.isFIFO())) throw new NotRegularFile(path);
    return { bytes: readUpTo(descriptor, stats.size, maxBytes + 1), stats };
  } finally {
    closeSync(descriptor);
  }
};
