import { readFileSync, statSync } from "node:fs";
import { keepFile } from "../../cache/keep-file.ts";
import { checksum } from "./checksum.ts";

/** Far more than all issues that there will be. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The text that was kept, when this maker kept it and it is as it was kept: whatever else is in the file counts as not
 * there, and so does a file that cannot be read.
 */
export const readKept = (path: string, maker: string): string | undefined => {
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > MOST_BYTES) return undefined;
    const bytes = readFileSync(path);
    const start = bytes.indexOf("\n") + 1;
    const body = bytes.subarray(start);
    return bytes.toString("latin1", 0, start) === `${maker} ${checksum(body)}\n` ? body.toString("latin1") : undefined;
  } catch {
    return undefined;
  }
};

/** JSON, or a text of it, with all that is not ASCII escaped: such a text is read fastest. */
export const toAscii = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Keeps lines of JSON. */
export const keepText = (path: string, maker: string, json: string): void => {
  const body = Buffer.from(toAscii(json), "latin1");
  keepFile(path, Buffer.concat([Buffer.from(`${maker} ${checksum(body)}\n`), body]));
};
