/** Names of files whose bytes are not UTF-8: each such byte is a lone surrogate in our strings, as in Python. */
import { readFileSync, realpathSync } from "node:fs";

/** What is added to a byte, which is 0x80 or more, to make it a lone surrogate. */
const ESCAPE = 0xdc00;
const MAX_SEQUENCE = 4;

/** The character that the bytes begin with; undefined when they begin with none. */
const firstCharacter = (bytes: Uint8Array): string | undefined => {
  for (let length = 1; length <= Math.min(MAX_SEQUENCE, bytes.length); length++) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length));
    } catch {
      // It may go on.
    }
  }
  return undefined;
};

/** The bytes of a name as a string, of which `systemPath` makes the same bytes again. */
export const decodeName = (bytes: Buffer): string => {
  const text = bytes.toString("utf8");
  if (!text.includes("\uFFFD")) return text;
  let name = "";
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    const character = firstCharacter(bytes.subarray(at));
    name += character ?? String.fromCharCode(ESCAPE + byte);
    at += character === undefined ? 1 : Buffer.byteLength(character);
  }
  return name;
};

/** A path as the functions of `node:fs` take it: bytes where its string could not be UTF-8. */
export const systemPath = (path: string): string | Buffer => {
  if (!/\p{Surrogate}/u.test(path)) return path;
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
