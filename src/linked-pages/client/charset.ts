/** Finds the character encoding of a page. */
import { TextDecoder } from "node:util";
import { Parser } from "htmlparser2";

/** Browsers look for a `meta charset` in this many bytes. */
export const SNIFFED_BYTES = 1024;

const charsetIn = (contentType: string): string | undefined =>
  /charset\s{0,5}=\s{0,5}["']?([^\s"';]{1,40})/i.exec(contentType)?.[1];

const charsetOfMeta = (start: Uint8Array): string | undefined => {
  let found: string | undefined;
  const parser = new Parser({
    onopentag(name, { charset, content = "" }) {
      if (name === "meta") found ??= charset ?? charsetIn(content);
    },
  });
  parser.write(new TextDecoder("latin1").decode(start));
  return found;
};

const decoderOf = (label: string | undefined): TextDecoder | undefined => {
  try {
    return label === undefined ? undefined : new TextDecoder(label);
  } catch {
    return undefined;
  }
};

/** The decoder for a page, by its byte order mark, else its header, else its `meta` element, else UTF-8. */
export const pageDecoder = (start: Uint8Array, contentType: string): TextDecoder => {
  const [first, second] = start;
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be");
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le");
  if (first === 0xef && second === 0xbb) return new TextDecoder();
  return decoderOf(charsetIn(contentType)) ?? decoderOf(charsetOfMeta(start)) ?? new TextDecoder();
};
