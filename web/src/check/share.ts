/** A text in the fragment of an address, which no server is told. */

const stream = (bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(transform);

const toBase64 = (bytes: Uint8Array): string => {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

/** Far more than any issue has: a short address can hold a text that fills the memory. */
const MAX_BYTES = 4 * 1024 * 1024;

const readBounded = async (packed: ReadableStream<Uint8Array>): Promise<Blob> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of packed) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new RangeError("too long");
    chunks.push(new Uint8Array(chunk));
  }
  return new Blob(chunks);
};

export const pack = async (text: string): Promise<string> => {
  const packed = stream(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return toBase64(new Uint8Array(await new Response(packed).arrayBuffer()));
};

/** @throws for what `pack` did not write */
export const unpack = async (packed: string): Promise<string> => {
  const bytes = await readBounded(stream(fromBase64(packed), new DecompressionStream("deflate-raw")));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await bytes.arrayBuffer());
};

/** The address of this page with the text in it. */
export const shareAddress = async (text: string): Promise<string> =>
  `${location.origin}${location.pathname}#/text/${await pack(text)}`;
