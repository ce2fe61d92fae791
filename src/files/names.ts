/** Names of files whose bytes are not UTF-8: each such byte is a lone surrogate in our strings, as in Python. */
import { isUtf8 } from "node:buffer";
import { readFileSync, realpathSync } from "node:fs";

/** What is added to a byte, which is 0x80 or more, to make it a lone surrogate. */
const ESCAPE = 0xdc00;

/** How many bytes the character takes that the bytes begin with; 0 when they begin with none. */
const firstLength = (bytes: Uint8Array): number => {
  const lead = bytes[0] as number;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return isUtf8(bytes.subarray(0, length)) ? length : 0;
};

/** The bytes of a name as a string, of which `systemPath` makes the same bytes again. */
export const decodeName = (bytes: Buffer): string => {
  const text = bytes.toString("utf8");
  if (!text.includes("\uFFFD")) return text;
  const parts: string[] = [];
  let whole = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = firstLength(bytes.subarray(at, at + 4));
    if (length === 0) {
      parts.push(bytes.toString("utf8", whole, at), String.fromCharCode(ESCAPE + (bytes[at] as number)));
      whole = at + 1;
    }
    at += Math.max(1, length);
  }
  return [...parts, bytes.toString("utf8", whole)].join("");
};

/** A path as the functions of `node:fs` take it: bytes where its string could not be UTF-8. */
export const systemPath = (path: string): string | Buffer => {
  if (!/[\ud800-\udfff]/u.test(path)) return path;
  const bytes = [...path].map((character) => {
    const byte = character.charCodeAt(0) - ESCAPE;
    return byte >= 0x80 && byte <= 0xff ? Buffer.of(byte) : Buffer.from(character);
  });
  return Buffer.concat(bytes);
};

/**
 * The path without symbolic links.
 * @throws Error of the file system when there is no such file
 */
export const realPath = (path: string): string =>
  decodeName(realpathSync.native(systemPath(path), { encoding: "buffer" }));

/** The arguments of this process as they were given; Node replaces what is not UTF-8 in them. Only Linux tells them. */
export const rawArguments = (argv: readonly string[]): readonly string[] => {
  if (process.platform !== "linux" || !argv.some((argument) => argument.includes("\uFFFD"))) return argv;
  const bytes = readFileSync("/proc/self/cmdline");
  const parts: Buffer[] = [];
  for (let start = 0, end = bytes.indexOf(0); end >= 0; start = end + 1, end = bytes.indexOf(0, start))
    parts.push(bytes.subarray(start, end));
  return parts.length < argv.length ? argv : parts.slice(-argv.length).map(decodeName);
};
