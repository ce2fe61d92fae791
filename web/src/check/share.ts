/** A text in the fragment of an address, which no server is told. */
import { base64Of, bytesOfBase64 } from "../../../src/text/base64.ts";
import { readBounded } from "../../../src/text/bounded-stream.ts";

/** Far more than any issue has: a short address can hold a text that fills the memory. */
const MAX_BYTES = 4 * 1024 * 1024;

/** @throws for what cannot be transformed, or is too long */
const transformed = async (
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> => {
  const all = await readBounded(new Blob([bytes]).stream().pipeThrough(transform), MAX_BYTES);
  if (all === undefined) throw new RangeError("too long");
  return all;
};

/** As an address can have it. */
export const pack = async (text: string): Promise<string> => {
  const packed = await transformed(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return base64Of(packed).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

/** @throws for what `pack` did not write */
export const unpack = async (packed: string): Promise<string> => {
  const bytes = bytesOfBase64(packed.replaceAll("-", "+").replaceAll("_", "/"));
  if (bytes === undefined) throw new RangeError("no base64");
  const text = await transformed(bytes, new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
};

/** The address of this page with the text in it. */
export const shareAddress = async (text: string): Promise<string> =>
  `${location.origin}${location.pathname}#/text/${await pack(text)}`;
