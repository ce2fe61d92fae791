/** Reads and writes the files of the cache: text that is only believed when it is whole and from this program. */

import { writeAtomically } from "../../cache/cache-files.ts";
import { readRegularFile } from "../../files/read-file.ts";
import { checksum } from "./checksum.ts";

/** Far more than all issues that there will be. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The text in the file, when this program wrote it and it has not changed since. Anything else, and a file that cannot
 * be read, is no error: the cache is empty then.
 */
export const readCacheFile = (path: string, program: string): string | undefined => {
  try {
    const { bytes } = readRegularFile(path, MOST_BYTES);
    if (bytes.length > MOST_BYTES) return undefined;
    const start = bytes.indexOf("\n") + 1;
    const body = bytes.subarray(start);
    return bytes.toString("latin1", 0, start) === `${program} ${checksum(body)}\n`
      ? body.toString("latin1")
      : undefined;
  } catch {
    return undefined;
  }
};

/** Escapes in JSON, or a part of it, whatever is not ASCII: such a text is decoded fastest. */
export const toAscii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Writes lines of JSON. */
export const writeCacheFile = (path: string, program: string, json: string): void => {
  const body = Buffer.from(toAscii(json), "latin1");
  writeAtomically(path, Buffer.concat([Buffer.from(`${program} ${checksum(body)}\n`), body]));
};
