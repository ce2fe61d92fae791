/** The bytes of a stranger's file as the text that they are, wherever they were read. */
import { UsageError } from "./usage-error.ts";

/** An issue has about 30 KB, so a larger file is no issue. */
export const MAX_BYTES = 10 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * The number, from 1, of the first line that is not UTF-8. No UTF-8 sequence contains a newline, so each line is
 * decoded alone.
 */
const firstBrokenLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
};

const tooLarge = (path: string): UsageError =>
  new UsageError(`${path}: larger than 10 MB`, { help: "an issue has about 30 KB; is this the right file?" });

/**
 * The text of a file; its byte order mark and line endings are kept.
 * @param path as messages name the file
 * @throws UsageError when the file is too large, empty or binary, or is not UTF-8
 */
export const decode = (path: string, bytes: Uint8Array): string => {
  if (bytes.length > MAX_BYTES) throw tooLarge(path);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new UsageError(`${path}: the text is UTF-16`, { help: "save it as UTF-8" });
  if (bytes.includes(0)) throw new UsageError(`${path}: a binary file`, { help: "give the Markdown file of an issue" });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${path}: line ${firstBrokenLine(bytes)} is not UTF-8`, { help: "save it as UTF-8", cause });
  }
  if (text.trim() === "") throw new UsageError(`${path}: the file is empty`, { help: "is this the right file?" });
  return text;
};
