/** Reads files of the program one after the other into the same memory: memory that is touched for the first time costs. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";

/** In bytes: several times the largest file. What is not touched takes no memory. */
const SIZE = 4 * 1024 * 1024;

let memory: Buffer | undefined;

const memoryOf = (size: number): Buffer => {
  if (size > SIZE) return Buffer.allocUnsafeSlow(size);
  memory ??= Buffer.allocUnsafeSlow(SIZE);
  return memory.subarray(0, size);
};

/** Lets go of what was touched of the memory. What is read later, if anything, takes memory of its own. */
export const releaseMemory = (): void => {
  memory = undefined;
};

/**
 * The bytes of a file, until the next is read, and what the file system says of it; undefined where that is not accepted.
 * @throws Error when the file cannot be read
 */
export const readWhole = (
  path: string,
  isAccepted: (stats: Stats) => boolean = () => true,
): { readonly bytes: Buffer; readonly stats: Stats } | undefined => {
  // Opening a pipe of this name must not block.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || !isAccepted(stats)) return undefined;
    const bytes = memoryOf(stats.size);
    let done = 0;
    for (let read = -1; done < bytes.length && read !== 0; done += read)
      read = readSync(descriptor, bytes, done, bytes.length - done, null);
    // Less where it was written while it was read.
    return done === bytes.length ? { bytes, stats } : undefined;
  } finally {
    closeSync(descriptor);
  }
};
